import { SPECIAL_DAY_KINDS, type SpecialDayKind } from '../../domain/calendar/calendar-definition.js';
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
