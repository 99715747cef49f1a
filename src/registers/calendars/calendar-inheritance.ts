import { DomainError } from '../../domain/domain-error.js';
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

/**
 * The calendar as agencies live by it: its own sessions of a weekday replace the inherited ones of that weekday,
 * its own special day replaces the inherited one of that day, everything else comes from the parent.
 * @throws DomainError `unknown-calendar`; `calendar-inherits-itself` where the parents go in a circle
 */
export function definitionOf(rows: CalendarRows, calendarId: string): CalendarDefinition {
  const line = lineOf(rows, calendarId);
  const [own] = line;
  if (!own) throw new DomainError('unknown-calendar', { code: calendarId });
  const weekly = new Map<number, WeeklySessions[]>();
  const specialDays = new Map<string, SpecialDay>();
  for (const { id } of line.toReversed()) {
    for (const [weekday, sessions] of weeklyOf(rows, id)) weekly.set(weekday, sessions);
    for (const day of specialDaysOf(rows, id)) specialDays.set(day.on, day);
  }
  return {
    id: own.id,
    version: own.version,
    zone: own.zone,
    weekly: [...weekly.values()].flat(),
    specialDays: [...specialDays.values()].sort((a, b) => (a.on < b.on ? -1 : 1)),
    publishedThrough: own.publishedThrough,
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

function weeklyOf({ weekly }: CalendarRows, calendarId: string): ReadonlyMap<number, WeeklySessions[]> {
  const byWeekday = new Map<number, WeeklySessions[]>();
  for (const row of weekly.filter((candidate) => candidate.calendarId === calendarId)) {
    const sessions = {
      weekday: row.weekday as WeeklySessions['weekday'],
      validFrom: row.validFrom,
      validTo: row.validTo,
      sessions: toSessions(row.sessions),
    };
    byWeekday.set(row.weekday, [...(byWeekday.get(row.weekday) ?? []), sessions]);
  }
  return byWeekday;
}

function specialDaysOf({ days }: CalendarRows, calendarId: string): SpecialDay[] {
  return days
    .filter((row) => row.calendarId === calendarId)
    .map(({ on, kind, name, sessions, source }) => ({
      on,
      kind,
      name,
      sessions: sessions ? toSessions(sessions) : null,
      source,
    }));
}
