import {
  assertNoOverlap,
  inOrder,
  invalidCalendar,
  type CalendarDefinition,
  type SpecialDay,
  type WorkingSession,
} from './calendar-definition.js';
import { fromEpochDay, isoWeekdayOf, toEpochDay, type LocalDay } from './local-day.js';

/** Days between which dates are computed, both inclusive. */
export interface CalendarRange {
  readonly from: LocalDay;
  readonly through: LocalDay;
}

/** From before the first one-stop-shop rules to far beyond the longest term. */
export const DEFAULT_RANGE: CalendarRange = { from: '2000-01-01', through: '2059-12-31' };

/** Sums over days, so that adding, measuring and inverting never walk them. Index 0 is `firstEpochDay`. */
export interface CalendarTable {
  readonly firstEpochDay: number;
  readonly dayCount: number;
  /** Counted days before the day of that index; one more entry than days. */
  readonly countedBefore: Int32Array;
  /** Working minutes before the day of that index; one more entry than days. */
  readonly minutesBefore: Int32Array;
  /** Index of the n-th counted day. */
  readonly countedIndexes: Int32Array;
  /** The counted sessions of each day. */
  readonly sessions: readonly (readonly WorkingSession[])[];
  /** By epoch day. */
  readonly specialDays: ReadonlyMap<number, SpecialDay>;
  /** Hours at which the desk takes in, where they are not the counted ones, by epoch day. */
  readonly intakeSessions: ReadonlyMap<number, readonly WorkingSession[]>;
}

interface WeekRow {
  readonly from: number;
  readonly through: number;
  readonly sessions: readonly WorkingSession[];
}

const NO_SESSIONS: readonly WorkingSession[] = [];
const DAYS_PER_WEEK = 7;

/**
 * @throws DomainError `invalid-calendar` where the weekly rows leave a whole week without any session, which
 *   would silently stretch every term across it.
 */
export function buildCalendarTable(definition: CalendarDefinition, range: CalendarRange): CalendarTable {
  const weeks = weekRowsOf(definition);
  const { first, last } = coveredDays(weeks, range);
  const usual = Array.from({ length: last - first + 1 }, (_, index) => usualSessions(weeks, first + index));
  assertNoGap(usual, first);
  const sessions = usual.slice();
  const intakeSessions = new Map<number, readonly WorkingSession[]>();
  definition.specialDays.forEach((row, place) => {
    const epochDay = toEpochDay(row.on);
    if (epochDay < first || epochDay > last) return;
    const index = epochDay - first;
    if (row.kind === 'extra_session') {
      const field = `specialDays[${place}]`;
      intakeSessions.set(epochDay, withExtraHours(row, usual[index] ?? NO_SESSIONS, field));
      return;
    }
    sessions[index] = row.kind === 'makeup_work' ? ownSessions(row, weeks) : NO_SESSIONS;
    if (row.kind === 'duty') intakeSessions.set(epochDay, ownSessions(row, weeks));
  });
  const specialDays = new Map(definition.specialDays.map((row) => [toEpochDay(row.on), row]));
  const days = { firstEpochDay: first, dayCount: sessions.length, sessions, specialDays, intakeSessions };
  return { ...days, ...sumsOver(sessions) };
}

function withExtraHours(
  { on, sessions }: SpecialDay,
  usual: readonly WorkingSession[],
  field: string,
): readonly WorkingSession[] {
  if (usual.length === 0) throw invalidCalendar('extra-session-without-usual-hours', { on }, `${field}.on`);
  const all = inOrder([...usual, ...(sessions ?? [])]);
  assertNoOverlap(all, `${field}.sessions`);
  return all;
}

function ownSessions(row: SpecialDay, weeks: readonly (readonly WeekRow[])[]): readonly WorkingSession[] {
  if (row.sessions !== null) return inOrder(row.sessions);
  const day = toEpochDay(row.on);
  const monday = day - isoWeekdayOf(day) + 1;
  for (let offset = 0; offset < DAYS_PER_WEEK; offset += 1) {
    const sessions = usualSessions(weeks, monday + offset);
    if (sessions.length > 0) return sessions;
  }
  throw invalidCalendar('calendar-without-sessions', { on: row.on }, 'specialDays');
}

function sumsOver(sessions: readonly (readonly WorkingSession[])[]) {
  const countedBefore = new Int32Array(sessions.length + 1);
  const minutesBefore = new Int32Array(sessions.length + 1);
  const countedIndexes: number[] = [];
  let counted = 0;
  let minutes = 0;
  sessions.forEach((ofDay, index) => {
    if (ofDay.length > 0) {
      countedIndexes.push(index);
      counted += 1;
    }
    for (const { from, to } of ofDay) minutes += to - from;
    countedBefore[index + 1] = counted;
    minutesBefore[index + 1] = minutes;
  });
  return { countedBefore, minutesBefore, countedIndexes: Int32Array.from(countedIndexes) };
}

/** Rows per ISO weekday (index 0 = Monday). */
function weekRowsOf(definition: CalendarDefinition): readonly (readonly WeekRow[])[] {
  return Array.from({ length: DAYS_PER_WEEK }, (_, index) =>
    definition.weekly
      .filter((row) => row.weekday === index + 1)
      .map((row) => ({
        from: row.validFrom === null ? -Infinity : toEpochDay(row.validFrom),
        through: row.validTo === null ? Infinity : toEpochDay(row.validTo),
        sessions: inOrder(row.sessions),
      })),
  );
}

function usualSessions(weeks: readonly (readonly WeekRow[])[], epochDay: number): readonly WorkingSession[] {
  const rows = weeks[isoWeekdayOf(epochDay) - 1] ?? [];
  return rows.find((row) => row.from <= epochDay && epochDay <= row.through)?.sessions ?? NO_SESSIONS;
}

/** Days outside every weekly row's validity are unknown, not days off: they are left out of the table. */
function coveredDays(weeks: readonly (readonly WeekRow[])[], range: CalendarRange) {
  const worked = weeks.flat().filter((row) => row.sessions.length > 0);
  const first = Math.max(toEpochDay(range.from), Math.min(...worked.map((row) => row.from)));
  const last = Math.min(toEpochDay(range.through), Math.max(...worked.map((row) => row.through)));
  if (last < first) throw invalidCalendar('calendar-without-sessions', { ...range }, 'weekly');
  return { first, last };
}

function assertNoGap(usual: readonly (readonly WorkingSession[])[], first: number): void {
  let closedDays = 0;
  usual.forEach((sessions, index) => {
    closedDays = sessions.length > 0 ? 0 : closedDays + 1;
    if (closedDays >= DAYS_PER_WEEK) {
      const from = fromEpochDay(first + index - closedDays + 1);
      throw invalidCalendar('week-without-sessions', { from }, 'weekly');
    }
  });
}
