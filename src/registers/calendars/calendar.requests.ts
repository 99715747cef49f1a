import { BooleanField, IntField, LocalDayField, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { SetWeeklySessionsRequest } from './calendar-change.contract.js';

const MOST_CSV_CHARACTERS = 200_000;

export class CalendarYearRequest {
  @IntField({ min: 2000, max: 2059, query: true })
  year: number;
}

export class ListChangesRequest extends PageRequest {}

export class RemoveDayRequest {
  @TextField({ max: 300, description: 'The document that takes the day back' })
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

export class StageCalendarImportRequest {
  @TextField({
    max: MOST_CSV_CHARACTERS,
    multiline: true,
    description: 'Header on,kind,name,sessions,source; sessions as 07:30-11:30;13:30-17:30',
    example: 'on,kind,name,sessions,source\n2027-01-01,holiday,Tết Dương lịch,,Thông báo 01/TB-BNV',
  })
  csv: string;

  @TextField({ max: 300, description: 'The document that the file was made from' })
  source: string;

  @LocalDayField({ optional: true, description: 'The last day that the State has announced with it' })
  publishedThrough?: string;

  @BooleanField({
    optional: true,
    description: 'Take back the days off and make-up days of that year which the file does not name',
  })
  replacesYear?: boolean;
}
