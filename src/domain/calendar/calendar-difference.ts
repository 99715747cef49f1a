import type { CalendarDefinition, SpecialDay, WeeklySessions } from './calendar-definition.js';
import { DEFAULT_RANGE } from './calendar-table.js';
import { addDays, isoWeekday, type LocalDay } from './local-day.js';

/** What two states of one calendar do not have in common. */
export interface CalendarDifference {
  /** No day before it changed; null = any day may have. */
  readonly firstDay: LocalDay | null;
  /** Nothing but the last day that the State has announced. */
  readonly onlyPublished: boolean;
}

// Sorts before every local day, and after every one.
const ALWAYS = '';
const NEVER = '~';

/** null where both say the same of every day. */
export function differenceOf(
  before: CalendarDefinition,
  after: CalendarDefinition,
): CalendarDifference | null {
  const published = firstNewlyPublished(before.publishedThrough, after.publishedThrough);
  const days = firstOf([
    firstChangedSpecialDay(before.specialDays, after.specialDays),
    firstChangedWeek(before.weekly, after.weekly),
  ]);
  if (published === NEVER && days === NEVER) return null;
  const first = firstOf([published, days]);
  return { firstDay: first === ALWAYS ? null : first, onlyPublished: days === NEVER };
}

function firstOf(days: readonly LocalDay[]): LocalDay {
  return days.reduce((first, day) => (day < first ? day : first), NEVER);
}

function firstNewlyPublished(before: LocalDay, after: LocalDay): LocalDay {
  return before === after ? NEVER : addDays(firstOf([before, after]), 1);
}

function firstChangedSpecialDay(before: readonly SpecialDay[], after: readonly SpecialDay[]): LocalDay {
  const texts = (days: readonly SpecialDay[]) => new Map(days.map((day) => [day.on, textOf(day)]));
  const [old, changed] = [texts(before), texts(after)];
  const differing = [...old.keys(), ...changed.keys()].filter((on) => old.get(on) !== changed.get(on));
  return firstOf(differing);
}

function textOf({ kind, name, sessions, source }: SpecialDay): string {
  return JSON.stringify([kind, name, sessions?.map(({ from, to }) => [from, to]) ?? null, source]);
}

/** Seasons cut time into stretches; the first stretch in which a weekday has other hours tells the day. */
function firstChangedWeek(before: readonly WeeklySessions[], after: readonly WeeklySessions[]): LocalDay {
  const starts = [...before, ...after].flatMap(({ validFrom, validTo }) => [
    validFrom ?? ALWAYS,
    ...(validTo === null || validTo >= DEFAULT_RANGE.through ? [] : [addDays(validTo, 1)]),
  ]);
  const changed = [...new Set([ALWAYS, ...starts])].filter(
    (day) => weekFrom(before, day) !== weekFrom(after, day),
  );
  const first = firstOf(changed);
  if (first === ALWAYS || first === NEVER) return first;
  // A make-up day without hours of its own takes those of its week's Monday.
  return addDays(first, 1 - isoWeekday(first));
}

/** The hours of all weekdays in the stretch that begins on that day. */
function weekFrom(weekly: readonly WeeklySessions[], day: LocalDay): string {
  const inForce = weekly
    .filter((row) => (row.validFrom ?? ALWAYS) <= day && (row.validTo === null || day <= row.validTo))
    .map(({ weekday, sessions }) => [weekday, ...sessions.flatMap(({ from, to }) => [from, to])])
    .toSorted((a, b) => (a[0] as number) - (b[0] as number));
  return JSON.stringify(inForce);
}
