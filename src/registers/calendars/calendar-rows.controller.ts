import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import {
  DeclareDaysRequest,
  SetWeeklySessionsRequest,
  daysDeclarationOf,
  weeklyChangeOf,
} from './calendar-change.contract.js';
import { toSpecialDay, toWeeklySessions } from './calendar-inheritance.js';
import { CalendarLookup } from './calendar.lookup.js';
import { CalendarYearRequest, RemoveDayRequest } from './calendar.requests.js';
import {
  CalendarDaysResponse,
  ChangedCalendarResponse,
  WeeklySessionsResponse,
  shownSessions,
} from './calendar.responses.js';
import { DeclareDays } from './declare-days.js';
import { RemoveDay } from './remove-day.js';
import { SetWeeklySessions } from './set-weekly-sessions.js';

@ApiTags('calendars')
@Controller('calendars/:code')
export class CalendarRowsController {
  constructor(
    private readonly calendars: CalendarLookup,
    private readonly declareDays: DeclareDays,
    private readonly removeDay: RemoveDay,
    private readonly setWeeklySessions: SetWeeklySessions,
  ) {}

  @Get('weekly-sessions')
  @Allow()
  @ApiOperation({ summary: 'Giờ làm việc trong tuần · Weekly sessions in force' })
  @Answers(200, WeeklySessionsResponse)
  async week(@Param('code') code: string): Promise<WeeklySessionsResponse> {
    const { calendar, weekly, codeOf } = await this.calendars.inForceByCode(code);
    const items = weekly.map((row) => ({
      ...toWeeklySessions(row),
      sessions: shownSessions(toWeeklySessions(row).sessions),
      source: row.source,
      calendarCode: codeOf(row.calendarId),
    }));
    const inOrder = items.toSorted((a, b) => a.weekday - b.weekday || (startOf(a) < startOf(b) ? -1 : 1));
    return { code, version: calendar.version, items: inOrder };
  }

  @Post('weekly-sessions')
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Đặt giờ làm việc trong tuần · Set the weekly sessions' })
  @Answers(201, ChangedCalendarResponse)
  async setWeek(
    @Param('code') code: string,
    @Body() request: SetWeeklySessionsRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ChangedCalendarResponse> {
    return this.setWeeklySessions.execute(weeklyChangeOf(code, request), actor.accountId);
  }

  @Get('days')
  @Allow()
  @ApiOperation({
    summary: 'Ngày nghỉ, ngày làm bù, ngày trực trong năm · Days of a year that differ from the week',
  })
  @Answers(200, CalendarDaysResponse)
  async days(
    @Param('code') code: string,
    @Query() { year }: CalendarYearRequest,
  ): Promise<CalendarDaysResponse> {
    const { calendar, days, codeOf } = await this.calendars.inForceByCode(code);
    const items = days
      .filter(({ on }) => on.startsWith(`${year}-`))
      .map((row) => {
        const { sessions, ...day } = toSpecialDay(row);
        return { ...day, sessions: shownSessions(sessions), calendarCode: codeOf(row.calendarId) };
      });
    const provisional = calendar.publishedThrough < `${year}-12-31`;
    return { code, version: calendar.version, provisional, items };
  }

  @Post('days')
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({
    summary: 'Nhập ngày nghỉ, làm bù, trực; công bố lịch năm · Declare days, publish a year',
  })
  @Answers(201, ChangedCalendarResponse)
  async declare(
    @Param('code') code: string,
    @Body() request: DeclareDaysRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ChangedCalendarResponse> {
    return this.declareDays.execute(daysDeclarationOf(code, request), actor.accountId);
  }

  @Delete('days/:on')
  @Allow('administrator')
  @ApiOperation({ summary: 'Bỏ một ngày đã nhập · Take a declared day back' })
  @Answers(200, ChangedCalendarResponse)
  async remove(
    @Param('code') code: string,
    @Param('on') on: string,
    @Query() { source }: RemoveDayRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ChangedCalendarResponse> {
    return this.removeDay.execute({ calendarCode: code, on, source }, actor.accountId);
  }
}

function startOf({ validFrom }: { readonly validFrom: string | null }): string {
  return validFrom ?? '';
}
