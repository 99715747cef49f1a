import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { acceptInboundCode } from '../../domain/dossier/dossier-code.js';
import { DOSSIER_STATES } from '../../domain/dossier/dossier-lifecycle.js';
import { DomainError } from '../../domain/domain-error.js';
import { CHANNELS } from '../../domain/procedure-rules.js';
import { CellReader } from '../../platform/csv-import/cell-reader.js';
import { type RowFault, valueFault } from '../../platform/csv-import/row-fault.js';
import { MOST_LINES, type StagedApplication } from '../../platform/csv-import/staged-line.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import type { OpenDossier, ReadApplicant } from './open-dossier.js';
import { type OpenMapping, stepNamed } from './open-mapping.js';
import { readEvent } from './read-event.js';

/** As in the requests of the desk. */
const LONGEST = { name: 200, identityNumber: 20, phone: 20, email: 200, address: 500 } as const;

/** Reads all rows of one dossier; with one bad row there is no dossier, only the faults of all rows. */
export function readDossier(
  staged: StagedApplication,
  mapping: OpenMapping,
  now: Date,
): OpenDossier | readonly RowFault[] {
  const reader = new CellReader(staged, mapping.moments, now);
  if (staged.isTooLong) reader.refuseWhole(valueFault('too-many-events', { max: MOST_LINES }));
  const lines = staged.lines.filter((line) => !reader.refuseStaged(line));
  const isWhole = !staged.isTooLong && lines.length === staged.lines.length;
  const procedureCode = isWhole ? reader.choice(mapping.procedure) : null;
  const events = lines.flatMap((line) => readEvent(line, procedureCode ?? '', mapping, reader) ?? []);
  // Where rows are lost, what they would have said is not missing.
  const dossier = isWhole ? dossierOf(reader, mapping, procedureCode) : null;
  if (dossier === null || reader.faults.length > 0) return reader.faults;
  return { ...dossier, events };
}

function dossierOf(
  reader: CellReader,
  mapping: OpenMapping,
  procedureCode: string | null,
): Omit<OpenDossier, 'events'> | null {
  const isFit = isFitCode(reader, mapping);
  const channel = reader.known(mapping.channel, reader.choice(mapping.channel), CHANNELS);
  const agencyCode = reader.choice(mapping.agency);
  const applicant = applicantOf(reader, mapping);
  const receivedAt = reader.sharedMoment(mapping.receivedAt);
  if (!receivedAt) reader.refuseMissing(mapping.receivedAt);
  refuseFinished(reader, mapping);
  const told = toldOf(reader, mapping, procedureCode ?? '');
  if (!isFit || procedureCode === null || channel === null || agencyCode === null) return null;
  if (applicant === null || receivedAt === null) return null;
  return {
    reference: reader.reference,
    line: reader.firstLine,
    procedureCode,
    variant: reader.optionalChoice(mapping.variant),
    applicantClass: reader.optionalChoice(mapping.applicantClass),
    agencyCode,
    competentAgencyCode: reader.optionalChoice(mapping.competentAgency),
    receivedOn: localDayOf(receivedAt, OFFICE_ZONE),
    applicant,
    told: { channel, receivedAt, ...told },
  };
}

type ToldOfDossier = Pick<OpenDossier['told'], 'acceptedAt' | 'dueAt' | 'state' | 'currentSteps'>;

function toldOf(reader: CellReader, mapping: OpenMapping, procedureCode: string): ToldOfDossier {
  const { acceptedAt, dueAt, state, currentStep } = mapping;
  const current = currentStep === null ? '' : (reader.shared(currentStep) ?? '');
  const names = current.split(';').map((name) => name.trim());
  return {
    acceptedAt: acceptedAt === null ? null : reader.sharedMoment(acceptedAt),
    dueAt: dueAt === null ? null : reader.sharedDueMoment(dueAt),
    state: reader.known(state, reader.optionalChoice(state), DOSSIER_STATES),
    currentSteps: names
      .filter((name) => name !== '')
      .map((name) => stepNamed(name, procedureCode, mapping).step),
  };
}

function applicantOf(reader: CellReader, { applicant }: OpenMapping): ReadApplicant | null {
  const kind = reader.known(applicant.kind, reader.optionalChoice(applicant.kind), [
    'person',
    'organisation',
  ]);
  const told = (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).flatMap((field) => {
    const column = applicant[field];
    const cell = column === null ? null : reader.shared(column);
    const max = LONGEST[field];
    if (cell !== null && column !== null && cell.length > max) {
      reader.refuseFirst(column, valueFault('value-too-long', { max }));
    }
    return cell === null ? [] : [[field, cell] as const];
  });
  const { name, ...more }: Partial<Record<keyof typeof LONGEST, string>> = Object.fromEntries(told);
  if (name === undefined) reader.refuseMissing(applicant.name);
  return name === undefined ? null : { kind: kind ?? 'person', fullName: name, ...more };
}

/** What is over is history, and is imported as such. */
function refuseFinished(reader: CellReader, { finishedAt }: OpenMapping): void {
  const cell = finishedAt === null ? null : reader.shared(finishedAt);
  if (finishedAt === null || cell === null) return;
  reader.refuseFirst(finishedAt, { code: 'already-finished', details: { state: cell } });
}

/** The code as it came; only what no code can be is refused. */
function isFitCode(reader: CellReader, { reference }: OpenMapping): boolean {
  try {
    acceptInboundCode(reader.reference);
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    reader.refuseFirst(reference, valueFault('reference-unfit', { value: reader.reference }));
    return false;
  }
}
