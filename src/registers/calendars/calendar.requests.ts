import {
  SPECIAL_DAY_KINDS,
  type SpecialDayKind,
  type WeeklySessions,
} from '../../domain/calendar/calendar-definition.js';
import { IntField, ListField, LocalDayField, OneOf, TextField } from '../../platform/http/fields.js';

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

export class SessionRequest {
  @TextField({ max: 5, pattern: TIME_OF_DAY, example: '07:30' })
  from: string;

  @TextField({ max: 5, pattern: TIME_OF_DAY, example: '11:30' })
  to: string;
}

export class SpecialDayRequest {
  @LocalDayField()
  on: string;

  @OneOf(SPECIAL_DAY_KINDS)
  kind: SpecialDayKind;

  @TextField({ max: 200, example: 'Tết Nguyên đán' })
  name: string;

  @ListField(() => SessionRequest, { max: 6, optional: true, description: 'Of make-up and duty days' })
  sessions?: SessionRequest[];

  @TextField({ max: 300, description: 'The document that orders it' })
  source: string;
}

export class DeclareDaysRequest {
  @ListField(() => SpecialDayRequest, { min: 1, max: 400 })
  days: SpecialDayRequest[];

  @LocalDayField({
    optional: true,
    description: 'The last day that the State has announced; later due moments are provisional',
  })
  publishedThrough?: string;
}

export class CalendarYearRequest {
  @IntField({ min: 2000, max: 2059, query: true })
  year: number;
}

export class WeeklySessionsRequest {
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

export class CreateCalendarRequest extends SetWeeklySessionsRequest {
  @TextField({ max: 50, pattern: /^[a-z0-9-]+$/, example: 'so-xay-dung' })
  code: string;

  @TextField({ max: 200 })
  name: string;

  @TextField({ max: 50, optional: true, description: 'Inherits its rows; the national calendar is viet-nam' })
  parentCode?: string;

  @LocalDayField({ description: 'The last day that the State has announced' })
  publishedThrough: string;
}
