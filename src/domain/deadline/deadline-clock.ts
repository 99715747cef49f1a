import type { ClockCalendars, ClockTerms, DeadlineClock, Exclusion, ExclusionReason } from './clock-facts.js';
import { isPaused, openPauses, projectClock } from './clock-projection.js';
import { DomainError } from '../domain-error.js';
import { assertExtends, validateCutOff, validateTimeLimit, type TimeLimit } from './time-limit.js';

export type {
  ClockCalendars,
  ClockKind,
  ClockTerms,
  DeadlineClock,
  ExclusionReason,
  RungKey,
  RungRule,
} from './clock-facts.js';

type ClockVerb =
  'start' | 'pause' | 'resume' | 'restart' | 'extend' | 'record-outage' | 'change-terms' | 'stop';

/**
 * @throws DomainError `invalid-time-limit`, `invalid-cut-off`, `out-of-calendar`; `clock-refused` for terms
 *   without a limit, which only `fixedClock` takes.
 */
export function startClock(terms: ClockTerms, startedAt: Date, calendars: ClockCalendars): DeadlineClock {
  if (!terms.limit) throw refused('start', 'without-limit');
  validateTimeLimit(terms.limit);
  validateCutOff(terms.cutOff);
  const facts = { ...fixedClock(terms, startedAt, startedAt), terms };
  const clock = derived(facts, calendars);
  return { ...clock, originalDueAt: clock.dueAt ?? startedAt };
}

/**
 * A clock whose due moment another system fixed: kept to the instant and never computed again.
 * @throws DomainError `clock-refused` for a due moment before the start
 */
export function fixedClock(terms: ClockTerms, startedAt: Date, dueAt: Date): DeadlineClock {
  if (dueAt < startedAt) {
    const details = { verb: 'start', because: 'due-before-start', startedAt, dueAt };
    throw new DomainError('clock-refused', details, 'dueAt');
  }
  return {
    terms: { ...terms, limit: null },
    startedAt,
    exclusions: [],
    extension: null,
    stoppedAt: null,
    generation: 1,
    dueAt,
    originalDueAt: dueAt,
    provisional: false,
  };
}

/** @throws DomainError `clock-refused` when stopped, paused for the same reason, or before the start. */
export function pauseClock(clock: DeadlineClock, at: Date, reason: ExclusionReason): DeadlineClock {
  assertLive(clock, 'pause', at);
  const open = openPauses(clock);
  if (open.some((pause) => pause.reason === reason)) throw refused('pause', 'paused', { pausedFor: reason });
  const pause: Exclusion = { no: nextNo(clock, 'pause'), kind: 'pause', reason, from: at, to: null };
  const exclusions = [...clock.exclusions, pause];
  const stays = clock.dueAt !== null && clock.dueAt < at;
  return stays ? { ...clock, exclusions } : { ...clock, exclusions, dueAt: null, provisional: false };
}

/**
 * Ends the pause; the clock runs again once no other pause is left.
 * @param reason which pause, needed only where several run at once
 * @throws DomainError `clock-refused` when not paused or before the pause began; `out-of-calendar`
 */
export function resumeClock(
  clock: DeadlineClock,
  at: Date,
  calendars: ClockCalendars,
  reason?: ExclusionReason,
): DeadlineClock {
  assertLive(clock, 'resume', at);
  const open = openPauses(clock).filter((pause) => reason === undefined || pause.reason === reason);
  const [pause, another] = open;
  if (!pause) throw refused('resume', 'not-paused');
  if (another) throw refused('resume', 'paused-more-than-once', { pausedFor: open.map((one) => one.reason) });
  if (at < pause.from) throw refused('resume', 'before-pause', { at, pausedAt: pause.from });
  const exclusions = clock.exclusions.map((one) => (one === pause ? { ...one, to: at } : one));
  const resumed = { ...clock, exclusions };
  if (isPaused(resumed)) return resumed;
  return derived({ ...resumed, generation: clock.generation + 1 }, calendars);
}

/**
 * The full limit again from that moment (tính lại từ đầu, Decree 118/2025 art. 19.5), paused or running.
 * @throws DomainError `clock-refused` when stopped, fixed by another system or before the start
 */
export function restartClock(clock: DeadlineClock, at: Date, calendars: ClockCalendars): DeadlineClock {
  assertLive(clock, 'restart', at);
  if (!clock.terms.limit) throw refused('restart', 'without-limit');
  const restarted = {
    ...closedAt(clock, at),
    startedAt: at,
    extension: null,
    generation: clock.generation + 1,
  };
  return derived(restarted, calendars);
}

/**
 * Restarts with another limit, where sector law gives the appraisal after a supplement a term of its own.
 * @throws DomainError `clock-refused`, `invalid-time-limit`
 */
export function startFixedTerm(
  clock: DeadlineClock,
  limit: TimeLimit,
  at: Date,
  calendars: ClockCalendars,
): DeadlineClock {
  validateTimeLimit(limit);
  return restartClock({ ...clock, terms: { ...clock.terms, limit } }, at, calendars);
}

/**
 * Adds to the limit, counted from the old due moment, once.
 * @throws DomainError `clock-refused` when stopped, expired, already extended or fixed by another system;
 *   `invalid-time-limit`, `extension-in-other-unit`
 */
export function extendClock(
  clock: DeadlineClock,
  extension: TimeLimit,
  at: Date,
  calendars: ClockCalendars,
): DeadlineClock {
  assertLive(clock, 'extend', at);
  if (!clock.terms.limit) throw refused('extend', 'without-limit');
  if (clock.extension) throw refused('extend', 'already-extended');
  if (clock.dueAt !== null && clock.dueAt < at) throw refused('extend', 'expired', { dueAt: clock.dueAt });
  validateTimeLimit(extension, 'extension');
  assertExtends(clock.terms.limit, extension);
  return derived({ ...clock, extension, generation: clock.generation + 1 }, calendars);
}

/**
 * Takes out the time of a breakdown; recorded as often as it happened, it counts once. The generation stays.
 * @throws DomainError `clock-refused` when stopped or when the outage does not end after it began
 */
export function recordOutage(
  clock: DeadlineClock,
  from: Date,
  to: Date,
  calendars: ClockCalendars,
): DeadlineClock {
  if (clock.stoppedAt) throw refused('record-outage', 'stopped');
  if (!(from < to)) throw refused('record-outage', 'ends-before-it-begins', { from, to });
  const outage: Exclusion = { no: nextNo(clock, 'outage'), kind: 'outage', reason: 'outage', from, to };
  return derived({ ...clock, exclusions: [...clock.exclusions, outage] }, calendars);
}

/** Ends the clock; what its due moment was at that instant stays. @throws DomainError `clock-refused` */
export function stopClock(clock: DeadlineClock, at: Date): DeadlineClock {
  // Imported histories hold applications that end before they start; they are kept as the source has them.
  if (clock.terms.limit) assertLive(clock, 'stop', at);
  else if (clock.stoppedAt) throw refused('stop', 'stopped');
  return { ...closedAt(clock, at), stoppedAt: at };
}

/** A clock that was stopped goes on as if it had not been: the time since counts. */
export function reviveClock(clock: DeadlineClock, calendars: ClockCalendars): DeadlineClock {
  return derived({ ...clock, stoppedAt: null, generation: clock.generation + 1 }, calendars);
}

/**
 * The same start and the same pauses under other terms: what the clock would be, had they held from the beginning.
 * @param extension null: it was granted by the former terms and goes with them
 * @throws DomainError `clock-refused` when stopped; `invalid-time-limit`, `out-of-calendar`
 */
export function changeTerms(
  clock: DeadlineClock,
  terms: ClockTerms,
  calendars: ClockCalendars,
  extension: TimeLimit | null = null,
): DeadlineClock {
  if (clock.stoppedAt) throw refused('change-terms', 'stopped');
  if (!terms.limit) throw refused('change-terms', 'without-limit');
  validateTimeLimit(terms.limit);
  return derived({ ...clock, terms, extension, generation: clock.generation + 1 }, calendars);
}

/** The clock on a changed calendar. The generation stays; a stopped or unmoved clock is returned as it is. */
export function reprojectClock(clock: DeadlineClock, calendars: ClockCalendars): DeadlineClock {
  if (clock.stoppedAt) return clock;
  const projected = derived(clock, calendars);
  const isUnmoved =
    projected.dueAt?.getTime() === clock.dueAt?.getTime() && projected.provisional === clock.provisional;
  return isUnmoved ? clock : projected;
}

function derived(clock: DeadlineClock, calendars: ClockCalendars): DeadlineClock {
  const { dueAt, provisional } = projectClock(clock, calendars);
  return { ...clock, dueAt, provisional };
}

function closedAt(clock: DeadlineClock, at: Date): DeadlineClock {
  const exclusions = clock.exclusions.map((one) => (one.to === null ? { ...one, to: at } : one));
  return { ...clock, exclusions };
}

function nextNo({ exclusions }: DeadlineClock, kind: Exclusion['kind']): number {
  return exclusions.filter((exclusion) => exclusion.kind === kind).length + 1;
}

function assertLive(clock: DeadlineClock, verb: ClockVerb, at: Date): void {
  if (clock.stoppedAt) throw refused(verb, 'stopped', { stoppedAt: clock.stoppedAt });
  if (at < clock.startedAt) throw refused(verb, 'before-start', { at, startedAt: clock.startedAt });
}

function refused(
  verb: ClockVerb,
  because: string,
  details: Readonly<Record<string, unknown>> = {},
): DomainError {
  return new DomainError('clock-refused', { verb, because, ...details });
}
