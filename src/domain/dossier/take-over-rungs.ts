import type { ClockCalendars, DeadlineClock } from '../deadline/deadline-clock.js';
import { rungMoments, type RungMoment } from '../deadline/rungs.js';

/** Where the rungs of a clock stand when its dossier is taken over. */
export interface RungsTakenOver {
  /** It is late: flagged once, with the moment, and told to nobody anew. */
  readonly overdue: RungMoment | null;
  /** What is told by the watch as of any clock. */
  readonly next: RungMoment | null;
}

/**
 * What was due before the cut-over was the old system's to tell: warnings are passed over, lateness is on record. An
 * end that is acted on stays to be acted on.
 * @throws DomainError `out-of-calendar`
 */
export function rungsTakenOver(clock: DeadlineClock, calendars: ClockCalendars, now: Date): RungsTakenOver {
  const moments = rungMoments(clock, calendars);
  return {
    overdue: moments.findLast(({ key, at }) => key === 'overdue' && at <= now) ?? null,
    next: moments.find(({ key, at }) => at > now || key === 'expired') ?? null,
  };
}
