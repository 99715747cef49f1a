import type { ClockCalendars, DeadlineClock, RungKey, RungRule } from './clock-facts.js';
import { isPaused, projectClock } from './clock-projection.js';
import { unionAfter, type Interval } from './excluded-time.js';
import { fromEpochDay, toEpochDay } from '../calendar/local-day.js';
import { runTimeLedger } from './time-ledger.js';
import { elapsedScale, workingScale } from './time-scale.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { instantOfLocal, localMomentOf, MILLIS_PER_DAY } from '../calendar/zoned-time.js';

/** When a rung of one clock is reached. */
export interface RungMoment {
  readonly key: RungKey;
  /** When it is told. */
  readonly at: Date;
  /** The moment that it tells of: for what is late, the last one that was still in time. */
  readonly momentAt: Date;
}

/** One working day before the due moment, and when it has passed. */
export const DEFAULT_LADDER: readonly RungRule[] = [
  { key: 'due_soon', at: { kind: 'working_days_before_due', days: 1 } },
  { key: 'overdue', at: { kind: 'due' } },
];

/** For terms too short for a working day's notice. */
const SHORT_TERM_SHARE = 0.8;

/**
 * When each rung of the clock is reached, in time order; none while it is paused or once it is stopped.
 * - `due`, `working_days_after_due`, `working_minutes_after_due`: one millisecond after the moment, because late is
 *   `dueAt < asOf`.
 * - `working_days_before_due`: that many counted days before the due day at the same time of day; where that is
 *   not after the start (same-day terms, hours), when 80 % of the time is used.
 * - `share`: when that share of the time between start and due moment is used, without pauses and outages
 *   (working time, elapsed time for `hour`).
 * @throws DomainError `out-of-calendar`
 */
export function rungMoments(clock: DeadlineClock, calendars: ClockCalendars): readonly RungMoment[] {
  const { dueAt } = clock;
  if (dueAt === null || clock.stoppedAt || isPaused(clock)) return [];
  return clock.terms.ladder
    .map(({ key, at }) => {
      const momentAt = momentOf(at, dueAt, clock, calendars);
      return { key, at: isLateness(at) ? justAfter(momentAt) : momentAt, momentAt };
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The first rung in time order that has not fired in this generation; null when none is left. */
export function nextRung(
  clock: DeadlineClock,
  firedKeys: Iterable<RungKey>,
  calendars: ClockCalendars,
): RungMoment | null {
  const fired = new Set(firedKeys);
  return rungMoments(clock, calendars).find(({ key }) => !fired.has(key)) ?? null;
}

function momentOf(at: RungRule['at'], dueAt: Date, clock: DeadlineClock, calendars: ClockCalendars): Date {
  switch (at.kind) {
    case 'due':
      return dueAt;
    case 'working_days_after_due':
      return daysFromDue(dueAt, at.days, calendars.counting);
    case 'working_minutes_after_due':
      return calendars.counting.addWorkingMinutes(dueAt, at.minutes);
    case 'share':
      return shareUsed(at.share, dueAt, clock, calendars);
    case 'working_days_before_due': {
      const before = daysFromDue(dueAt, -at.days, calendars.counting);
      const isTooEarly = before <= startOf(clock, calendars);
      return isTooEarly ? shareUsed(SHORT_TERM_SHARE, dueAt, clock, calendars) : before;
    }
  }
}

function isLateness({ kind }: RungRule['at']): boolean {
  return kind === 'due' || kind === 'working_days_after_due' || kind === 'working_minutes_after_due';
}

function justAfter(moment: Date): Date {
  return new Date(moment.getTime() + 1);
}

/** A due moment at midnight is 24:00 of the day before. */
function daysFromDue(dueAt: Date, days: number, calendar: WorkingCalendar): Date {
  const { epochDay, millisOfDay } = localMomentOf(dueAt, calendar.zone);
  const isMidnight = millisOfDay === 0;
  const dueDay = fromEpochDay(isMidnight ? epochDay - 1 : epochDay);
  const day = toEpochDay(calendar.addCountedDays(dueDay, days));
  return instantOfLocal(day, isMidnight ? MILLIS_PER_DAY : millisOfDay, calendar.zone);
}

function startOf(clock: DeadlineClock, calendars: ClockCalendars): Date {
  const { limit, cutOff } = clock.terms;
  const shifts = cutOff.affects === 'clock' && cutOff.at.kind !== 'none';
  if (limit?.unit !== 'same_day' && !shifts) return clock.startedAt;
  return projectClock(clock, calendars).term?.startAt ?? clock.startedAt;
}

function shareUsed(share: number, dueAt: Date, clock: DeadlineClock, calendars: ClockCalendars): Date {
  const start = startOf(clock, calendars);
  const scale = clock.terms.limit?.unit === 'hour' ? elapsedScale : workingScale(calendars.counting);
  const closed = clock.exclusions.flatMap(({ from, to }): Interval[] =>
    to && from < dueAt ? [{ from, to }] : [],
  );
  const exclusions = unionAfter(start, closed);
  const excluded = exclusions.reduce(
    (sum, { from, to }) => sum + scale.between(from, to < dueAt ? to : dueAt),
    0,
  );
  const budget = Math.floor((scale.between(start, dueAt) - excluded) * share);
  return budget > 0 ? runTimeLedger(scale, start, budget, exclusions).dueAt : dueAt;
}
