import { formatTimeOfDay } from '../../domain/calendar/local-day.js';
import { SPECIAL_DAY_KINDS, type WorkingSession } from '../../domain/calendar/calendar-definition.js';
import { Shows } from '../../platform/openapi/shows.js';
import type { CalendarEntity } from './calendar.entity.js';

export class PersonResponse {
  @Shows('text') username: string;
  @Shows('text') fullName: string;
}

export class CalendarResponse {
  @Shows('text') code: string;
  @Shows('text') name: string;
  @Shows('text') zone: string;
  @Shows('text', { nullable: true, description: 'Whose rows hold where this one has none' })
  parentCode: string | null;
  @Shows('day') publishedThrough: string;
  @Shows('integer') version: number;

  static of(calendar: CalendarEntity, parentCode: string | null): CalendarResponse {
    const { code, name, zone, publishedThrough, version } = calendar;
    return { code, name, zone, parentCode, publishedThrough, version };
  }
}

export class CalendarsResponse {
  @Shows(() => CalendarResponse, { list: true }) items: CalendarResponse[];
}

export class SessionResponse {
  @Shows('text', { example: '07:30' }) from: string;
  @Shows('text', { example: '11:30' }) to: string;
}

export function shownSessions(sessions: readonly WorkingSession[] | null): SessionResponse[] {
  return (sessions ?? []).map(({ from, to }) => ({ from: formatTimeOfDay(from), to: formatTimeOfDay(to) }));
}

export class SpecialDayResponse {
  @Shows('day') on: string;
  @Shows('text', { oneOf: SPECIAL_DAY_KINDS }) kind: string;
  @Shows('text') name: string;
  @Shows(() => SessionResponse, { list: true }) sessions: SessionResponse[];
  @Shows('text') source: string;
}

export class CalendarDayResponse extends SpecialDayResponse {
  @Shows('text', { description: 'The calendar that says so: this one, or one that it inherits from' })
  calendarCode: string;
}

export class CalendarDaysResponse {
  @Shows('text') code: string;
  @Shows('integer') version: number;
  @Shows('boolean', { description: 'Some days of the year are not announced yet' }) provisional: boolean;
  @Shows(() => CalendarDayResponse, { list: true }) items: CalendarDayResponse[];
}

export class WeekdayResponse {
  @Shows('integer', { description: 'ISO weekday: 1 Monday to 7 Sunday' }) weekday: number;
  @Shows('day', { nullable: true, description: 'First day of the season' }) validFrom: string | null;
  @Shows('day', { nullable: true, description: 'Last day of the season' }) validTo: string | null;
  @Shows(() => SessionResponse, { list: true }) sessions: SessionResponse[];
  @Shows('text') source: string;
  @Shows('text', { description: 'The calendar that says so: this one, or one that it inherits from' })
  calendarCode: string;
}

export class WeeklySessionsResponse {
  @Shows('text') code: string;
  @Shows('integer') version: number;
  @Shows(() => WeekdayResponse, { list: true, description: 'Those in force; other weekdays are off' })
  items: WeekdayResponse[];
}

export class ChangedCalendarResponse {
  @Shows('text') code: string;
  @Shows('integer') version: number;
}

export class CalendarChangeResponse {
  @Shows('integer', { description: 'The version that came into being' }) version: number;
  @Shows('text', { oneOf: ['days', 'weekly_sessions', 'year_published'] }) cause: string;
  @Shows('day', { nullable: true, description: 'No day before it changed; null: any day may have' })
  firstDay: string | null;
  @Shows('text') source: string;
  @Shows('instant') enteredAt: Date;
  @Shows(() => PersonResponse, { nullable: true, description: 'null: loaded with the installation' })
  enteredBy: PersonResponse | null;
}

export class CalendarChangesResponse {
  @Shows('text') code: string;
  @Shows(() => CalendarChangeResponse, { list: true, description: 'Newest first' })
  items: CalendarChangeResponse[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}
