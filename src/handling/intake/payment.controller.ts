import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { IfMatch, Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { CorrectFee } from './correct-fee.js';
import {
  CorrectFeeRequest,
  ReceivePaymentRequest,
  RefundRequest,
  RequestPaymentRequest,
} from './intake.requests.js';
import { ReceivePayment } from './receive-payment.js';
import { RecordRefund } from './record-refund.js';
import { RequestPayment } from './request-payment.js';

@ApiTags('intake')
@Controller('dossiers/:code')
export class PaymentController {
  constructor(
    private readonly requestPayment: RequestPayment,
    private readonly receivePayment: ReceivePayment,
    private readonly recordRefund: RecordRefund,
    private readonly correctFee: CorrectFee,
  ) {}

  @Post('request-payment')
  @ApiOperation({
    summary: 'Yêu cầu nộp phí, lệ phí, thực hiện nghĩa vụ tài chính · Ask the applicant to pay',
  })
  @Allow('processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  askForPayment(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: RequestPaymentRequest,
  ): Promise<DossierResponse> {
    return this.requestPayment.execute({ actor, code, seenVersion }, request);
  }

  @Post('receive-payment')
  @ApiOperation({ summary: 'Ghi nhận người nộp đã nộp phí, lệ phí · Record that the fee is paid' })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  takePayment(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ReceivePaymentRequest,
  ): Promise<DossierResponse> {
    return this.receivePayment.execute({ actor, code, seenVersion }, request);
  }

  @Post('record-refund')
  @ApiOperation({ summary: 'Ghi nhận hoàn trả phí, lệ phí · Record a refund' })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  refund(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: RefundRequest,
  ): Promise<DossierResponse> {
    return this.recordRefund.execute({ actor, code, seenVersion }, request);
  }

  @Post('correct-fee')
  @ApiOperation({ summary: 'Điều chỉnh mức phí, lệ phí của hồ sơ · Correct or waive the fee of a dossier' })
  @Allow('reception_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  putFeeRight(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: CorrectFeeRequest,
  ): Promise<DossierResponse> {
    return this.correctFee.execute({ actor, code, seenVersion }, request);
  }
}
