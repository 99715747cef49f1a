import { Body, Controller, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { RetireVersionRequest, WithdrawVersionRequest } from './catalogue.requests.js';
import { RetireVersion } from './retire-version.js';
import { VersionResponse } from './version.responses.js';
import { WithdrawVersion } from './withdraw-version.js';

@ApiTags('procedures')
@Controller('procedures/:code/versions/:no')
export class VersionEndsController {
  constructor(
    private readonly retireVersion: RetireVersion,
    private readonly withdrawVersion: WithdrawVersion,
  ) {}

  @Post('retire')
  @Allow('administrator')
  @Idempotent()
  @Versioned()
  @ApiOperation({
    summary: 'Bãi bỏ phiên bản từ sau một ngày · Retire a version after a last day',
    description: 'Nothing takes its place; dossiers that were received under it keep it to their end.',
  })
  @Answers(200, VersionResponse)
  retire(
    @CurrentActor() { accountId }: Actor,
    @Param('code') procedureCode: string,
    @Param('no', ParseIntPipe) no: number,
    @Body() { lastDay, reason }: RetireVersionRequest,
  ): Promise<VersionResponse> {
    return this.retireVersion.execute({ procedureCode, no, lastDay, reason, by: accountId });
  }

  @Post('withdraw')
  @Allow('administrator')
  @Idempotent()
  @Versioned()
  @ApiOperation({
    summary: 'Thu hồi phiên bản chưa có hiệu lực · Take a version back before its first day',
    description:
      'By somebody other than who published it; the version before it goes on as if this one had never been published.',
  })
  @Answers(200, VersionResponse)
  withdraw(
    @CurrentActor() { accountId }: Actor,
    @Param('code') procedureCode: string,
    @Param('no', ParseIntPipe) no: number,
    @Body() { reason }: WithdrawVersionRequest,
  ): Promise<VersionResponse> {
    return this.withdrawVersion.execute({ procedureCode, no, reason, by: accountId });
  }
}
