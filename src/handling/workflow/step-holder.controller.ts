import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { IfMatch, Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { AssignStep } from './assign-step.js';
import { ClaimStep } from './claim-step.js';
import { ReleaseStep } from './release-step.js';
import { AssignStepRequest, ClaimStepRequest, ReleaseStepRequest } from './step-holder.requests.js';

@ApiTags('workflow')
@Controller('dossiers/:code')
export class StepHolderController {
  constructor(
    private readonly claimStep: ClaimStep,
    private readonly releaseStep: ReleaseStep,
    private readonly assignStep: AssignStep,
  ) {}

  @Post('claim-step')
  @ApiOperation({ summary: 'Nhận xử lý một bước · Take up a step' })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  claim(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ClaimStepRequest,
  ): Promise<DossierResponse> {
    return this.claimStep.execute({ actor, code, seenVersion }, request);
  }

  @Post('release-step')
  @ApiOperation({ summary: 'Trả bước lại để người khác xử lý · Put a step back for the others' })
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  release(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ReleaseStepRequest,
  ): Promise<DossierResponse> {
    return this.releaseStep.execute({ actor, code, seenVersion }, request);
  }

  @Post('assign-step')
  @ApiOperation({
    summary: 'Phân công, phân công lại bước xử lý · Give a step to somebody, or to somebody else',
  })
  @Allow('approver', 'supervisor')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  assign(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: AssignStepRequest,
  ): Promise<DossierResponse> {
    return this.assignStep.execute({ actor, code, seenVersion }, request);
  }
}
