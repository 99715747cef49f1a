import { formatTimeOfDay } from '../../domain/calendar/local-day.js';
import { SPECIAL_DAY_KINDS, type SpecialDay } from '../../domain/calendar/calendar-definition.js';
import { Shows } from '../../platform/openapi/shows.js';
import type { CalendarEntity } from './calendar.entity.js';

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

export class SpecialDayResponse {
  @Shows('day') on: string;
  @Shows('text', { oneOf: SPECIAL_DAY_KINDS }) kind: string;
  @Shows('text') name: string;
  @Shows(() => SessionResponse, { list: true }) sessions: SessionResponse[];
  @Shows('text') source: string;

  static of({ on, kind, name, sessions, source }: SpecialDay): SpecialDayResponse {
    const shown = (sessions ?? []).map(({ from, to }) => ({
      from: formatTimeOfDay(from),
      to: formatTimeOfDay(to),
    }));
    return { on, kind, name, sessions: shown, source };
  }
}

export class CalendarDaysResponse {
  @Shows('text') code: string;
  @Shows('integer') version: number;
  @Shows('boolean', { description: 'Some days of the year are not announced yet' }) provisional: boolean;
  @Shows(() => SpecialDayResponse, { list: true }) items: SpecialDayResponse[];
}

export class ChangedCalendarResponse {
  @Shows('text') code: string;
  @Shows('integer') version: number;
}
