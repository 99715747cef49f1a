import type { ClockCalendars, DeadlineClock, Exclusion } from './clock-facts.js';
import type { ExcludedInterval } from './excluded-time.js';
import { apologyLimitOf } from './hand-over.js';
import { projectTerm, type TermProjection } from './time-limit.js';

/** What a clock's own facts say now; `term` is null where another system fixed the due moment. */
export interface ClockProjection {
  readonly dueAt: Date | null;
  readonly provisional: boolean;
  /** Without the pause that is still running. */
  readonly term: TermProjection | null;
}

/**
 * The one computation of a due moment from the clock's own facts, for creating, showing, counting and "what if".
 * An apology's clock has the facts of the legal one and ends by the apology's rule: `term` is the legal term.
 * @throws DomainError `out-of-calendar`
 */
export function projectClock(clock: DeadlineClock, calendars: ClockCalendars): ClockProjection {
  const { kind, limit, cutOff, binds } = clock.terms;
  const term = limit
    ? projectTerm(limit, clock.startedAt, {
        calendar: calendars.counting,
        deskCalendar: calendars.desk,
        cutOff,
        binds,
        exclusions: clock.exclusions.filter(isSettled(clock)),
        extension: clock.extension,
        // Too late for today means the next opening, not another whole day (Decree 118/2025 art. 18).
        lateEnds: kind === 'hand_over' ? 'opening' : 'close',
      })
    : null;
  const endsAt = term?.dueAt ?? clock.originalDueAt;
  const pausedAt = standsStillSince(clock);
  if (pausedAt && endsAt >= pausedAt) return { dueAt: null, provisional: false, term };
  const dueAt = kind === 'apology' ? apologyLimitOf(endsAt, calendars.counting).dueAt : endsAt;
  return { dueAt, provisional: term?.provisional ?? false, term };
}

/** Whether the clock stands still now. */
export function isPaused(clock: DeadlineClock): boolean {
  return clock.stoppedAt === null && openPauses(clock).length > 0;
}

export function openPauses({ exclusions }: DeadlineClock): readonly Exclusion[] {
  return exclusions.filter((exclusion) => exclusion.kind === 'pause' && exclusion.to === null);
}

/** Since when the clock has stood still, also one that was stopped in a pause; null when it runs or ran. */
export function standsStillSince(clock: DeadlineClock): Date | null {
  const settled = isSettled(clock);
  const [first] = clock.exclusions
    .filter((exclusion) => exclusion.kind === 'pause' && !settled(exclusion))
    .toSorted((a, b) => a.from.getTime() - b.from.getTime());
  return first?.from ?? null;
}

/**
 * Whether an exclusion is over, and not merely cut off where the clock was stopped. A clock that was stopped with a
 * due moment had none to cut off: a pause that ends at that very instant was over before.
 */
export function isSettled({ stoppedAt, dueAt }: DeadlineClock) {
  return (exclusion: Exclusion): exclusion is Exclusion & ExcludedInterval => {
    if (exclusion.to === null) return false;
    const isCutOff = dueAt === null && exclusion.to.getTime() === stoppedAt?.getTime();
    return exclusion.kind === 'outage' || !isCutOff;
  };
}
