import { openPauses } from '../deadline/clock-projection.js';
import {
  pauseClock,
  restartClock,
  resumeClock,
  startFixedTerm,
  type ClockCalendars,
  type ClockKind,
  type DeadlineClock,
  type ExclusionReason,
} from '../deadline/deadline-clock.js';
import type { TimeLimit } from '../deadline/time-limit.js';
import { changeClocks, isKind, legalClockOf } from './case-clocks.js';
import { onOwnTerm, withOwnLimit } from './legal-clock.js';
import type { CaseClock, CaseContext, CaseEvent, DossierCase } from './dossier-case.js';

export type PauseReason = Exclude<ExclusionReason, 'outage' | 'other'>;

/** The legal term, its legs, and the internal steps that share it out. */
const AGENCY_WORK: readonly ClockKind[] = ['processing', 'leg', 'step', 'hand_over'];

/** With the applicant everything waits; who is consulted goes on while the legal clock waits for the answer. */
const STANDS_STILL: Readonly<Record<PauseReason, readonly ClockKind[]>> = {
  supplement: [...AGENCY_WORK, 'consultation'],
  payment: [...AGENCY_WORK, 'consultation'],
  consultation: AGENCY_WORK,
  verification: AGENCY_WORK,
};

const isAgencyWork = isKind(...AGENCY_WORK);

/** Why the legal clock stands still now, in the order in which it came; empty while it runs. */
export function openPauseReasons(current: Pick<DossierCase, 'clocks'>): readonly ExclusionReason[] {
  const legal = legalClockOf(current);
  if (!legal || legal.stoppedAt !== null) return [];
  return openPauses(legal).map(({ reason }) => reason);
}

/** Since when the legal clock has stood still for that reason; null when it does not. */
export function pausedSince(current: Pick<DossierCase, 'clocks'>, reason: PauseReason): Date | null {
  const legal = legalClockOf(current);
  if (!legal || legal.stoppedAt !== null) return null;
  return openPauses(legal).find((pause) => pause.reason === reason)?.from ?? null;
}

/** Stops the agency's work from `context.now` on; clocks that stand still for that reason already go on so. */
export function pauseAgencyWork(before: DossierCase, reason: PauseReason, context: CaseContext): DossierCase {
  const runs = (clock: CaseClock): boolean =>
    STANDS_STILL[reason].includes(clock.terms.kind) && !isPausedFor(clock, reason);
  const counted = onOwnTerm(before, context);
  return changeClocks(counted, runs, (clock) => pauseClock(clock, context.now, reason), context);
}

/** Ends the pauses of one reason at `context.now`; what is paused for another one still stands still. */
export function resumeAgencyWork(
  before: DossierCase,
  reason: PauseReason,
  context: CaseContext,
): DossierCase {
  return changeClocks(
    before,
    (clock) => isPausedFor(clock, reason),
    (clock, at) => resumeClock(clock, context.now, at, reason),
    context,
  );
}

/** Everything that stands still goes on at `context.now`. */
export function resumeAllWork(before: DossierCase, context: CaseContext): DossierCase {
  return openPauseReasons(before).reduce(
    (current, reason) => resumeAgencyWork(current, reason as PauseReason, context),
    before,
  );
}

/** The due moment if everything that stands still went on at `context.now`. */
export function dueAtIfResumed(before: DossierCase, context: CaseContext): Date | null {
  return resumeAllWork(before, context).dossier.dueAt;
}

/**
 * Counted again from the beginning (Decree 118/2025 art. 19.5); an extension is not renewed with it. Who is consulted
 * has read the dossier already and goes on with what is left: a supplement gives no second term for an opinion.
 */
export function restartAgencyWork(before: DossierCase, context: CaseContext): DossierCase {
  return changeClocks(
    before,
    (clock) => isAgencyWork(clock) || isPausedFor(clock, 'supplement'),
    (clock, at) =>
      isAgencyWork(clock)
        ? keepingPauses(
            clock,
            restartClock(withOwnLimit(clock, before, context), context.now, at),
            context.now,
          )
        : resumeClock(clock, context.now, at, 'supplement'),
    context,
  );
}

/** Sector law gives the appraisal after a supplement a term of its own; steps and legs go on. */
export function startTermAfterSupplement(
  before: DossierCase,
  limit: TimeLimit,
  context: CaseContext,
): DossierCase {
  const change = (clock: CaseClock, at: ClockCalendars): DeadlineClock =>
    clock.terms.kind === 'processing'
      ? keepingPauses(clock, startFixedTerm(clock, limit, context.now, at), context.now)
      : resumeClock(clock, context.now, at, 'supplement');
  const concerns = (clock: CaseClock): boolean =>
    clock.terms.kind === 'processing' || isPausedFor(clock, 'supplement');
  return changeClocks(before, concerns, change, context);
}

/** A restart ends the wait for the applicant; what else the law does not count goes on. */
function keepingPauses(before: CaseClock, restarted: DeadlineClock, at: Date): DeadlineClock {
  return openPauses(before)
    .filter(({ reason }) => reason !== 'supplement')
    .reduce((clock, { reason }) => pauseClock(clock, at, reason), restarted);
}

/**
 * Where sector law does not count consultations, the legal clock stands still while one is open: from the opening
 * of the first to the end of the last. Clocks that start while the legal one stands still, stand still with it.
 */
export function settlePauses(before: DossierCase, context: CaseContext): DossierCase {
  return joinPauses(settleConsultation(before, context), context);
}

/** What a move of the plan did to the legal clock by itself, for the timeline. */
export function pauseEvents(before: DossierCase, after: DossierCase): readonly CaseEvent[] {
  const wasPaused = pausedSince(before, 'consultation') !== null;
  const isPaused = pausedSince(after, 'consultation') !== null;
  if (wasPaused === isPaused) return [];
  const dueAt = after.dossier.dueAt?.toISOString() ?? null;
  const data = { reason: 'consultation', byPlan: true, dueAt };
  if (isPaused) return [{ type: 'clock_paused', data }];
  return [{ type: 'clock_resumed', data: { ...data, stillPausedFor: openPauseReasons(after) } }];
}

function settleConsultation(before: DossierCase, context: CaseContext): DossierCase {
  if (!context.rules.excluded?.includes('consultation')) return before;
  if (isConsulting(before)) return pauseAgencyWork(before, 'consultation', context);
  return hasJustAnswered(before, context) ? resumeAgencyWork(before, 'consultation', context) : before;
}

export function isConsulting({ steps }: Pick<DossierCase, 'steps'>): boolean {
  return steps.some(({ kind, state }) => kind === 'consultation' && state === 'open');
}

/** A pause that an officer asked for, without a step of the plan, ends when the officer says so. */
function hasJustAnswered({ steps }: DossierCase, { now }: CaseContext): boolean {
  return steps.some(
    ({ kind, finishedAt }) => kind === 'consultation' && finishedAt?.getTime() === now.getTime(),
  );
}

function joinPauses(before: DossierCase, context: CaseContext): DossierCase {
  return openPauseReasons(before).reduce(
    (current, reason) => pauseAgencyWork(current, reason as PauseReason, context),
    before,
  );
}

function isPausedFor(clock: CaseClock, reason: PauseReason): boolean {
  return clock.stoppedAt === null && openPauses(clock).some((pause) => pause.reason === reason);
}
