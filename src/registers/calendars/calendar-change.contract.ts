import {
  SPECIAL_DAY_KINDS,
  type SpecialDayKind,
  type WeeklySessions,
  type WorkingSession,
} from '../../domain/calendar/calendar-definition.js';
import { parseTimeOfDay } from '../../domain/calendar/local-day.js';
import { IntField, ListField, LocalDayField, OneOf, TextField } from '../../platform/http/fields.js';
import type { DaysDeclaration } from './declare-days.js';
import type { WeeklySessionsChange } from './set-weekly-sessions.js';

// The requests that change a calendar, and that show beforehand what the change would do.

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

class SessionRequest {
  @TextField({ max: 5, pattern: TIME_OF_DAY, example: '07:30' })
  from: string;

  @TextField({ max: 5, pattern: TIME_OF_DAY, example: '11:30' })
  to: string;
}

class SpecialDayRequest {
  @LocalDayField()
  on: string;

  @OneOf(SPECIAL_DAY_KINDS)
  kind: SpecialDayKind;

  @TextField({ max: 200, example: 'Tết Nguyên đán' })
  name: string;

  @ListField(() => SessionRequest, {
    max: 6,
    optional: true,
    description: 'Of make-up and duty days; the added hours of a day with extra sessions',
  })
  sessions?: SessionRequest[];

  @TextField({ max: 300, description: 'The document that orders it' })
  source: string;
}

export class DeclareDaysRequest {
  @ListField(() => SpecialDayRequest, { max: 400, description: 'May be empty where a year is published' })
  days: SpecialDayRequest[];

  @LocalDayField({
    optional: true,
    description: 'The last day that the State has announced; later due moments are provisional',
  })
  publishedThrough?: string;

  @TextField({ max: 300, optional: true, description: 'The document of the whole; needed without days' })
  source?: string;
}

class WeeklySessionsRequest {
  @IntField({ min: 1, max: 7, description: 'ISO weekday: 1 Monday to 7 Sunday' })
  weekday: WeeklySessions['weekday'];

  @ListField(() => SessionRequest, { min: 1, max: 6 })
  sessions: SessionRequest[];

  @LocalDayField({ optional: true, description: 'First day of the season; always when left out' })
  validFrom?: string;

  @LocalDayField({ optional: true, description: 'Last day of the season' })
  validTo?: string;
}

export class SetWeeklySessionsRequest {
  @ListField(() => WeeklySessionsRequest, { max: 100, description: 'Replaces the whole week' })
  weekly: WeeklySessionsRequest[];

  @TextField({ max: 300, description: 'The document that orders it' })
  source: string;
}

export function daysDeclarationOf(calendarCode: string, request: DeclareDaysRequest): DaysDeclaration {
  const { publishedThrough = null, source = null } = request;
  const days = request.days.map((day) => ({ ...day, sessions: day.sessions?.map(sessionOf) ?? null }));
  return { calendarCode, days, publishedThrough, source };
}

export function weeklyChangeOf(
  calendarCode: string,
  { weekly, source }: SetWeeklySessionsRequest,
): WeeklySessionsChange {
  const rows = weekly.map(({ weekday, sessions, validFrom = null, validTo = null }) => {
    return { weekday, validFrom, validTo, sessions: sessions.map(sessionOf) };
  });
  return { calendarCode, weekly: rows, source };
}

function sessionOf({ from, to }: SessionRequest): WorkingSession {
  return { from: parseTimeOfDay(from), to: parseTimeOfDay(to) };
}
