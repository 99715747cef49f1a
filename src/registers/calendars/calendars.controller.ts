import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseTimeOfDay } from '../../domain/calendar/local-day.js';
import type { SpecialDay } from '../../domain/calendar/working-calendar.js';
import { Allow } from '../../platform/access/allow.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { CalendarLookup } from './calendar.lookup.js';
import { CalendarYearRequest, DeclareDaysRequest, type SpecialDayRequest } from './calendar.requests.js';
import {
  CalendarDaysResponse,
  CalendarResponse,
  CalendarsResponse,
  ChangedCalendarResponse,
  SpecialDayResponse,
} from './calendar.responses.js';
import { DeclareDays } from './declare-days.js';

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarLookup,
    private readonly declareDays: DeclareDays,
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

  @Get(':code/days')
  @Allow()
  @ApiOperation({
    summary: 'Ngày nghỉ, ngày làm bù, ngày trực trong năm · Days of a year that differ from the week',
  })
  @Answers(200, CalendarDaysResponse)
  async days(
    @Param('code') code: string,
    @Query() { year }: CalendarYearRequest,
  ): Promise<CalendarDaysResponse> {
    const { version, specialDays, publishedThrough } = await this.calendars.definitionByCode(code);
    const items = specialDays
      .filter(({ on }) => on.startsWith(`${year}-`))
      .map((day) => SpecialDayResponse.of(day));
    return { code, version, provisional: publishedThrough < `${year}-12-31`, items };
  }

  @Post(':code/days')
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Nhập ngày nghỉ, làm bù, trực · Declare days' })
  @Answers(201, ChangedCalendarResponse)
  async declare(
    @Param('code') code: string,
    @Body() request: DeclareDaysRequest,
  ): Promise<ChangedCalendarResponse> {
    const { days, publishedThrough = null } = request;
    return this.declareDays.execute({ calendarCode: code, days: days.map(specialDayOf), publishedThrough });
  }
}

function specialDayOf({ on, kind, name, sessions, source }: SpecialDayRequest): SpecialDay {
  const read =
    sessions?.map(({ from, to }) => ({ from: parseTimeOfDay(from), to: parseTimeOfDay(to) })) ?? null;
  return { on, kind, name, sessions: read, source };
}
