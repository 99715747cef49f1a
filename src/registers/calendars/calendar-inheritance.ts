import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type {
  CalendarDefinition,
  SpecialDay,
  WeeklySessions,
  WorkingSession,
} from '../../domain/calendar/working-calendar.js';
import type {
  CalendarDayEntity,
  CalendarEntity,
  CalendarWeeklyEntity,
  StoredSession,
} from './calendar.entity.js';

export interface CalendarRows {
  readonly calendars: readonly CalendarEntity[];
  readonly weekly: readonly CalendarWeeklyEntity[];
  readonly days: readonly CalendarDayEntity[];
}

/** A calendar's rows in force, each as the calendar that entered it has it. */
export interface RowsInForce {
  readonly calendar: CalendarEntity;
  readonly weekly: readonly CalendarWeeklyEntity[];
  readonly days: readonly CalendarDayEntity[];
}

/**
 * The calendar as agencies live by it: its own sessions of a weekday replace the inherited ones of that weekday,
 * its own special day replaces the inherited one of that day, everything else comes from the parent. Extra hours
 * replace nothing: they are for a day that nobody above has declared otherwise, today or later.
 * @throws DomainError `unknown-calendar`; `calendar-inherits-itself` where the parents go in a circle
 */
export function rowsInForce(rows: CalendarRows, calendarId: string): RowsInForce {
  const line = lineOf(rows, calendarId);
  const [calendar] = line;
  if (!calendar) throw new DomainError('unknown-calendar', { code: calendarId });
  const weekly = new Map<number, readonly CalendarWeeklyEntity[]>();
  const days = new Map<LocalDay, CalendarDayEntity>();
  for (const { id } of line.toReversed()) {
    const own = rows.weekly.filter((row) => row.calendarId === id);
    for (const [weekday, ofWeekday] of byWeekday(own)) weekly.set(weekday, ofWeekday);
    for (const day of rows.days.filter((row) => row.calendarId === id)) {
      if (replaces(day, days.get(day.on))) days.set(day.on, day);
    }
  }
  const inOrder = [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
  return { calendar, weekly: [...weekly.values()].flat(), days: inOrder };
}

function replaces(own: CalendarDayEntity, inherited: CalendarDayEntity | undefined): boolean {
  if (own.kind !== 'extra_session' || inherited === undefined) return true;
  return inherited.kind === 'extra_session';
}

/** The rows in force as the core takes them. @throws DomainError like `rowsInForce` */
export function definitionOf(rows: CalendarRows, calendarId: string): CalendarDefinition {
  const { calendar, weekly, days } = rowsInForce(rows, calendarId);
  const { id, version, zone, publishedThrough } = calendar;
  return {
    ...{ id, version, zone, publishedThrough },
    weekly: weekly.map(toWeeklySessions),
    specialDays: days.map(toSpecialDay),
  };
}

/** The calendar and everything that inherits from it, directly or not. */
export function heirsOf(rows: Pick<CalendarRows, 'calendars'>, calendarId: string): readonly string[] {
  const heirs = [calendarId];
  for (const id of heirs) {
    const children = rows.calendars.filter(({ parentId }) => parentId === id);
    heirs.push(...children.map((child) => child.id).filter((child) => !heirs.includes(child)));
  }
  return heirs;
}

function toSessions(stored: readonly StoredSession[]): WorkingSession[] {
  return stored.map(([from, to]) => ({ from, to }));
}

export function toStoredSessions(sessions: readonly WorkingSession[]): StoredSession[] {
  return sessions.map(({ from, to }) => [from, to]);
}

/** The calendar, its parent, its parent's parent, and so on. */
function lineOf({ calendars }: CalendarRows, calendarId: string): readonly CalendarEntity[] {
  const line: CalendarEntity[] = [];
  let id: string | null = calendarId;
  while (id !== null) {
    const calendar = calendars.find((candidate) => candidate.id === id);
    if (!calendar) throw new DomainError('unknown-calendar', { code: id });
    if (line.includes(calendar))
      throw new DomainError('calendar-inherits-itself', { calendar: calendar.code });
    line.push(calendar);
    id = calendar.parentId;
  }
  return line;
}

function byWeekday(
  weekly: readonly CalendarWeeklyEntity[],
): ReadonlyMap<number, readonly CalendarWeeklyEntity[]> {
  const groups = new Map<number, CalendarWeeklyEntity[]>();
  for (const row of weekly) groups.set(row.weekday, [...(groups.get(row.weekday) ?? []), row]);
  return groups;
}

export function toWeeklySessions({
  weekday,
  validFrom,
  validTo,
  sessions,
}: CalendarWeeklyEntity): WeeklySessions {
  return {
    weekday: weekday as WeeklySessions['weekday'],
    validFrom,
    validTo,
    sessions: toSessions(sessions),
  };
}

export function toSpecialDay({ on, kind, name, sessions, source }: CalendarDayEntity): SpecialDay {
  return { on, kind, name, sessions: sessions ? toSessions(sessions) : null, source };
}
