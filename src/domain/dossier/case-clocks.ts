import {
  pauseClock,
  restartClock,
  resumeClock,
  startClock,
  startFixedTerm,
  stopClock,
  type ClockCalendars,
  type ClockKind,
  type ClockTerms,
  type DeadlineClock,
  type ExclusionReason,
} from '../deadline/deadline-clock.js';
import { DEFAULT_LADDER } from '../deadline/rungs.js';
import type { CutOff, TimeLimit } from '../deadline/time-limit.js';
import type { AgencyTime, CaseClock, CaseContext, DossierCase } from './dossier-case.js';

export const NO_CUT_OFF: CutOff = { at: { kind: 'none' }, affects: 'hand_over' };

/** A clock to start in a case: whose it is, what it measures, on which law. */
export interface NewClock {
  readonly kind: ClockKind;
  readonly limit: TimeLimit;
  readonly legalBasis: string;
  readonly owner: AgencyTime;
  readonly startedAt: Date;
  readonly cutOff?: CutOff;
  readonly binds?: 'agency' | 'applicant';
  readonly desk?: AgencyTime;
  readonly stepNo?: number;
  readonly leg?: string;
}

function calendarsOf(clock: CaseClock, context: CaseContext): ClockCalendars {
  const counting = calendarOf(clock.calendarId, context);
  return clock.deskCalendarId ? { counting, desk: calendarOf(clock.deskCalendarId, context) } : { counting };
}

function calendarOf(id: string, context: CaseContext) {
  const calendar = context.calendars.get(id);
  if (!calendar) throw new Error(`calendar ${id} was not loaded for the case`);
  return calendar;
}

/** The clock of a spec, started, with the calendars that count it. */
export function startedClock(spec: NewClock): { clock: DeadlineClock; calendars: ClockCalendars } {
  const terms: ClockTerms = {
    kind: spec.kind,
    limit: spec.limit,
    cutOff: spec.cutOff ?? NO_CUT_OFF,
    binds: spec.binds ?? 'agency',
    legalBasis: spec.legalBasis,
    ladder: DEFAULT_LADDER,
  };
  const calendars: ClockCalendars = spec.desk
    ? { counting: spec.owner.calendar, desk: spec.desk.calendar }
    : { counting: spec.owner.calendar };
  return { clock: startClock(terms, spec.startedAt, calendars), calendars };
}

/** The case with one more clock, started. */
export function withClock(before: DossierCase, spec: NewClock): DossierCase {
  const clock: CaseClock = {
    ...startedClock(spec).clock,
    no: before.clocks.length + 1,
    stepNo: spec.stepNo ?? null,
    leg: spec.leg ?? null,
    ownerAgencyId: spec.owner.agencyId,
    calendarId: spec.owner.calendarId,
    deskCalendarId: spec.desk?.calendarId ?? null,
  };
  return syncDue({ ...before, clocks: [...before.clocks, clock] });
}

type ClockFilter = (clock: CaseClock) => boolean;
type ClockVerb = (clock: CaseClock, calendars: ClockCalendars) => DeadlineClock;

/** Applies a verb to every clock still running that the filter names. */
function changeClocks(
  before: DossierCase,
  which: ClockFilter,
  verb: ClockVerb,
  context: CaseContext,
): DossierCase {
  const clocks = before.clocks.map((clock) =>
    clock.stoppedAt === null && which(clock)
      ? { ...clock, ...verb(clock, calendarsOf(clock, context)) }
      : clock,
  );
  return syncDue({ ...before, clocks });
}

export const isKind =
  (...kinds: ClockKind[]): ClockFilter =>
  (clock) =>
    kinds.includes(clock.terms.kind);

/** The clocks that stand still while the ball is with the applicant. */
const agencyWork = isKind('processing', 'leg', 'step', 'consultation');

export function pauseAgencyWork(
  before: DossierCase,
  reason: ExclusionReason,
  context: CaseContext,
): DossierCase {
  return changeClocks(before, agencyWork, (clock) => pauseClock(clock, context.now, reason), context);
}

export function resumeAgencyWork(before: DossierCase, context: CaseContext): DossierCase {
  return changeClocks(before, agencyWork, (clock, at) => resumeClock(clock, context.now, at), context);
}

/** Counted again from the beginning (Decree 118/2025 art. 19.5). */
export function restartAgencyWork(before: DossierCase, context: CaseContext): DossierCase {
  return changeClocks(before, agencyWork, (clock, at) => restartClock(clock, context.now, at), context);
}

/** Sector law gives the appraisal after a supplement a term of its own; steps and legs go on. */
export function startTermAfterSupplement(
  before: DossierCase,
  limit: TimeLimit,
  context: CaseContext,
): DossierCase {
  const processing = isKind('processing');
  const resumed = changeClocks(
    before,
    (clock) => agencyWork(clock) && !processing(clock),
    (clock, at) => resumeClock(clock, context.now, at),
    context,
  );
  return changeClocks(
    resumed,
    processing,
    (clock, at) => startFixedTerm(clock, limit, context.now, at),
    context,
  );
}

export function stopClocks(before: DossierCase, which: ClockFilter, context: CaseContext): DossierCase {
  return changeClocks(before, which, (clock) => stopClock(clock, context.now), context);
}

/** The dossier shows the legal clock's due moment, a step its own clock's. */
function syncDue(before: DossierCase): DossierCase {
  const legal = before.clocks.find(isKind('processing'));
  const dossier = legal
    ? {
        ...before.dossier,
        dueAt: legal.dueAt,
        originalDueAt: legal.originalDueAt,
        provisional: legal.provisional,
      }
    : before.dossier;
  const stepDue = new Map(before.clocks.map((clock) => [clock.stepNo, clock.dueAt]));
  const steps = before.steps.map((step) => {
    const dueAt = stepDue.get(step.no) ?? null;
    return step.state === 'open' && step.dueAt?.getTime() !== dueAt?.getTime() ? { ...step, dueAt } : step;
  });
  return { ...before, dossier, steps };
}
