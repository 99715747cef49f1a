import type { WeeklySessions } from './calendar-definition.js';
import { DEFAULT_RANGE } from './calendar-table.js';
import { fromEpochDay, isoWeekdayOf, toEpochDay, type IsoWeekday, type LocalDay } from './local-day.js';

/** Days that had hours, or need them, and for which no weekly row would say any. */
export interface LostHours {
  /** null: days for which no row of any weekday is in force. */
  readonly weekday: IsoWeekday | null;
  /** Index of the row beside the hole, and its end that leaves it open; null: the weekday is left out. */
  readonly row: number | null;
  readonly end: 'validFrom' | 'validTo';
  /** First and last day without hours; null: without end on that side. */
  readonly from: LocalDay | null;
  readonly to: LocalDay | null;
}

/** What needs hours beside the days that have them: every day, as for a calendar that is new, or one day. */
export type MustHaveHours = { readonly kind: 'every_day' } | { readonly kind: 'day'; readonly day: LocalDay };

/** Epoch days, both inclusive; infinite where a row is open or reaches the last day that is ever computed. */
interface Stretch {
  readonly from: number;
  readonly through: number;
}

const EVERY_DAY: Stretch = { from: -Infinity, through: Infinity };
const WEEKDAYS: readonly IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];
const DAYS_PER_WEEK = 7;

/**
 * What new weekly rows would take away by leaving a hole: running terms have counted days long past, and a day that no
 * row covers cannot be computed at all. A weekday may be off from a day on that its last row names; until then it must
 * keep the hours it had, and cannot be forgotten.
 */
export function lostHours(
  before: readonly WeeklySessions[],
  after: readonly WeeklySessions[],
  must: MustHaveHours | null,
): readonly LostHours[] {
  const ofWeekdays = WEEKDAYS.flatMap((weekday) => holesOfWeekday(weekday, before, after));
  const ofSeasons = holesOfSeasons(before, after, must);
  // A hole before or between the seasons was told weekday by weekday.
  return ofWeekdays.length === 0 ? ofSeasons : [...ofWeekdays, ...ofSeasons.filter(({ to }) => to === null)];
}

function holesOfWeekday(
  weekday: IsoWeekday,
  before: readonly WeeklySessions[],
  after: readonly WeeklySessions[],
): LostHours[] {
  const [had, has] = [stretchesOf(before, weekday), stretchesOf(after, weekday)];
  if (had.length > 0 && has.length === 0)
    return [{ weekday, row: null, end: 'validTo', from: null, to: null }];
  return holesIn(has)
    .filter(({ through }) => Number.isFinite(through))
    .flatMap((hole) => {
      const days = had.flatMap((stretch) => daysOf(weekday, common(hole, stretch)));
      const [first, last] = [days[0], days.at(-1)];
      if (!first || !last) return [];
      const row = rowThat(after, 'validFrom', hole.through + 1, weekday);
      return [{ weekday, row, end: 'validFrom' as const, from: dayOf(first.from), to: dayOf(last.through) }];
    });
}

function holesOfSeasons(
  before: readonly WeeklySessions[],
  after: readonly WeeklySessions[],
  must: MustHaveHours | null,
): LostHours[] {
  const needed = [...stretchesOf(before), ...(must ? [stretchOf(must)] : [])];
  return (
    holesIn(stretchesOf(after))
      .filter((hole) => needed.some((stretch) => !isEmpty(common(hole, stretch))))
      // Days that are off in any season, such as a weekend, leave no hole between two of them.
      .filter((hole) => isOpen(hole) || after.some(({ weekday }) => daysOf(weekday, hole).length > 0))
      .map((hole) => {
        const end = Number.isFinite(hole.through) ? 'validFrom' : 'validTo';
        const row = rowThat(after, end, end === 'validFrom' ? hole.through + 1 : hole.from - 1);
        return { weekday: null, row, end, from: dayOf(hole.from), to: dayOf(hole.through) };
      })
  );
}

/** When rows with hours are in force, in order and joined; of one weekday or of any. */
function stretchesOf(weekly: readonly WeeklySessions[], weekday: IsoWeekday | null = null): Stretch[] {
  const inOrder = weekly
    .filter((row) => row.sessions.length > 0 && (weekday === null || row.weekday === weekday))
    .map(({ validFrom, validTo }) => ({
      from: validFrom === null || validFrom <= DEFAULT_RANGE.from ? -Infinity : toEpochDay(validFrom),
      through: validTo === null || validTo >= DEFAULT_RANGE.through ? Infinity : toEpochDay(validTo),
    }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const joined: Stretch[] = [];
  for (const stretch of inOrder) {
    const last = joined.at(-1);
    if (!last || stretch.from > last.through + 1) joined.push(stretch);
    else joined[joined.length - 1] = { from: last.from, through: Math.max(last.through, stretch.through) };
  }
  return joined;
}

/** What lies before, between and after them. */
function holesIn(stretches: readonly Stretch[]): Stretch[] {
  const starts = [-Infinity, ...stretches.map(({ through }) => through + 1)];
  const ends = [...stretches.map(({ from }) => from - 1), Infinity];
  return starts
    .map((from, index) => ({ from, through: ends[index] ?? Infinity }))
    .filter((hole) => !isEmpty(hole));
}

function common(a: Stretch, b: Stretch): Stretch {
  return { from: Math.max(a.from, b.from), through: Math.min(a.through, b.through) };
}

function isOpen({ from, through }: Stretch): boolean {
  return !Number.isFinite(from) || !Number.isFinite(through);
}

/** Nothing lies before the beginning of time or after its end. */
function isEmpty({ from, through }: Stretch): boolean {
  return from > through || from === Infinity || through === -Infinity;
}

/** The stretch from the first to the last day of that weekday within; none where it has no such day. */
function daysOf(weekday: IsoWeekday, { from, through }: Stretch): Stretch[] {
  const first = Number.isFinite(from) ? from + forward(isoWeekdayOf(from), weekday) : from;
  const last = Number.isFinite(through) ? through - forward(weekday, isoWeekdayOf(through)) : through;
  const days = { from: first, through: last };
  return isEmpty({ from, through }) || isEmpty(days) ? [] : [days];
}

/** Days from one weekday on to the next other one. */
function forward(from: IsoWeekday, to: IsoWeekday): number {
  return (to - from + DAYS_PER_WEEK) % DAYS_PER_WEEK;
}

function rowThat(
  weekly: readonly WeeklySessions[],
  end: LostHours['end'],
  epochDay: number,
  weekday: IsoWeekday | null = null,
): number {
  const day = fromEpochDay(epochDay);
  return weekly.findIndex(
    (row) => row[end] === day && row.sessions.length > 0 && (weekday === null || row.weekday === weekday),
  );
}

function stretchOf(must: MustHaveHours): Stretch {
  if (must.kind === 'every_day') return EVERY_DAY;
  const epochDay = toEpochDay(must.day);
  return { from: epochDay, through: epochDay };
}

function dayOf(epochDay: number): LocalDay | null {
  return Number.isFinite(epochDay) ? fromEpochDay(epochDay) : null;
}
