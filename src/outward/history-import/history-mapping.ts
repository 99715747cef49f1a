import { CHANNELS } from '../../domain/procedure-rules.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import {
  type Choice,
  choiceFaults,
  choiceOf,
  columnOf,
  type MappingFault,
  type Source,
  sourceOf,
  wordFaults,
  zoneFaults,
} from '../../platform/csv-import/choice.js';
import type { HistoryProcedureFile, MappingFile, MomentFile } from './mapping-file.js';

/** Where a moment of the application comes from. */
export type MomentSource = { readonly column: string } | { readonly rule: 'first_event' | 'last_event' };

export type HistoryProcedure = Readonly<HistoryProcedureFile>;

export interface EventMapping {
  readonly at: string;
  readonly startedAt: string | null;
  readonly name: string;
  readonly names: ReadonlyMap<string, BilingualText>;
  readonly actor: string | null;
  readonly keep: ReadonlyMap<string, string>;
  readonly only: { readonly column: string; readonly values: ReadonlySet<string> } | null;
}

/** A mapping file after it was checked: how one kind of event log becomes dossiers. */
export interface HistoryMapping extends Source {
  readonly codePrefix: string;
  readonly createProcedures: readonly HistoryProcedure[];
  readonly procedure: Choice;
  readonly channel: Choice;
  readonly agency: Choice;
  readonly competentAgency: Choice;
  readonly receivedAt: MomentSource;
  readonly dueAt: string | null;
  readonly resolvedAt: MomentSource;
  readonly returnedAt: string | null;
  readonly applicantName: string | null;
  readonly event: EventMapping;
}

/** Every column that the mapping reads, each once. */
export function columnsOf(mapping: HistoryMapping): readonly string[] {
  const { event } = mapping;
  const choices = [mapping.procedure, mapping.channel, mapping.agency, mapping.competentAgency];
  const moments = [mapping.receivedAt, mapping.resolvedAt];
  const columns = [
    mapping.reference,
    ...choices.map(columnOf),
    ...moments.flatMap((moment) => ('column' in moment ? [moment.column] : [])),
    ...[mapping.dueAt, mapping.returnedAt, mapping.applicantName],
    ...[event.at, event.startedAt, event.name, event.actor],
    ...event.keep.values(),
    event.only?.column ?? null,
  ];
  return [...new Set(columns.filter((column) => column !== null))];
}

/** The mapping of a file whose shape is right; `agencyCode` stands for its agency. */
export function mappingOf(file: MappingFile, agencyCode: string | null): HistoryMapping | MappingFault[] {
  const agency = agencyCode === null ? file.agency : { value: agencyCode };
  const faults = [
    ...choiceFaults('procedure', file.procedure),
    ...choiceFaults('channel', file.channel),
    ...(agency ? choiceFaults('agency', agency) : [AGENCY_MISSING]),
    ...(file.competentAgency ? choiceFaults('competentAgency', file.competentAgency) : []),
    ...wordFaults('channel', file.channel, CHANNELS, { vi: 'cách thức nộp', en: 'a channel' }),
    ...momentFaults('receivedAt', file.receivedAt, 'first_event'),
    ...momentFaults('resolvedAt', file.resolvedAt, 'last_event'),
    ...zoneFaults(file),
  ];
  if (faults.length > 0 || !agency) return faults;
  const competent = agencyCode === null ? (file.competentAgency ?? agency) : agency;
  return {
    ...sourceOf(file),
    codePrefix: file.codePrefix ?? '',
    createProcedures: file.createProcedures ?? [],
    procedure: choiceOf(file.procedure),
    channel: choiceOf(file.channel),
    agency: choiceOf(agency),
    competentAgency: choiceOf(competent),
    receivedAt: momentOf(file.receivedAt),
    dueAt: file.dueAt?.column ?? null,
    resolvedAt: momentOf(file.resolvedAt),
    returnedAt: file.returnedAt?.column ?? null,
    applicantName: file.applicantName?.column ?? null,
    event: eventOf(file),
  };
}

function eventOf({ event }: MappingFile): EventMapping {
  return {
    at: event.at.column,
    startedAt: event.startedAt?.column ?? null,
    name: event.name.column,
    names: new Map(Object.entries(event.names ?? {})),
    actor: event.actor?.column ?? null,
    keep: new Map(Object.entries(event.keep ?? {})),
    only: event.only ? { column: event.only.column, values: new Set(event.only.values) } : null,
  };
}

function momentOf({ column, rule }: MomentFile): MomentSource {
  return column === undefined ? { rule: rule ?? 'last_event' } : { column };
}

const AGENCY_MISSING: MappingFault = {
  field: 'agency',
  vi: 'Chưa có cơ quan: ghi “agency” trong tệp ánh xạ hoặc thêm --agency MÃ.',
  en: 'No agency: name one in the mapping file ("agency") or add --agency CODE.',
};

function momentFaults(field: string, { column, rule }: MomentFile, allowed: string): MappingFault[] {
  if ((column === undefined) !== (rule === undefined) && (rule === undefined || rule === allowed)) return [];
  return [
    {
      field,
      vi: `Cần đúng một trong “column” và “rule”: “${allowed}”.`,
      en: `Exactly one of "column" and "rule": "${allowed}".`,
    },
  ];
}
