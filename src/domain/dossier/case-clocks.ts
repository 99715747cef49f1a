import { localDayOf } from '../calendar/zoned-time.js';
import { apologyLimitOf } from '../deadline/hand-over.js';
import {
  changeTerms,
  startClock,
  stopClock,
  type ClockCalendars,
  type ClockKind,
  type ClockTerms,
  type DeadlineClock,
  type RungRule,
} from '../deadline/deadline-clock.js';
import { DEFAULT_LADDER } from '../deadline/rungs.js';
import type { CutOff, TimeLimit } from '../deadline/time-limit.js';
import { calendarsOf } from './clock-calendars.js';
import { ladderOf } from './clock-ladders.js';
import type { AgencyTime, CaseClock, CaseContext, CaseDossier, DossierCase } from './dossier-case.js';

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
  /** Its end is acted on: silence is consent, an unpaid dossier is closed. */
  readonly endsByItself?: boolean;
}

/** The clock of a spec, started, with the calendars that count it. */
export function startedClock(
  spec: NewClock,
  ladder: readonly RungRule[] = DEFAULT_LADDER,
): { clock: DeadlineClock; calendars: ClockCalendars } {
  const calendars = calendarsFor(spec);
  return { clock: startClock(termsOf(spec, ladder), spec.startedAt, calendars), calendars };
}

function termsOf(spec: NewClock, ladder: readonly RungRule[]): ClockTerms {
  return {
    kind: spec.kind,
    limit: spec.limit,
    cutOff: spec.cutOff ?? NO_CUT_OFF,
    binds: spec.binds ?? 'agency',
    legalBasis: spec.legalBasis,
    ladder,
  };
}

function calendarsFor(spec: NewClock): ClockCalendars {
  const desk = deskOf(spec);
  return desk ? { counting: spec.owner.calendar, desk: desk.calendar } : { counting: spec.owner.calendar };
}

/** The returning desk, where another calendar than the counting one says when it closes. */
function deskOf({ owner, desk }: NewClock): AgencyTime | null {
  return desk && desk.calendarId !== owner.calendarId ? desk : null;
}

/** The case with one more clock, started. */
export function withClock(
  before: DossierCase,
  spec: NewClock,
  { rules }: Pick<CaseContext, 'rules'>,
): DossierCase {
  const clock: CaseClock = {
    no: before.clocks.length + 1,
    stepNo: spec.stepNo ?? null,
    leg: spec.leg ?? null,
    ...ownerOf(spec),
    ...startedClock(spec, ladderOf(spec.kind, rules, spec.endsByItself)).clock,
  };
  return syncDue({ ...before, clocks: [...before.clocks, clock] });
}

function ownerOf(spec: NewClock): Pick<CaseClock, 'ownerAgencyId' | 'calendarId' | 'deskCalendarId'> {
  return {
    ownerAgencyId: spec.owner.agencyId,
    calendarId: spec.owner.calendarId,
    deskCalendarId: deskOf(spec)?.calendarId ?? null,
  };
}

/**
 * The legal clock on the terms and the calendar of another version or agency, from its own start, with its pauses; a
 * running clock of the apology follows it.
 * @param extension that stays although the terms change
 */
export function withOtherTerms(
  before: DossierCase,
  spec: NewClock,
  context: CaseContext,
  extension: TimeLimit | null = null,
): DossierCase {
  const terms = termsOf(spec, ladderOf(spec.kind, context.rules, spec.endsByItself));
  const clocks = before.clocks.map((clock) =>
    clock.terms.kind === spec.kind && clock.stoppedAt === null
      ? { ...clock, ...changeTerms(clock, terms, calendarsFor(spec), extension), ...ownerOf(spec) }
      : clock,
  );
  return syncDue(withApologyFollowing(before, { ...before, clocks }, context));
}

/**
 * The case with the clock of the apology (Decree 118/2025 art. 19.6), made from the legal one: same owner, same
 * facts, ending a day earlier. None for terms too short for it (same-day and one-day terms, hours).
 */
export function withApologyClock(
  before: DossierCase,
  legalBasis: string,
  context: Pick<CaseContext, 'rules' | 'calendars'>,
): DossierCase {
  const legal = legalClockOf(before);
  if (!legal?.terms.limit) return before;
  const terms: ClockTerms = {
    ...legal.terms,
    kind: 'apology',
    legalBasis,
    ladder: ladderOf('apology', context.rules),
  };
  const { counting } = calendarsOf(legal, context.calendars);
  const dueAt = legal.dueAt && apologyLimitOf(legal.dueAt, counting).dueAt;
  if (!dueAt || !isAheadEnough(dueAt, legal.startedAt, counting.zone)) return before;
  const clock: CaseClock = {
    ...legal,
    terms,
    no: before.clocks.length + 1,
    dueAt,
    originalDueAt: dueAt,
  };
  return { ...before, clocks: [...before.clocks, clock] };
}

/** Nobody can know on the day a dossier begins that it will be late. */
export function isAheadEnough(apologyDueAt: Date, startedAt: Date, zone: string): boolean {
  return localDayOf(apologyDueAt, zone) > localDayOf(startedAt, zone);
}

export type ClockFilter = (clock: CaseClock) => boolean;
export type ClockVerb = (clock: CaseClock, calendars: ClockCalendars) => DeadlineClock;

export const isKind =
  (...kinds: ClockKind[]): ClockFilter =>
  (clock) =>
    kinds.includes(clock.terms.kind);

/** đồng hồ thời hạn giải quyết: the one that the receipt tells of; undefined before it starts. */
export function legalClockOf({ clocks }: Pick<DossierCase, 'clocks'>): CaseClock | undefined {
  return clocks.find(isKind('processing'));
}

/** Applies a verb to every clock still running that the filter names; the apology's follows the legal one. */
export function changeClocks(
  before: DossierCase,
  which: ClockFilter,
  verb: ClockVerb,
  context: Pick<CaseContext, 'now' | 'calendars'>,
): DossierCase {
  let isChanged = false;
  const clocks = before.clocks.map((clock) => {
    if (clock.stoppedAt !== null || !which(clock)) return clock;
    const after = verb(clock, calendarsOf(clock, context.calendars));
    if (after === clock) return clock;
    isChanged = true;
    return { ...clock, ...after };
  });
  return isChanged ? syncDue(withApologyFollowing(before, { ...before, clocks }, context)) : before;
}

function withApologyFollowing(
  before: DossierCase,
  after: DossierCase,
  context: Pick<CaseContext, 'now' | 'calendars'>,
): DossierCase {
  const legal = legalClockOf(after);
  if (!legal || legal.stoppedAt !== null || legal === legalClockOf(before)) return after;
  const clocks = after.clocks.map((clock) =>
    clock.terms.kind === 'apology' && clock.stoppedAt === null ? following(clock, legal, context) : clock,
  );
  return { ...after, clocks };
}

/** The legal clock's facts, ended by the apology's own rule. A new term too short for an apology ends its clock. */
function following(
  apology: CaseClock,
  legal: CaseClock,
  context: Pick<CaseContext, 'now' | 'calendars'>,
): CaseClock {
  const { startedAt, exclusions, extension, generation } = legal;
  const { limit, cutOff } = legal.terms;
  const facts = {
    ...apology,
    terms: { ...apology.terms, limit, cutOff },
    startedAt,
    exclusions,
    extension,
    generation,
  };
  const { counting } = calendarsOf(apology, context.calendars);
  // What `projectClock` makes of these facts, without counting the legal term a second time.
  const dueAt = legal.dueAt && apologyLimitOf(legal.dueAt, counting).dueAt;
  const followed = { ...facts, dueAt, provisional: legal.provisional };
  const isTooShort = dueAt !== null && !isAheadEnough(dueAt, startedAt, counting.zone);
  return isTooShort ? { ...followed, ...stopClock(followed, context.now) } : followed;
}

export function stopClocks(
  before: DossierCase,
  which: ClockFilter,
  context: Pick<CaseContext, 'now' | 'calendars'>,
): DossierCase {
  return changeClocks(before, which, (clock) => stopClock(clock, context.now), context);
}

/**
 * The dossier shows the legal clock's due moment, until its result fixes it for good; an open step shows its own
 * clock's.
 */
export function syncDue(before: DossierCase): DossierCase {
  const dossier = withDue(before.dossier, legalClockOf(before));
  const dueOf = new Map(before.clocks.map(({ stepNo, dueAt }) => [stepNo, dueAt]));
  const isStale = (step: DossierCase['steps'][number]): boolean =>
    step.state === 'open' && !isSame(step.dueAt, dueOf.get(step.no) ?? null);
  const steps = before.steps.some(isStale)
    ? before.steps.map((step) => (isStale(step) ? { ...step, dueAt: dueOf.get(step.no) ?? null } : step))
    : before.steps;
  return { ...before, dossier, steps };
}

function withDue(dossier: CaseDossier, legal: CaseClock | undefined): CaseDossier {
  if (!legal || dossier.resolvedAt) return dossier;
  const { dueAt, originalDueAt, provisional } = legal;
  const isShown =
    isSame(dossier.dueAt, dueAt) &&
    isSame(dossier.originalDueAt, originalDueAt) &&
    dossier.provisional === provisional;
  return isShown ? dossier : { ...dossier, dueAt, originalDueAt, provisional };
}

function isSame(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
