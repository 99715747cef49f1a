import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { CoverageReport } from './coverage-report.js';
import { CoverageRequest } from './coverage-request.js';
import { CoverageReportResponse } from './coverage-response.js';
import { OnTimeReport } from './on-time-report.js';
import { OnlineSubmissionReport } from './online-submission-report.js';
import { ReportRequest } from './report-request.js';
import { OnlineReportResponse, OnTimeReportResponse } from './report-response.js';

const WHO = 'A supervisor sees its own agencies; an administrator sees all counts and no links to dossiers.';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly onTimeReport: OnTimeReport,
    private readonly onlineReport: OnlineSubmissionReport,
    private readonly coverageReport: CoverageReport,
  ) {}

  @Get('on-time')
  @Allow('supervisor', 'administrator')
  @ApiOperation({
    summary: 'Tỷ lệ giải quyết đúng hạn / On-time rate',
    description:
      'Dossiers by the local day they were resolved on, in [from, to), and their competent agency. ' +
      '(early + on time) ÷ resolved with a due moment; timeliness is against the due moment set by law, so an ' +
      'apology makes nothing on time. Not accepted, withdrawn and stopped dossiers were not resolved and are ' +
      `not here. ${WHO}`,
  })
  @ApiOkResponse({ type: OnTimeReportResponse })
  async onTime(@CurrentActor() actor: Actor, @Query() request: ReportRequest): Promise<OnTimeReportResponse> {
    return this.onTimeReport.execute(actor, request);
  }

  @Get('online-submission')
  @Allow('supervisor', 'administrator')
  @ApiOperation({
    summary: 'Tỷ lệ hồ sơ nộp trực tuyến / Online-submission rate',
    description:
      'Dossiers by the local day they were received on, in [from, to), and their receiving agency. Filed ' +
      'online ÷ all received (counter, online, postal). Every filing counts once whatever became of it: not ' +
      `accepted, withdrawn and open ones too. ${WHO}`,
  })
  @ApiOkResponse({ type: OnlineReportResponse })
  async onlineSubmission(
    @CurrentActor() actor: Actor,
    @Query() request: ReportRequest,
  ): Promise<OnlineReportResponse> {
    return this.onlineReport.execute(actor, request);
  }

  @Get('coverage')
  @Allow('supervisor', 'administrator')
  @ApiOperation({
    summary:
      'Tỷ lệ thủ tục tiếp nhận tại bộ phận một cửa, theo mức độ trực tuyến / Coverage of the catalogue',
    description:
      'Procedures with a version in force on that day ÷ all procedures of the catalogue, and how many of them ' +
      'can be done online in full, in part or not at all. An agency handles what is of its level and fields, ' +
      'and whatever a version names it in.',
  })
  @ApiOkResponse({ type: CoverageReportResponse })
  async coverage(@Query() request: CoverageRequest): Promise<CoverageReportResponse> {
    return this.coverageReport.execute(request);
  }
}
