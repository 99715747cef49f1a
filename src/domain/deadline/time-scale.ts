import { localDayOf } from '../calendar/zoned-time.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';

/** Internal processes print parts of a day of 8 working hours ("tính mỗi ngày 08 giờ làm việc"). */
export const MILLIS_PER_NOMINAL_DAY = 8 * 60 * 60_000;

/** A way to measure and add time; never negative for `from` <= `to`. Units are milliseconds of its own kind. */
export interface TimeScale {
  readonly kind: 'working' | 'nominal' | 'elapsed';
  between(from: Date, to: Date): number;
  /** The first instant at which `millis` > 0 have passed: the end of a session, not the start of the next. */
  add(from: Date, millis: number): Date;
}

export const elapsedScale: TimeScale = {
  kind: 'elapsed',
  between: (from, to) => to.getTime() - from.getTime(),
  add: (from, millis) => new Date(from.getTime() + millis),
};

/** Working time as it is. */
export function workingScale(calendar: WorkingCalendar): TimeScale {
  return {
    kind: 'working',
    between: (from, to) => calendar.workingMillisBetween(from, to),
    add: (from, millis) => calendar.addWorkingMillis(from, millis),
  };
}

/**
 * Working time in which every counted day is worth 8 hours however long it is, so that four quarters of a day
 * are one day where the offices work 7 or 7.5 hours, too. On 8-hour days it is the working scale.
 */
export function nominalScale(calendar: WorkingCalendar): TimeScale {
  return {
    kind: 'nominal',
    between: (from, to) => nominalBetween(calendar, from, to),
    add: (from, millis) => addNominal(calendar, from, millis),
  };
}

function nominalBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  const firstDay = localDayOf(from, calendar.zone);
  const lastDay = localDayOf(to, calendar.zone);
  const wholeDays = calendar.countedDaysBetween(firstDay, lastDay);
  const startedDays = Number(calendar.isCounted(firstDay)) - Number(calendar.isCounted(lastDay));
  const parts = nominalOfDay(calendar, to) - nominalOfDay(calendar, from);
  return (wholeDays + startedDays) * MILLIS_PER_NOMINAL_DAY + parts;
}

function addNominal(calendar: WorkingCalendar, from: Date, millis: number): Date {
  const total = nominalOfDay(calendar, from) + millis;
  const wholeDays = Math.ceil(total / MILLIS_PER_NOMINAL_DAY) - 1;
  const firstDay = calendar.nextCountedDay(localDayOf(from, calendar.zone));
  const lastDay = calendar.addCountedDays(firstDay, wholeDays);
  const left = total - wholeDays * MILLIS_PER_NOMINAL_DAY;
  const open = calendar.openOf(lastDay);
  const length = calendar.workingMillisBetween(open, calendar.closeOf(lastDay));
  return calendar.addWorkingMillis(open, Math.ceil((left * length) / MILLIS_PER_NOMINAL_DAY));
}

/** The part of its day that has been worked at an instant. */
function nominalOfDay(calendar: WorkingCalendar, instant: Date): number {
  const day = localDayOf(instant, calendar.zone);
  if (!calendar.isCounted(day)) return 0;
  const open = calendar.openOf(day);
  const worked = Math.max(0, calendar.workingMillisBetween(open, instant));
  const length = calendar.workingMillisBetween(open, calendar.closeOf(day));
  return Math.floor((worked * MILLIS_PER_NOMINAL_DAY) / length);
}
