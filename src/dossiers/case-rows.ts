import type { RungKey } from '../domain/deadline/deadline-clock.js';
import { calendarsOf } from '../domain/dossier/clock-calendars.js';
import type {
  CaseClock,
  CaseContext,
  CaseStep,
  CaseSupplement,
  DossierCase,
} from '../domain/dossier/dossier-case.js';
import { nextRung } from '../domain/deadline/rungs.js';
import type { ClockEntity } from './clock.entity.js';
import type { DossierStepEntity } from './dossier-step.entity.js';
import type { DossierEntity } from './dossier.entity.js';
import type { FeeEntryEntity } from './fee-entry.entity.js';
import type { ReAppointmentEntity } from './re-appointment.entity.js';
import type { ResultDeliveryEntity } from './result-delivery.entity.js';
import type { SupplementRequestEntity } from './supplement-request.entity.js';

/** The rows of one dossier as they were loaded. */
export interface DossierRows {
  readonly dossier: DossierEntity;
  readonly steps: readonly DossierStepEntity[];
  readonly clocks: readonly ClockEntity[];
  readonly supplements: readonly SupplementRequestEntity[];
  readonly fees: readonly FeeEntryEntity[];
  readonly deliveries: readonly ResultDeliveryEntity[];
  readonly reAppointment?: ReAppointmentEntity | null;
}

export type ClockValues = Omit<ClockEntity, 'id' | 'dossierId'>;
export type StepValues = Omit<DossierStepEntity, 'id' | 'dossierId'>;
export type FeeValues = Omit<FeeEntryEntity, 'id' | 'dossierId'>;
export type DeliveryValues = Omit<ResultDeliveryEntity, 'id' | 'dossierId'>;
export type SupplementValues = Omit<SupplementRequestEntity, 'id' | 'dossierId'>;

export function caseOf(rows: DossierRows): DossierCase {
  return {
    dossier: rows.dossier,
    steps: rows.steps,
    clocks: rows.clocks.map(caseClockOf),
    supplements: rows.supplements,
    fees: rows.fees,
    deliveries: rows.deliveries,
  };
}

export function caseClockOf(row: ClockValues): CaseClock {
  return {
    no: row.no,
    stepNo: row.stepNo,
    leg: row.leg,
    ownerAgencyId: row.ownerAgencyId,
    calendarId: row.calendarId,
    deskCalendarId: row.deskCalendarId,
    terms: {
      kind: row.kind,
      limit: row.timeLimit,
      cutOff: row.cutOff,
      binds: row.binds,
      legalBasis: row.legalBasis,
      ladder: row.ladder,
    },
    startedAt: row.startedAt,
    exclusions: row.exclusions.map((exclusion) => ({
      ...exclusion,
      reason: exclusion.reason as CaseClock['exclusions'][number]['reason'],
      from: new Date(exclusion.from),
      to: exclusion.to === null ? null : new Date(exclusion.to),
    })),
    extension: row.extension,
    stoppedAt: row.stoppedAt,
    generation: row.generation,
    dueAt: row.dueAt,
    originalDueAt: row.originalDueAt,
    provisional: row.provisional,
  };
}

export function clockValues(
  clock: CaseClock,
  calendars: CaseContext['calendars'],
  rung: { key: ClockEntity['nextRungKey']; at: Date | null },
): ClockValues {
  return {
    no: clock.no,
    stepNo: clock.stepNo,
    leg: clock.leg,
    kind: clock.terms.kind,
    ownerAgencyId: clock.ownerAgencyId,
    calendarId: clock.calendarId,
    deskCalendarId: clock.deskCalendarId,
    calendarVersion: calendars.get(clock.calendarId)?.version ?? 0,
    timeLimit: clock.terms.limit,
    cutOff: clock.terms.cutOff,
    binds: clock.terms.binds,
    legalBasis: clock.terms.legalBasis,
    ladder: [...clock.terms.ladder],
    startedAt: clock.startedAt,
    exclusions: clock.exclusions.map((exclusion) => ({
      ...exclusion,
      from: exclusion.from.toISOString(),
      to: exclusion.to?.toISOString() ?? null,
    })),
    extension: clock.extension,
    stoppedAt: clock.stoppedAt,
    generation: clock.generation,
    dueAt: clock.dueAt,
    originalDueAt: clock.originalDueAt,
    provisional: clock.provisional,
    nextRungKey: rung.key,
    nextRungAt: rung.at,
  };
}

const TOLD_AHEAD: readonly RungKey[] = ['due_soon', 'apology_due'];

/**
 * The first rung of a clock that starts a new generation; none while it stands still. One that starts already
 * past due (a backlog entry, a late dossier that goes on) is overdue at once: what is told ahead is passed over.
 */
export function firstRung(
  clock: CaseClock,
  { calendars, now }: Pick<CaseContext, 'calendars' | 'now'>,
): { key: ClockEntity['nextRungKey']; at: Date | null } {
  const both = calendarsOf(clock, calendars);
  const isPastDue = clock.dueAt !== null && clock.dueAt <= now;
  const rung = nextRung(clock, isPastDue ? TOLD_AHEAD : [], both);
  return { key: rung?.key ?? null, at: rung?.at ?? null };
}

/** What of a dossier its steps are found by. */
type StepHome = Pick<DossierEntity, 'receivedOn' | 'competentAgencyId'>;

export function stepValues(step: CaseStep, home: StepHome): StepValues {
  const { no, stepKey, nameVi, nameEn, kind, leg, agencyId, role, coverRole, state } = step;
  const { openedAt, finishedAt, dueAt, outcome, note, finishedBy, assigneeId, assignedAt } = step;
  return {
    no,
    stepKey,
    nameVi,
    nameEn,
    kind,
    leg,
    agencyId,
    role,
    coverRole,
    state,
    openedAt,
    finishedAt,
    dueAt,
    outcome,
    note,
    finishedBy,
    assigneeId,
    assignedAt,
    visitingOn: visitingOnOf(step, home),
  };
}

function visitingOnOf({ agencyId }: Pick<CaseStep, 'agencyId'>, home: StepHome): StepValues['visitingOn'] {
  return agencyId === home.competentAgencyId ? null : home.receivedOn;
}

/** Its agency finds the dossier another way than the row says: another one decides it by now. */
export function isFoundOtherwise(row: DossierStepEntity | undefined, home: StepHome): boolean {
  return row !== undefined && row.visitingOn !== visitingOnOf(row, home);
}

export function supplementValues(request: CaseSupplement): SupplementValues {
  const { no, stage, items, reason, legalBasis, requestedAt, requestedBy, late, receivedAt } = request;
  return {
    no,
    stage,
    items: [...items],
    reason,
    legalBasis,
    requestedAt,
    requestedBy,
    late,
    receivedAt,
  };
}
