import type { ClockCalendars, DeadlineClock } from '../deadline/deadline-clock.js';
import { rungMoments, type RungMoment } from '../deadline/rungs.js';

/** Where the rungs of a clock stand when its dossier is taken over. */
export interface RungsTakenOver {
  /** Over before the cut-over: told to nobody any more. */
  readonly over: readonly RungMoment[];
  /** What is told by the watch as of any clock. */
  readonly next: RungMoment | null;
}

/**
 * What was due before the cut-over was the old system's to tell. An end that is acted on stays to be acted on.
 * @throws DomainError `out-of-calendar`
 */
export function rungsTakenOver(clock: DeadlineClock, calendars: ClockCalendars, now: Date): RungsTakenOver {
  const moments = rungMoments(clock, calendars);
  const isOver = ({ key, at }: RungMoment): boolean => at <= now && key !== 'expired';
  return { over: moments.filter(isOver), next: moments.find((moment) => !isOver(moment)) ?? null };
}
