import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BroughtPapersRequest } from '../../dossiers/brought-papers.contract.js';
import { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { LoggedDossier } from '../../dossiers/logged-dossier.contract.js';
import { SupplementRequest } from '../../dossiers/supplement-items.contract.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Answers } from '../../platform/openapi/answers.js';
import { IfMatch, Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { AcceptDossier } from './accept-dossier.js';
import { ConfirmReceipt } from './confirm-receipt.js';
import { CorrectDetails } from './correct-details.js';
import {
  ConfirmReceiptRequest,
  CorrectDetailsRequest,
  LogDossierRequest,
  ReasonRequest,
  SendOnRequest,
} from './intake.requests.js';
import { LogDossier } from './log-dossier.js';
import { NotAcceptDossier } from './not-accept-dossier.js';
import { ReceiveCorrection } from './receive-correction.js';
import { RequestCorrection } from './request-correction.js';
import { SendOn } from './send-on.js';
import { WithdrawDossier } from './withdraw-dossier.js';

@ApiTags('intake')
@Controller('dossiers')
export class LogDossierController {
  constructor(private readonly logDossier: LogDossier) {}

  @Post()
  @Allow('reception_officer', 'portal')
  @Idempotent()
  @ApiOperation({
    summary:
      'Tiếp nhận hồ sơ, nộp hồ sơ trực tuyến · Log a dossier at the desk, or file one online through a portal',
  })
  @Versioned()
  @Answers(201, LoggedDossier)
  log(@CurrentActor() actor: Actor, @Body() request: LogDossierRequest): Promise<LoggedDossier> {
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
  @ApiOperation({
    summary:
      'Tiếp nhận chính thức, cấp giấy tiếp nhận và hẹn trả kết quả · Accept a filing and issue the receipt',
    description:
      'With `components` the papers are checked, and the dossier is not accepted while a mandatory one is missing; without, the officer vouches for the set.',
  })
  @ApiBody({ type: BroughtPapersRequest, required: false })
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  accept(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: BroughtPapersRequest,
  ): Promise<DossierResponse> {
    return this.acceptDossier.execute({ actor, code, seenVersion }, request);
  }

  @Post('not-accept')
  @ApiOperation({ summary: 'Từ chối tiếp nhận hồ sơ · Refuse to take a filing in' })
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
  @ApiOperation({
    summary: 'Yêu cầu bổ sung, hoàn thiện trước khi tiếp nhận · Ask for missing papers before acceptance',
  })
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
  @ApiOperation({
    summary: 'Nhận hồ sơ đã hoàn thiện trước khi tiếp nhận · Take the papers asked for before acceptance',
  })
  @ApiBody({ type: BroughtPapersRequest, required: false })
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  takeCorrection(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: BroughtPapersRequest,
  ): Promise<DossierResponse> {
    return this.receiveCorrection.execute({ actor, code, seenVersion }, request);
  }
}

@ApiTags('intake')
@Controller('dossiers/:code')
export class TransferController {
  constructor(
    private readonly sendOn: SendOn,
    private readonly confirmReceipt: ConfirmReceipt,
  ) {}

  @Post('send-on')
  @ApiOperation({
    summary:
      'Chuyển hồ sơ giấy đến cơ quan có thẩm quyền · Send a dossier on paper to the agency that decides',
  })
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  send(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: SendOnRequest,
  ): Promise<DossierResponse> {
    return this.sendOn.execute({ actor, code, seenVersion }, request);
  }

  @Post('confirm-receipt')
  @ApiOperation({
    summary: 'Cơ quan có thẩm quyền xác nhận đã nhận hồ sơ · The competent agency confirms the receipt',
  })
  @Allow('processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  confirm(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ConfirmReceiptRequest,
  ): Promise<DossierResponse> {
    return this.confirmReceipt.execute({ actor, code, seenVersion }, request);
  }
}

@ApiTags('intake')
@Controller('dossiers/:code')
export class AsideController {
  constructor(
    private readonly withdrawDossier: WithdrawDossier,
    private readonly correctDetails: CorrectDetails,
  ) {}

  @Post('correct-details')
  @ApiOperation({ summary: 'Sửa sai sót nhỏ về người nộp · Mend a slip in the applicant’s details' })
  @Allow('reception_officer')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  correct(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: CorrectDetailsRequest,
  ): Promise<DossierResponse> {
    return this.correctDetails.execute({ actor, code, seenVersion }, request);
  }

  @Post('withdraw')
  @ApiOperation({ summary: 'Người nộp rút hồ sơ · The applicant withdraws the dossier' })
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
