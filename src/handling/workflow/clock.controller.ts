import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { IfMatch, Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { Apologise } from './apologise.js';
import { ApologiseRequest, ExtendRequest, PauseRequest, ResumeRequest } from './clock.requests.js';
import { ExtendDeadline } from './extend-deadline.js';
import { PauseWork } from './pause-work.js';
import { ResumeWork } from './resume-work.js';

@ApiTags('workflow')
@Controller('dossiers/:code')
export class ClockController {
  constructor(
    private readonly pauseWork: PauseWork,
    private readonly resumeWork: ResumeWork,
    private readonly extendDeadline: ExtendDeadline,
    private readonly apologise: Apologise,
  ) {}

  @Post('pause')
  @ApiOperation({
    summary:
      'Tạm dừng tính thời hạn để lấy ý kiến, xác minh · Pause the term for consultation or verification',
  })
  @Allow('processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  pause(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: PauseRequest,
  ): Promise<DossierResponse> {
    return this.pauseWork.execute({ actor, code, seenVersion }, request);
  }

  @Post('resume')
  @ApiOperation({ summary: 'Tiếp tục tính thời hạn · Let the term go on' })
  @Allow('processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  resume(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ResumeRequest,
  ): Promise<DossierResponse> {
    return this.resumeWork.execute({ actor, code, seenVersion }, request);
  }

  @Post('extend')
  @ApiOperation({
    summary: 'Gia hạn thời hạn giải quyết theo pháp luật chuyên ngành · Extend the term by sector law',
  })
  @Allow('approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  extend(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ExtendRequest,
  ): Promise<DossierResponse> {
    return this.extendDeadline.execute({ actor, code, seenVersion }, request);
  }

  @Post('apologise')
  @ApiOperation({ summary: 'Xin lỗi và hẹn lại ngày trả kết quả · Apologise and name a new appointment' })
  @Allow('approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  sendApology(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ApologiseRequest,
  ): Promise<DossierResponse> {
    return this.apologise.execute({ actor, code, seenVersion }, request);
  }
}
