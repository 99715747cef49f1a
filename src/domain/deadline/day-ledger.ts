import { later, type Interval } from './excluded-time.js';
import { addDays, daysBetween, type LocalDay } from '../calendar/local-day.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { instantAt, localDayOf } from '../calendar/zoned-time.js';

/** A number of days to use up: of counted days, or of all days with the last one moved to a counted day. */
export interface DaySegment {
  readonly counts: 'counted_days' | 'calendar_days';
  /** How many, from a day zero: a month is as long as its dates make it. */
  readonly daysFrom: (dayZero: LocalDay) => number;
}

/** Days in (after, through] of which the counting ones were used. */
export interface DayStretch {
  readonly after: LocalDay;
  readonly through: LocalDay;
  readonly counts: DaySegment['counts'];
}

export interface DayTerm {
  readonly calendar: WorkingCalendar;
  /** When the clock began to run; outages before it took nothing. */
  readonly startAt: Date;
  readonly dayZero: LocalDay;
  /** The limit, then what an extension adds, counted from the old last day. */
  readonly segments: readonly DaySegment[];
  /** Close of business, or 24:00; `isLate`: of a day that came in the place of one already over. */
  readonly endOf: (day: LocalDay, isLate: boolean) => Date;
  /** Received too late for its own day. */
  readonly isLate: boolean;
  /** Not later than the returning desk is open that day. */
  readonly atDesk: (dueAt: Date) => Date;
}

/** How a term in days was used. */
export interface DayLedger {
  readonly kind: 'days';
  readonly stretches: readonly DayStretch[];
  /** The last day by whole days, before outages move the due moment by minutes. */
  readonly baseDay: LocalDay;
  readonly outageMillis: number;
  readonly dueAt: Date;
}

interface Progress {
  readonly segment: number;
  /** Counting begins on the day after this one. */
  readonly after: LocalDay;
  readonly left: number;
  readonly lastDay: LocalDay;
  readonly isLate: boolean;
  /** Time that later outages cannot take any more: day zero and excluded days do not count anyway. */
  readonly settledUntil: Date;
  readonly outageMillis: number;
  readonly stretches: readonly DayStretch[];
}

/**
 * Uses days up from day zero. A pause takes out the counting days in (pause day, resume day]; with nothing left
 * at resuming the term ends on that day, or on the next counted one if resumed after its end. An outage moves
 * the due moment by the working time it took from days that count.
 * @param pauses in order, without overlaps, none before the start
 * @param outages the same, and none inside a pause
 */
export function runDayLedger(
  term: DayTerm,
  pauses: readonly Interval[],
  outages: readonly Interval[],
): DayLedger {
  const events = [
    ...pauses.map((interval) => ({ interval, pass: passPause })),
    ...outages.map((interval) => ({ interval, pass: passOutage })),
  ].toSorted((a, b) => a.interval.from.getTime() - b.interval.from.getTime());
  let progress = start(term);
  for (const { interval, pass } of events) {
    progress = enterSegment(term, progress, localDayOf(interval.from, term.calendar.zone));
    if (interval.from.getTime() > dueAtOf(term, runOut(term, progress)).getTime()) break;
    progress = pass(term, progress, interval);
  }
  const end = runOut(term, progress);
  const { stretches, lastDay, outageMillis } = end;
  return {
    kind: 'days',
    stretches: [...stretches, ...stretchOf(term, end, end.left)],
    baseDay: lastDay,
    outageMillis,
    dueAt: dueAtOf(term, end),
  };
}

function start(term: DayTerm): Progress {
  const { calendar, dayZero, startAt } = term;
  const left = daysOf(term, 0, dayZero);
  return {
    segment: 0,
    after: dayZero,
    left,
    lastDay: lastDayOf(term, 0, dayZero, left),
    isLate: term.isLate,
    // A same-day term has no day zero: it is used from its start.
    settledUntil: left > 0 ? instantAt(dayZero, 1440, calendar.zone) : startAt,
    outageMillis: 0,
    stretches: [],
  };
}

function daysOf({ segments }: DayTerm, segment: number, dayZero: LocalDay): number {
  return segments[segment]?.daysFrom(dayZero) ?? 0;
}

function lastDayOf(
  { calendar, segments }: DayTerm,
  segment: number,
  after: LocalDay,
  left: number,
): LocalDay {
  if (left === 0) return calendar.nextCountedDay(after);
  if (segments[segment]?.counts === 'counted_days') return calendar.addCountedDays(after, left);
  return calendar.nextCountedDay(addDays(after, left));
}

/** The segment in which a day lies. */
function enterSegment(term: DayTerm, progress: Progress, day: LocalDay): Progress {
  let entered = progress;
  while (entered.segment + 1 < term.segments.length && day >= entered.lastDay)
    entered = nextSegment(term, entered);
  return entered;
}

function runOut(term: DayTerm, progress: Progress): Progress {
  let last = progress;
  while (last.segment + 1 < term.segments.length) last = nextSegment(term, last);
  return last;
}

/** An extension is counted from the old last day. */
function nextSegment(term: DayTerm, progress: Progress): Progress {
  const segment = progress.segment + 1;
  const after = progress.lastDay;
  const left = daysOf(term, segment, after);
  const stretches = [...progress.stretches, ...stretchOf(term, progress, progress.left)];
  return { ...progress, segment, after, left, lastDay: lastDayOf(term, segment, after, left), stretches };
}

function dueAtOf({ calendar, endOf, atDesk }: DayTerm, { lastDay, isLate, outageMillis }: Progress): Date {
  return atDesk(calendar.addWorkingMillis(endOf(lastDay, isLate), outageMillis));
}

/** The days used from `after` on, `used` of them. */
function stretchOf(term: DayTerm, progress: Progress, used: number): readonly DayStretch[] {
  if (used === 0) return [];
  const { after, segment } = progress;
  const counts = term.segments[segment]?.counts ?? 'counted_days';
  const through =
    counts === 'counted_days' ? term.calendar.addCountedDays(after, used) : addDays(after, used);
  return [{ after, through, counts }];
}

function passOutage(term: DayTerm, progress: Progress, { from, to }: Interval): Progress {
  const counted = later(from, progress.settledUntil);
  const isOver = counted >= to || counted >= dueAtOf(term, runOut(term, progress));
  if (isOver) return progress;
  const lost = term.calendar.workingMillisBetween(counted, to);
  return { ...progress, outageMillis: progress.outageMillis + lost };
}

function passPause(term: DayTerm, progress: Progress, { from, to }: Interval): Progress {
  const { calendar, endOf } = term;
  if (from.getTime() > endOf(progress.lastDay, progress.isLate).getTime()) {
    // Only minutes that an outage gave back are left: they stand still minute by minute.
    const stoodStill = calendar.workingMillisBetween(from, to);
    return { ...progress, outageMillis: progress.outageMillis + stoodStill, settledUntil: to };
  }
  const resumedOn = localDayOf(to, calendar.zone);
  const used = Math.min(progress.left, daysUsed(term, progress, localDayOf(from, calendar.zone)));
  const left = progress.left - used;
  const stretches = [...progress.stretches, ...stretchOf(term, progress, used)];
  if (left === 0) {
    const isLate = !isInTime(term, resumedOn, to);
    const lastDay = isLate ? calendar.nextCountedDay(addDays(resumedOn, 1)) : resumedOn;
    return { ...progress, after: lastDay, left, lastDay, isLate, settledUntil: to, stretches };
  }
  const excludedUntil =
    resumedOn > localDayOf(from, calendar.zone) ? instantAt(resumedOn, 1440, calendar.zone) : to;
  const settledUntil = later(progress.settledUntil, excludedUntil);
  const lastDay = lastDayOf(term, progress.segment, resumedOn, left);
  return { ...progress, after: resumedOn, left, lastDay, settledUntil, stretches };
}

function daysUsed({ calendar, segments }: DayTerm, { after, segment }: Progress, through: LocalDay): number {
  if (through <= after) return 0;
  if (segments[segment]?.counts === 'counted_days') return calendar.countedDaysBetween(after, through);
  return daysBetween(after, through);
}

function isInTime({ calendar, endOf, atDesk }: DayTerm, day: LocalDay, resumedAt: Date): boolean {
  return calendar.isCounted(day) && resumedAt.getTime() <= atDesk(endOf(day, false)).getTime();
}
