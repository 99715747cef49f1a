import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { SupplementRequest } from '../../dossiers/supplement-items.contract.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Answers } from '../../platform/openapi/answers.js';
import { IfMatch, Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { AcceptDossier } from './accept-dossier.js';
import { HandOverResult } from './hand-over-result.js';
import { HandOverResultRequest, LogDossierRequest, ReasonRequest } from './intake.requests.js';
import { LogDossier } from './log-dossier.js';
import { NotAcceptDossier } from './not-accept-dossier.js';
import { ReceiveCorrection } from './receive-correction.js';
import { RequestCorrection } from './request-correction.js';
import { WithdrawDossier } from './withdraw-dossier.js';

@ApiTags('intake')
@Controller('dossiers')
export class LogDossierController {
  constructor(private readonly logDossier: LogDossier) {}

  /** Logs a dossier at the desk, or files one online through a portal. */
  @Post()
  @Allow('reception_officer', 'portal')
  @Idempotent()
  @Versioned()
  @Answers(201, DossierResponse)
  log(@CurrentActor() actor: Actor, @Body() request: LogDossierRequest): Promise<DossierResponse> {
    return this.logDossier.execute(actor, request);
  }
}

@ApiTags('intake')
@Controller('dossiers/:code')
export class AnswerFilingController {
  constructor(
    private readonly acceptDossier: AcceptDossier,
    private readonly notAcceptDossier: NotAcceptDossier,
    private readonly requestCorrection: RequestCorrection,
    private readonly receiveCorrection: ReceiveCorrection,
  ) {}

  @Post('accept')
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  accept(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
  ): Promise<DossierResponse> {
    return this.acceptDossier.execute({ actor, code, seenVersion });
  }

  @Post('not-accept')
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  notAccept(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() { reason }: ReasonRequest,
  ): Promise<DossierResponse> {
    return this.notAcceptDossier.execute({ actor, code, seenVersion }, reason);
  }

  @Post('request-correction')
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  askForCorrection(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: SupplementRequest,
  ): Promise<DossierResponse> {
    return this.requestCorrection.execute({ actor, code, seenVersion }, request);
  }

  @Post('receive-correction')
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  takeCorrection(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
  ): Promise<DossierResponse> {
    return this.receiveCorrection.execute({ actor, code, seenVersion });
  }
}

@ApiTags('intake')
@Controller('dossiers/:code')
export class EndOfDossierController {
  constructor(
    private readonly handOverResult: HandOverResult,
    private readonly withdrawDossier: WithdrawDossier,
  ) {}

  @Post('hand-over-result')
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
    return this.handOverResult.execute({ actor, code, seenVersion }, request.way ?? 'desk');
  }

  @Post('withdraw')
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() { reason }: ReasonRequest,
  ): Promise<DossierResponse> {
    return this.withdrawDossier.execute({ actor, code, seenVersion }, reason);
  }
}
