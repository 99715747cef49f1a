import { acceptInboundCode } from '../../domain/dossier/dossier-code.js';
import { DomainError } from '../../domain/domain-error.js';
import { CHANNELS } from '../../domain/procedure-rules.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { CellReader } from '../../platform/csv-import/cell-reader.js';
import type { HistoryApplication, HistoryEvent } from './history-application.js';
import type { HistoryMapping, MomentSource } from './history-mapping.js';
import { type RowFault, valueFault } from '../../platform/csv-import/row-fault.js';
import { MOST_LINES, type StagedApplication } from '../../platform/csv-import/staged-line.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';

export type ReadApplication =
  | { readonly application: HistoryApplication; readonly faults: null }
  | { readonly application: null; readonly faults: readonly RowFault[] };

/** Reads all rows of one application; with one bad row there is no application, only the faults of all rows. */
export function readApplication(
  staged: StagedApplication,
  mapping: HistoryMapping,
  now: Date,
): ReadApplication {
  const reader = new CellReader(staged, mapping.moments, now);
  if (staged.isTooLong) reader.refuseWhole(valueFault('too-many-events', { max: MOST_LINES }));
  const events = eventsOf(staged, mapping, reader);
  // Where rows are lost, what they would have said is not missing.
  const isWhole = !staged.isTooLong && staged.lines.every((line) => line.fault === null);
  const application = isWhole ? applicationOf(reader, mapping, events) : null;
  if (application === null || reader.faults.length > 0) return { application: null, faults: reader.faults };
  return { application, faults: null };
}

function eventsOf(
  { lines }: StagedApplication,
  { event }: HistoryMapping,
  reader: CellReader,
): HistoryEvent[] {
  const events = lines
    .filter((line) => !reader.refuseStaged(line))
    .flatMap((line): HistoryEvent[] => {
      const at = reader.pastMoment(line, event.at);
      const name = reader.text(line, event.name);
      const startedAt = event.startedAt === null ? null : reader.optionalMoment(line, event.startedAt);
      if (!at || name === null) return [];
      const actor = event.actor === null ? '' : reader.cell(line, event.actor);
      const kept = [...event.keep].map(([key, column]) => [key, reader.cell(line, column)] as const);
      return [
        {
          at,
          startedAt,
          name,
          actor: actor === '' ? null : actor,
          kept: Object.fromEntries(kept.filter(([, value]) => value !== '')),
        },
      ];
    });
  // Equal moments keep the order of the file.
  return events.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function applicationOf(
  reader: CellReader,
  mapping: HistoryMapping,
  events: readonly HistoryEvent[],
): HistoryApplication | null {
  const code = codeOf(reader, mapping);
  const procedureCode = reader.choice(mapping.procedure);
  const channel = reader.known(mapping.channel, reader.choice(mapping.channel), CHANNELS);
  const agencyCode = reader.choice(mapping.agency);
  const competentAgencyCode = reader.choice(mapping.competentAgency);
  const receivedAt = momentOf(reader, mapping.receivedAt, events);
  const resolvedAt = momentOf(reader, mapping.resolvedAt, events);
  const dueAt = mapping.dueAt === null ? null : reader.sharedDueMoment(mapping.dueAt);
  const returnedAt = mapping.returnedAt === null ? null : reader.sharedMoment(mapping.returnedAt);
  if (!receivedAt && 'column' in mapping.receivedAt) reader.refuseMissing(mapping.receivedAt.column);
  if (returnedAt && !resolvedAt) reader.refuseWhole(valueFault('returned-before-resolved'));
  if (code === null || procedureCode === null || channel === null || !receivedAt) return null;
  if (agencyCode === null || competentAgencyCode === null) return null;
  return {
    reference: reader.reference,
    code,
    line: reader.firstLine,
    procedureCode,
    channel,
    agencyCode,
    competentAgencyCode,
    receivedAt,
    receivedOn: localDayOf(receivedAt, OFFICE_ZONE),
    dueAt,
    resolvedAt,
    returnedAt,
    applicantName: mapping.applicantName === null ? null : reader.shared(mapping.applicantName),
    events,
    marks: resolvedAt && resolvedAt < receivedAt ? ['ends_before_start'] : [],
  };
}

/** The reference as it came, behind the prefix of its source. */
function codeOf(reader: CellReader, { codePrefix, reference }: HistoryMapping): string | null {
  try {
    return acceptInboundCode(codePrefix + reader.reference);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    reader.refuseFirst(reference, valueFault('reference-unfit', { value: codePrefix + reader.reference }));
    return null;
  }
}

function momentOf(reader: CellReader, source: MomentSource, events: readonly HistoryEvent[]): Date | null {
  if ('column' in source) return reader.sharedMoment(source.column);
  const event = source.rule === 'first_event' ? events[0] : events.at(-1);
  return event?.at ?? null;
}
