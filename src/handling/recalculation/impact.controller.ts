import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { Answers } from '../../platform/openapi/answers.js';
import {
  daysDeclarationOf,
  DeclareDaysRequest,
  SetWeeklySessionsRequest,
  weeklyChangeOf,
} from '../../registers/calendars/calendar-change.contract.js';
import {
  ProposedCalendars,
  type CalendarsAfter,
} from '../../registers/calendars/proposed-calendars.lookup.js';
import { ImpactPageRequest, ImpactResponse, RemovalImpactRequest } from './impact.requests.js';
import { Proposals } from './proposals.js';
import { ShowImpact } from './show-impact.js';

/** What a change of a calendar would do, before it is made; the same refusals as the change itself. */
@ApiTags('calendars')
@Controller('calendars/:code')
export class ImpactController {
  constructor(
    private readonly proposed: ProposedCalendars,
    private readonly proposals: Proposals,
    private readonly showImpact: ShowImpact,
  ) {}

  @Post('days/impact')
  @Allow('administrator')
  @ApiOperation({ summary: 'Xem trước ảnh hưởng của việc nhập ngày · What declaring days would move' })
  @Answers(200, ImpactResponse)
  async ofDays(
    @Param('code') code: string,
    @Body() request: DeclareDaysRequest,
    @Query() page: ImpactPageRequest,
  ): Promise<ImpactResponse> {
    return this.shown(await this.proposed.afterDays(daysDeclarationOf(code, request)), page);
  }

  @Post('days/:on/removal/impact')
  @Allow('administrator')
  @ApiOperation({ summary: 'Xem trước ảnh hưởng của việc bỏ ngày · What taking a day back would move' })
  @Answers(200, ImpactResponse)
  async ofRemoval(
    @Param('code') calendarCode: string,
    @Param('on') on: string,
    @Body() { source }: RemovalImpactRequest,
    @Query() page: ImpactPageRequest,
  ): Promise<ImpactResponse> {
    return this.shown(await this.proposed.afterRemoval({ calendarCode, on, source }), page);
  }

  @Post('weekly-sessions/impact')
  @Allow('administrator')
  @ApiOperation({ summary: 'Xem trước ảnh hưởng của giờ làm việc mới · What new weekly sessions would move' })
  @Answers(200, ImpactResponse)
  async ofWeek(
    @Param('code') code: string,
    @Body() request: SetWeeklySessionsRequest,
    @Query() page: ImpactPageRequest,
  ): Promise<ImpactResponse> {
    return this.shown(await this.proposed.afterWeeklySessions(weeklyChangeOf(code, request)), page);
  }

  @Post('imports/:id/impact')
  @Allow('administrator')
  @ApiOperation({ summary: 'Xem trước ảnh hưởng của lịch đã nhập · What a staged import would move' })
  @Answers(200, ImpactResponse)
  async ofImport(
    @Param('code') code: string,
    @Param('id') id: string,
    @Query() page: ImpactPageRequest,
  ): Promise<ImpactResponse> {
    return this.shown(await this.proposed.afterImport(code, id), page);
  }

  private async shown(after: CalendarsAfter, page: ImpactPageRequest): Promise<ImpactResponse> {
    return this.showImpact.run(await this.proposals.ofCalendars(after), page);
  }
}
