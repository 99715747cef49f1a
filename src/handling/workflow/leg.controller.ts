import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { IfMatch, Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { AcknowledgeLeg } from './acknowledge-leg.js';
import { AcknowledgeLegRequest } from './workflow.requests.js';

@ApiTags('workflow')
@Controller('dossiers/:code')
export class LegController {
  constructor(private readonly acknowledgeLeg: AcknowledgeLeg) {}

  @Post('acknowledge-leg')
  @ApiOperation({
    summary: 'Xác nhận đã nhận hồ sơ điện tử của chặng · Confirm that the file of a leg has come',
  })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  acknowledge(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: AcknowledgeLegRequest,
  ): Promise<DossierResponse> {
    return this.acknowledgeLeg.execute({ actor, code, seenVersion }, request);
  }
}
