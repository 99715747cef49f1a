import type { CalendarTable } from './calendar-table.js';
import { MILLIS_PER_MINUTE, type LocalMoment } from './zoned-time.js';

/** Working milliseconds from the first compiled day to a local moment; null outside the compiled days. */
export function workingPosition(table: CalendarTable, { epochDay, millisOfDay }: LocalMoment): number | null {
  const index = epochDay - table.firstEpochDay;
  if (index < 0 || index >= table.dayCount) return null;
  let position = item(table.minutesBefore, index) * MILLIS_PER_MINUTE;
  for (const { from, to } of item(table.sessions, index)) {
    const sinceOpening = millisOfDay - from * MILLIS_PER_MINUTE;
    position += Math.min(Math.max(sinceOpening, 0), (to - from) * MILLIS_PER_MINUTE);
  }
  return position;
}

/** The first moment at which that much time has been worked: the end of a session, not the start of the next. */
export function momentUsedUp(table: CalendarTable, position: number): LocalMoment | null {
  const index = lastDayWhere(table, (before) => before * MILLIS_PER_MINUTE < position);
  let left = position - item(table.minutesBefore, index) * MILLIS_PER_MINUTE;
  for (const { from, to } of item(table.sessions, index)) {
    const length = (to - from) * MILLIS_PER_MINUTE;
    if (left <= length) return momentOn(table, index, from * MILLIS_PER_MINUTE + left);
    left -= length;
  }
  return null;
}

/** The last moment before which no more than that has been worked: the start of a session, not the end before. */
export function momentStillLeft(table: CalendarTable, position: number): LocalMoment | null {
  if (position < 0) return null;
  const index = lastDayWhere(table, (before) => before * MILLIS_PER_MINUTE <= position);
  let passed = position - item(table.minutesBefore, index) * MILLIS_PER_MINUTE;
  for (const { from, to } of item(table.sessions, index)) {
    const length = (to - from) * MILLIS_PER_MINUTE;
    if (passed < length) return momentOn(table, index, from * MILLIS_PER_MINUTE + passed);
    passed -= length;
  }
  return null;
}

/** An entry that the table is known to have. */
export function item<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`index ${index} of ${list.length}`);
  return value;
}

function momentOn(table: CalendarTable, index: number, millisOfDay: number): LocalMoment {
  return { epochDay: table.firstEpochDay + index, millisOfDay };
}

/** The minutes never fall from day to day, so the days for which the condition holds come first. */
function lastDayWhere(table: CalendarTable, holds: (minutesBefore: number) => boolean): number {
  let low = 0;
  let high = table.dayCount - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(item(table.minutesBefore, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
