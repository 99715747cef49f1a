import { DomainError } from '../domain-error.js';
import { assertLocalDay, type IsoWeekday, type LocalDay, type MinuteOfDay } from './local-day.js';
import { instantAt } from './zoned-time.js';

/** A stretch of one local day, minutes since midnight, `from` < `to` < 1440. */
export interface WorkingSession {
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
}

/** The sessions of one ISO weekday (1 Monday to 7 Sunday) between two days, both inclusive; null = open-ended. */
export interface WeeklySessions {
  readonly weekday: IsoWeekday;
  readonly validFrom: LocalDay | null;
  readonly validTo: LocalDay | null;
  readonly sessions: readonly WorkingSession[];
}

export const SPECIAL_DAY_KINDS = [
  'holiday',
  'compensation',
  'swap_off',
  'makeup_work',
  'duty',
  'extra_session',
] as const;
export type SpecialDayKind = (typeof SPECIAL_DAY_KINDS)[number];

/**
 * A day that differs from the week; `makeup_work` and `duty` carry their own sessions. With `sessions` null
 * those two keep the usual hours of that week's Monday (the first weekday with hours, should Monday have none).
 * `extra_session` ("giờ thứ 9") is a working day that keeps its usual hours and counts by them; its sessions come
 * on top, at the desk only, open for intake and never counted.
 */
export interface SpecialDay {
  readonly on: LocalDay;
  readonly kind: SpecialDayKind;
  readonly name: string;
  readonly sessions: readonly WorkingSession[] | null;
  readonly source: string;
}

/**
 * Precedence: a special day replaces the week's row for that day whole, whatever its kind (a holiday on a
 * Saturday is a holiday, a make-up Saturday is worked, a duty Monday is not counted); only `extra_session` adds
 * to the week's row. One day has one special row: where the State's order and the agency's differ, whoever merges them decides before it gets here.
 */
export interface CalendarDefinition {
  readonly id: string;
  /** Grows with every change of the rows; printed in explanations. */
  readonly version: number;
  /** IANA zone, e.g. `Asia/Ho_Chi_Minh`. */
  readonly zone: string;
  readonly weekly: readonly WeeklySessions[];
  readonly specialDays: readonly SpecialDay[];
  /** The last day for which the State has announced days off; due moments after it are provisional. */
  readonly publishedThrough: LocalDay;
}

const MINUTES_PER_DAY = 1440;
const HOURS_OF_THEIR_OWN: ReadonlySet<SpecialDayKind> = new Set(['makeup_work', 'duty', 'extra_session']);

export type CalendarFault =
  | 'impossible-session'
  | 'session-past-midnight'
  | 'overlapping-sessions'
  | 'impossible-weekday'
  | 'ends-before-it-begins'
  | 'overlapping-weeks'
  | 'unknown-day-kind'
  | 'sessions-on-day-off'
  | 'day-of-two-kinds'
  | 'day-never-computed'
  | 'calendar-without-sessions'
  | 'week-without-sessions'
  | 'weekday-left-out'
  | 'weekday-without-earlier-hours'
  | 'weekday-with-gap'
  | 'hours-begin-late'
  | 'hours-interrupted'
  | 'hours-end'
  | 'extra-session-without-usual-hours'
  | 'extra-session-on-special-day';

/** The refusal of a calendar row: `reason` says what is wrong, the field where. */
export function invalidCalendar(
  reason: CalendarFault,
  details: Readonly<Record<string, unknown>>,
  field: string,
): DomainError {
  return new DomainError('invalid-calendar', { reason, ...details }, field);
}

/**
 * Refuses a calendar that could give a wrong date.
 * @throws DomainError `invalid-calendar`, `unknown-zone`, `impossible-day`, each naming the field.
 */
export function assertCalendarDefinition(definition: CalendarDefinition): void {
  assertLocalDay(definition.publishedThrough, 'publishedThrough');
  instantAt(definition.publishedThrough, 0, definition.zone);
  definition.weekly.forEach((row, index) => assertWeeklyRow(row, `weekly[${index}]`));
  assertNoOverlappingWeeks(definition.weekly);
  if (!definition.weekly.some((row) => row.sessions.length > 0)) {
    throw invalidCalendar('calendar-without-sessions', { calendar: definition.id }, 'weekly');
  }
  definition.specialDays.forEach((row, index) => assertSpecialDay(row, `specialDays[${index}]`));
  assertOneKindPerDay(definition.specialDays);
}

/** @throws DomainError `invalid-calendar` */
function assertSessions(sessions: readonly WorkingSession[], field: string): void {
  sessions.forEach((session, index) => assertSession(session, `${field}[${index}]`));
  assertNoOverlap(sessions, field);
}

/** @throws DomainError `invalid-calendar` */
export function assertNoOverlap(sessions: readonly WorkingSession[], field: string): void {
  const sorted = inOrder(sessions);
  sorted.forEach((session, index) => {
    const previous = sorted[index - 1];
    if (previous && session.from < previous.to) {
      throw invalidCalendar('overlapping-sessions', { first: previous, second: session }, field);
    }
  });
}

export function inOrder(sessions: readonly WorkingSession[]): readonly WorkingSession[] {
  return sessions.toSorted((a, b) => a.from - b.from);
}

function assertSession({ from, to }: WorkingSession, field: string): void {
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0) {
    throw invalidCalendar('impossible-session', { from, to }, field);
  }
  // Closing at 24:00 would be closing on the next local day.
  if (to >= MINUTES_PER_DAY) throw invalidCalendar('session-past-midnight', { from, to }, `${field}.to`);
  if (from >= to) throw invalidCalendar('impossible-session', { from, to }, field);
}

function assertWeeklyRow(row: WeeklySessions, field: string): void {
  if (!Number.isInteger(row.weekday) || row.weekday < 1 || row.weekday > 7) {
    throw invalidCalendar('impossible-weekday', { weekday: row.weekday }, `${field}.weekday`);
  }
  if (row.validFrom !== null) assertLocalDay(row.validFrom, `${field}.validFrom`);
  if (row.validTo !== null) assertLocalDay(row.validTo, `${field}.validTo`);
  if (row.validFrom !== null && row.validTo !== null && row.validTo < row.validFrom) {
    throw invalidCalendar(
      'ends-before-it-begins',
      { from: row.validFrom, to: row.validTo },
      `${field}.validTo`,
    );
  }
  assertSessions(row.sessions, `${field}.sessions`);
}

function assertNoOverlappingWeeks(weekly: readonly WeeklySessions[]): void {
  const byStart = weekly
    .map((row, index) => ({ row, index }))
    .toSorted((a, b) => a.row.weekday - b.row.weekday || compareStarts(a.row, b.row));
  byStart.forEach(({ row, index }, place) => {
    const previous = byStart[place - 1]?.row;
    if (previous?.weekday !== row.weekday) return;
    const isAfter = previous.validTo !== null && row.validFrom !== null && previous.validTo < row.validFrom;
    if (!isAfter) {
      throw invalidCalendar('overlapping-weeks', { weekday: row.weekday }, `weekly[${index}].validFrom`);
    }
  });
}

function compareStarts(a: WeeklySessions, b: WeeklySessions): number {
  const [first, second] = [a.validFrom ?? '', b.validFrom ?? ''];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** @throws DomainError `invalid-calendar`, `impossible-day` */
export function assertSpecialDay(row: SpecialDay, field: string): void {
  assertLocalDay(row.on, `${field}.on`);
  if (!SPECIAL_DAY_KINDS.includes(row.kind)) {
    throw invalidCalendar('unknown-day-kind', { kind: row.kind }, `${field}.kind`);
  }
  if (row.kind === 'extra_session' && row.sessions === null) {
    throw invalidCalendar('calendar-without-sessions', { on: row.on }, `${field}.sessions`);
  }
  if (row.sessions === null) return;
  const isOpen = HOURS_OF_THEIR_OWN.has(row.kind);
  if (isOpen && row.sessions.length === 0) {
    throw invalidCalendar('calendar-without-sessions', { on: row.on }, `${field}.sessions`);
  }
  if (!isOpen && row.sessions.length > 0) {
    throw invalidCalendar('sessions-on-day-off', { on: row.on, kind: row.kind }, `${field}.sessions`);
  }
  assertSessions(row.sessions, `${field}.sessions`);
}

function assertOneKindPerDay(specialDays: readonly SpecialDay[]): void {
  const seen = new Map<LocalDay, SpecialDayKind>();
  specialDays.forEach(({ on, kind }, index) => {
    const other = seen.get(on);
    if (other) {
      throw invalidCalendar('day-of-two-kinds', { on, kinds: [other, kind] }, `specialDays[${index}].on`);
    }
    seen.set(on, kind);
  });
}
