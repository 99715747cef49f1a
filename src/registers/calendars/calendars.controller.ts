import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseTimeOfDay } from '../../domain/calendar/local-day.js';
import type { SpecialDay, WeeklySessions, WorkingSession } from '../../domain/calendar/working-calendar.js';
import { Allow } from '../../platform/access/allow.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { CalendarLookup } from './calendar.lookup.js';
import {
  CalendarYearRequest,
  CreateCalendarRequest,
  DeclareDaysRequest,
  SetWeeklySessionsRequest,
  type SessionRequest,
  type SpecialDayRequest,
  type WeeklySessionsRequest,
} from './calendar.requests.js';
import {
  CalendarDaysResponse,
  CalendarResponse,
  CalendarsResponse,
  ChangedCalendarResponse,
  SpecialDayResponse,
} from './calendar.responses.js';
import { CreateCalendar } from './create-calendar.js';
import { DeclareDays } from './declare-days.js';
import { SetWeeklySessions } from './set-weekly-sessions.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarLookup,
    private readonly declareDays: DeclareDays,
    private readonly createCalendar: CreateCalendar,
    private readonly setWeeklySessions: SetWeeklySessions,
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
    const { code, name, parentCode = null, publishedThrough, source } = request;
    const weekly = request.weekly.map(weeklyOf);
    const draft = { code, name, zone: OFFICE_ZONE, parentCode, publishedThrough, weekly, source };
    const { version } = await this.createCalendar.execute(draft);
    return { code, version };
  }

  @Post(':code/weekly-sessions')
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Đặt giờ làm việc trong tuần · Set the weekly sessions' })
  @Answers(201, ChangedCalendarResponse)
  async setWeek(
    @Param('code') code: string,
    @Body() { weekly, source }: SetWeeklySessionsRequest,
  ): Promise<ChangedCalendarResponse> {
    return this.setWeeklySessions.execute({ calendarCode: code, weekly: weekly.map(weeklyOf), source });
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

function sessionOf({ from, to }: SessionRequest): WorkingSession {
  return { from: parseTimeOfDay(from), to: parseTimeOfDay(to) };
}

function weeklyOf({ weekday, sessions, validFrom, validTo }: WeeklySessionsRequest): WeeklySessions {
  const season = { validFrom: validFrom ?? null, validTo: validTo ?? null };
  return { weekday, ...season, sessions: sessions.map(sessionOf) };
}

function specialDayOf({ on, kind, name, sessions, source }: SpecialDayRequest): SpecialDay {
  return { on, kind, name, sessions: sessions?.map(sessionOf) ?? null, source };
}
