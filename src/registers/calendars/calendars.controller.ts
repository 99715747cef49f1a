import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { weeklyChangeOf } from './calendar-change.contract.js';
import { CalendarLookup } from './calendar.lookup.js';
import { CreateCalendarRequest, ListChangesRequest } from './calendar.requests.js';
import {
  CalendarChangesResponse,
  CalendarResponse,
  CalendarsResponse,
  ChangedCalendarResponse,
} from './calendar.responses.js';
import { CreateCalendar } from './create-calendar.js';
import { ListCalendarChanges } from './list-calendar-changes.js';

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarLookup,
    private readonly createCalendar: CreateCalendar,
    private readonly listChanges: ListCalendarChanges,
  ) {}

  @Get()
  @Allow()
  @ApiOperation({ summary: 'Danh mục lịch làm việc · List calendars' })
  @Answers(200, CalendarsResponse)
  async list(): Promise<CalendarsResponse> {
    const calendars = await this.calendars.all();
    const codes = new Map(calendars.map(({ id, code }) => [id, code]));
    return {
      items: calendars.map((calendar) =>
        CalendarResponse.of(calendar, codes.get(calendar.parentId ?? '') ?? null),
      ),
    };
  }

  @Post()
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Lập lịch làm việc · Create a calendar' })
  @Answers(201, ChangedCalendarResponse)
  async create(@Body() request: CreateCalendarRequest): Promise<ChangedCalendarResponse> {
    const { code, name, parentCode = null, publishedThrough } = request;
    const { weekly, source } = weeklyChangeOf(code, request);
    const draft = { code, name, zone: OFFICE_ZONE, parentCode, publishedThrough, weekly, source };
    return this.createCalendar.execute(draft);
  }

  @Get(':code/changes')
  @Allow()
  @ApiOperation({ summary: 'Các lần thay đổi lịch làm việc · Changes of a calendar' })
  @Answers(200, CalendarChangesResponse)
  async changes(
    @Param('code') code: string,
    @Query() request: ListChangesRequest,
  ): Promise<CalendarChangesResponse> {
    return this.listChanges.execute(code, request);
  }
}
