import { DOSSIER_STATES } from '../../domain/dossier/dossier-lifecycle.js';
import type { TakeOverRules } from '../../domain/dossier/take-over.js';
import { HAPPENING_KINDS } from '../../domain/dossier/told-dossier.js';
import { CHANNELS } from '../../domain/procedure-rules.js';
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
import type { ChoiceFile, ColumnFile } from '../../platform/csv-import/mapping-parts.js';
import { readMappingFile } from '../../platform/csv-import/read-mapping-file.js';
import { type NotLoggedFile, OpenMappingFile, type StepNameFile } from './mapping-file.js';

/** A row of the log that is of no matter here: a comment, a scan, a print. */
export const IGNORED = 'ignored';

const APPLICANT_KINDS = ['person', 'organisation'] as const;
const EXTENSION_UNITS = ['working_day', 'day', 'month', 'working_hour', 'hour'] as const;

interface ApplicantMapping {
  readonly name: string;
  readonly kind: Choice | null;
  readonly identityNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

export interface EventMapping {
  readonly kind: Choice;
  readonly at: string;
  readonly until: string | null;
  readonly step: string | null;
  readonly outcome: Choice | null;
  readonly agency: Choice | null;
  readonly actor: string | null;
  readonly note: string | null;
  readonly legalBasis: string | null;
  readonly amount: string | null;
  readonly unit: Choice | null;
}

/** A mapping file after it was checked: how an export of open dossiers is read. */
export interface OpenMapping extends Source {
  readonly procedure: Choice;
  readonly variant: Choice | null;
  readonly applicantClass: Choice | null;
  readonly channel: Choice;
  readonly agency: Choice;
  readonly competentAgency: Choice | null;
  readonly receivedAt: string;
  readonly acceptedAt: string | null;
  readonly dueAt: string | null;
  readonly onDueDifference: TakeOverRules['onDueDifference'];
  readonly finishedAt: string | null;
  readonly state: Choice | null;
  readonly currentStep: string | null;
  readonly applicant: ApplicantMapping;
  readonly steps: readonly Readonly<StepNameFile>[];
  readonly notLogged: readonly Readonly<NotLoggedFile>[];
  readonly event: EventMapping;
}

/** @throws ImportRefused naming every fault of the file */
export async function readOpenMapping(path: string): Promise<OpenMapping> {
  return readMappingFile(path, OpenMappingFile, mappingOf);
}

/** Every column that the mapping reads, each once. */
export function columnsOf(mapping: OpenMapping): readonly string[] {
  const { applicant, event } = mapping;
  const dossier = [mapping.procedure, mapping.variant, mapping.channel, mapping.agency].map(columnOf);
  const more = [mapping.applicantClass, mapping.competentAgency, mapping.state, applicant.kind].map(columnOf);
  const ofEvents = [event.kind, event.outcome, event.agency, event.unit].map(columnOf);
  const columns = [
    ...[mapping.reference, mapping.receivedAt, mapping.acceptedAt, mapping.dueAt, mapping.finishedAt],
    ...[mapping.currentStep, applicant.name, applicant.identityNumber, applicant.phone, applicant.email],
    ...[applicant.address, event.at, event.until, event.step, event.actor, event.note, event.legalBasis],
    ...[event.amount, ...dossier, ...more, ...ofEvents],
  ];
  return [...new Set(columns.filter((column) => column !== null))];
}

/** The column that told what a rule of the core refuses, by the rule's name for it; empty where no one column did. */
export function columnOfFault(field: string | null, mapping: OpenMapping): string {
  const { event } = mapping;
  const columns: Readonly<Record<string, string | null>> = {
    ...{ receivedAt: mapping.receivedAt, acceptedAt: mapping.acceptedAt, dueAt: mapping.dueAt },
    ...{ currentStep: mapping.currentStep, state: columnOf(mapping.state) },
    ...{ channel: columnOf(mapping.channel), at: event.at, until: event.until, promisedDueAt: event.until },
    ...{ step: event.step, outcome: columnOf(event.outcome), agency: columnOf(event.agency) },
    ...{ 'extension.amount': event.amount, 'extension.unit': columnOf(event.unit) },
  };
  return columns[field ?? ''] ?? '';
}

/** The step of our plan and how it ended, by what the old system calls it; a name that is not mapped is a key. */
export function stepNamed(
  name: string,
  procedureCode: string,
  { steps }: OpenMapping,
): Pick<StepNameFile, 'step' | 'outcome'> {
  const named = steps.filter((each) => each.name.normalize('NFC') === name);
  const own = named.find(({ procedures }) => procedures?.includes(procedureCode));
  return own ?? named.find(({ procedures }) => procedures === undefined) ?? { step: name };
}

/** The rules of one procedure: what its steps are that nobody logged. */
export function rulesFor(procedureCode: string, mapping: OpenMapping): TakeOverRules {
  const { onDueDifference, notLogged } = mapping;
  const own = notLogged.filter(({ procedures }) => procedures?.includes(procedureCode) ?? true);
  return { onDueDifference, notLogged: new Map(own.map(({ step, outcome }) => [step, outcome])) };
}

function mappingOf(file: OpenMappingFile): OpenMapping | MappingFault[] {
  const faults = faultsOf(file);
  if (faults.length > 0) return faults;
  const { applicant } = file;
  return {
    ...sourceOf(file),
    procedure: choiceOf(file.procedure),
    variant: choice(file.variant),
    applicantClass: choice(file.applicantClass),
    channel: choiceOf(file.channel),
    agency: choiceOf(file.agency),
    competentAgency: choice(file.competentAgency),
    receivedAt: file.receivedAt.column,
    acceptedAt: column(file.acceptedAt),
    dueAt: column(file.dueAt),
    onDueDifference: file.onDueDifference ?? 'refuse',
    finishedAt: column(file.finishedAt),
    state: choice(file.state),
    currentStep: column(file.currentStep),
    applicant: {
      name: applicant.name.column,
      kind: choice(applicant.kind),
      identityNumber: column(applicant.identityNumber),
      phone: column(applicant.phone),
      email: column(applicant.email),
      address: column(applicant.address),
    },
    steps: file.steps ?? [],
    notLogged: file.notLogged ?? [],
    event: eventOf(file),
  };
}

function eventOf({ event }: OpenMappingFile): EventMapping {
  return {
    kind: choiceOf(event.kind),
    at: event.at.column,
    until: column(event.until),
    step: column(event.step),
    outcome: choice(event.outcome),
    agency: choice(event.agency),
    actor: column(event.actor),
    note: column(event.note),
    legalBasis: column(event.legalBasis),
    amount: column(event.amount),
    unit: choice(event.unit),
  };
}

function choice(file: ChoiceFile | undefined): Choice | null {
  return file ? choiceOf(file) : null;
}

function column(file: ColumnFile | undefined): string | null {
  return file?.column ?? null;
}

function faultsOf(file: OpenMappingFile): MappingFault[] {
  const { event, applicant } = file;
  const choices: Readonly<Record<string, ChoiceFile | undefined>> = {
    procedure: file.procedure,
    variant: file.variant,
    applicantClass: file.applicantClass,
    channel: file.channel,
    agency: file.agency,
    competentAgency: file.competentAgency,
    state: file.state,
    'applicant.kind': applicant.kind,
    'event.kind': event.kind,
    'event.outcome': event.outcome,
    'event.agency': event.agency,
    'event.unit': event.unit,
  };
  const words = (field: string, known: readonly string[], vi: string, en: string): MappingFault[] => {
    const found = choices[field];
    return found ? wordFaults(field, found, known, { vi, en }) : [];
  };
  return [
    ...Object.entries(choices).flatMap(([field, each]) => (each ? choiceFaults(field, each) : [])),
    ...words('channel', CHANNELS, 'cách thức nộp', 'a channel'),
    ...words('state', DOSSIER_STATES, 'trạng thái hồ sơ', 'a state of a dossier'),
    ...words('applicant.kind', APPLICANT_KINDS, 'loại người nộp', 'a kind of applicant'),
    ...words('event.kind', [...HAPPENING_KINDS, IGNORED], 'loại sự kiện', 'a kind of event'),
    ...words('event.unit', EXTENSION_UNITS, 'đơn vị thời hạn', 'a unit of time'),
    ...zoneFaults(file),
  ];
}
