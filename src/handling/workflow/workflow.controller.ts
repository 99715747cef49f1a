import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BroughtPapersRequest } from '../../dossiers/brought-papers.contract.js';
import { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { SupplementRequest } from '../../dossiers/supplement-items.contract.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Answers } from '../../platform/openapi/answers.js';
import { IfMatch, Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { FinishStep } from './finish-step.js';
import { InboxQuery } from './inbox.query.js';
import { InboxPage } from './inbox.responses.js';
import { ReceiveSupplement } from './receive-supplement.js';
import { RequestSupplement } from './request-supplement.js';
import { ReturnStep } from './return-step.js';
import { StopDossier } from './stop-dossier.js';
import { FinishStepRequest, InboxRequest, ReturnStepRequest, StopRequest } from './workflow.requests.js';

@ApiTags('workflow')
@Controller('dossiers/:code')
export class WorkflowController {
  constructor(
    private readonly finishStep: FinishStep,
    private readonly returnStep: ReturnStep,
    private readonly requestSupplement: RequestSupplement,
    private readonly receiveSupplement: ReceiveSupplement,
    private readonly stopDossier: StopDossier,
  ) {}

  @Post('finish-step')
  @ApiOperation({ summary: 'Hoàn thành bước xử lý · Finish a step' })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  finish(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: FinishStepRequest,
  ): Promise<DossierResponse> {
    return this.finishStep.execute({ actor, code, seenVersion }, request);
  }

  @Post('return-step')
  @ApiOperation({ summary: 'Trả lại bước trước · Give a step back to one that was done before' })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  giveBack(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ReturnStepRequest,
  ): Promise<DossierResponse> {
    return this.returnStep.execute({ actor, code, seenVersion }, request);
  }

  @Post('request-supplement')
  @ApiOperation({ summary: 'Yêu cầu bổ sung, hoàn thiện hồ sơ · Ask the applicant for a supplement' })
  @Allow('processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  askForSupplement(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: SupplementRequest,
  ): Promise<DossierResponse> {
    return this.requestSupplement.execute({ actor, code, seenVersion }, request);
  }

  @Post('receive-supplement')
  @ApiOperation({ summary: 'Nhận hồ sơ bổ sung · Take the supplement' })
  @ApiBody({ type: BroughtPapersRequest, required: false })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  takeSupplement(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: BroughtPapersRequest,
  ): Promise<DossierResponse> {
    return this.receiveSupplement.execute({ actor, code, seenVersion }, request);
  }

  @Post('stop')
  @ApiOperation({ summary: 'Dừng giải quyết hồ sơ · Stop the dossier' })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  stop(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() { reason }: StopRequest,
  ): Promise<DossierResponse> {
    return this.stopDossier.execute({ actor, code, seenVersion }, reason);
  }
}

@ApiTags('workflow')
@Controller('inbox')
export class InboxController {
  constructor(private readonly inboxQuery: InboxQuery) {}

  @Get()
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor')
  @ApiOperation({ summary: 'Việc đang chờ xử lý · What waits for you, the most urgent first' })
  @Answers(200, InboxPage)
  inbox(@CurrentActor() actor: Actor, @Query() request: InboxRequest): Promise<InboxPage> {
    return this.inboxQuery.run(actor, request);
  }
}
