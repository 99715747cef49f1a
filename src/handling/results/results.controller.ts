import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { IfMatch, Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { CorrectResult } from './correct-result.js';
import { HandOverResult } from './hand-over-result.js';
import { ReceiveResult } from './receive-result.js';
import { ReissueResult } from './reissue-result.js';
import { ReopenDossier } from './reopen-dossier.js';
import {
  CorrectResultRequest,
  HandOverResultRequest,
  ReissueResultRequest,
  ReopenRequest,
} from './results.requests.js';

@ApiTags('results')
@Controller('dossiers/:code')
export class ResultsController {
  constructor(
    private readonly receiveResult: ReceiveResult,
    private readonly handOverResult: HandOverResult,
    private readonly correctResult: CorrectResult,
    private readonly reissueResult: ReissueResult,
    private readonly reopenDossier: ReopenDossier,
  ) {}

  @Post('receive-result')
  @ApiOperation({ summary: 'Bộ phận trả kết quả đã nhận kết quả · The result has come to the desk' })
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  receive(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
  ): Promise<DossierResponse> {
    return this.receiveResult.execute({ actor, code, seenVersion });
  }

  @Post('hand-over-result')
  @ApiOperation({ summary: 'Trả kết quả · Hand the result over' })
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  handOver(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: HandOverResultRequest,
  ): Promise<DossierResponse> {
    return this.handOverResult.execute({ actor, code, seenVersion }, request);
  }

  @Post('correct-result')
  @ApiOperation({ summary: 'Ghi nhận kết quả có sai sót · Report a wrong result' })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  correct(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: CorrectResultRequest,
  ): Promise<DossierResponse> {
    return this.correctResult.execute({ actor, code, seenVersion }, request);
  }

  @Post('reissue-result')
  @ApiOperation({ summary: 'Cấp lại kết quả đã đính chính · Issue the mended result' })
  @Allow('approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  reissue(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ReissueResultRequest,
  ): Promise<DossierResponse> {
    return this.reissueResult.execute({ actor, code, seenVersion }, request.note);
  }

  @Post('reopen')
  @ApiOperation({ summary: 'Mở lại hồ sơ theo quyết định · Reopen a dossier by a decision' })
  @Allow('approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  reopen(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ReopenRequest,
  ): Promise<DossierResponse> {
    return this.reopenDossier.execute({ actor, code, seenVersion }, request);
  }
}
