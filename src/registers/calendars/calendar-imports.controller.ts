import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ApplyCalendarImport } from './apply-calendar-import.js';
import { CalendarImportResponse, ListedImportsResponse } from './calendar-import.responses.js';
import { ListChangesRequest, StageCalendarImportRequest } from './calendar.requests.js';
import { DiscardCalendarImport } from './discard-calendar-import.js';
import { ListCalendarImports } from './list-calendar-imports.js';
import { ShowCalendarImport } from './show-calendar-import.js';
import { StageCalendarImport } from './stage-calendar-import.js';

@ApiTags('calendars')
@Controller('calendars/:code/imports')
export class CalendarImportsController {
  constructor(
    private readonly listImports: ListCalendarImports,
    private readonly stageImport: StageCalendarImport,
    private readonly showImport: ShowCalendarImport,
    private readonly applyImport: ApplyCalendarImport,
    private readonly discardImport: DiscardCalendarImport,
  ) {}

  @Get()
  @Allow('administrator')
  @ApiOperation({ summary: 'Các lần nhập lịch năm từ tệp · List imports of days' })
  @Answers(200, ListedImportsResponse)
  async list(
    @Param('code') code: string,
    @Query() request: ListChangesRequest,
  ): Promise<ListedImportsResponse> {
    return this.listImports.execute(code, request);
  }

  @Post()
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Nhập lịch năm từ tệp CSV, chờ duyệt · Stage a year of days from CSV' })
  @Answers(201, CalendarImportResponse)
  async stage(
    @Param('code') calendarCode: string,
    @Body() request: StageCalendarImportRequest,
    @CurrentActor() actor: Actor,
  ): Promise<CalendarImportResponse> {
    const { csv, source, publishedThrough = null, replacesYear = false } = request;
    const file = { calendarCode, csv, source, publishedThrough, replacesYear };
    return this.stageImport.execute(file, actor.accountId);
  }

  @Get(':id')
  @Allow('administrator')
  @ApiOperation({ summary: 'Xem một lần nhập lịch · Show an import with what it would change' })
  @Answers(200, CalendarImportResponse)
  async show(
    @Param('code') calendarCode: string,
    @Param('id') importId: string,
  ): Promise<CalendarImportResponse> {
    return this.showImport.execute({ calendarCode, importId });
  }

  @Post(':id/apply')
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Duyệt, áp dụng lịch đã nhập · Let a reviewed import count' })
  @Answers(200, CalendarImportResponse)
  async apply(
    @Param('code') calendarCode: string,
    @Param('id') importId: string,
    @CurrentActor() actor: Actor,
  ): Promise<CalendarImportResponse> {
    return this.applyImport.execute({ calendarCode, importId }, actor.accountId);
  }

  @Post(':id/discard')
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Bỏ lần nhập lịch · Discard an import' })
  @Answers(200, CalendarImportResponse)
  async discard(
    @Param('code') calendarCode: string,
    @Param('id') importId: string,
    @CurrentActor() actor: Actor,
  ): Promise<CalendarImportResponse> {
    return this.discardImport.execute({ calendarCode, importId }, actor.accountId);
  }
}
