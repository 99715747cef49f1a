import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { AcceptDossier } from './accept-dossier.js';
import { ConfirmReceipt } from './confirm-receipt.js';
import { DeadlinesController } from './deadlines.controller.js';
import { FilingPlaceLookup } from './filing-place.js';
import { HandOverResult } from './hand-over-result.js';
import {
  AnswerFilingController,
  EndOfDossierController,
  LogDossierController,
  TransferController,
} from './intake.controller.js';
import { LogDossier } from './log-dossier.js';
import { NotAcceptDossier } from './not-accept-dossier.js';
import { PaymentController } from './payment.controller.js';
import { PreviewDeadline } from './preview-deadline.js';
import { ReceiveCorrection } from './receive-correction.js';
import { ReceivePayment } from './receive-payment.js';
import { RequestCorrection } from './request-correction.js';
import { RequestPayment } from './request-payment.js';
import { SendOn } from './send-on.js';
import { WithdrawDossier } from './withdraw-dossier.js';

@Module({
  imports: [DossiersModule, AgenciesModule, ProceduresModule],
  controllers: [
    LogDossierController,
    AnswerFilingController,
    TransferController,
    EndOfDossierController,
    PaymentController,
    DeadlinesController,
  ],
  providers: [
    AcceptDossier,
    ConfirmReceipt,
    FilingPlaceLookup,
    HandOverResult,
    LogDossier,
    NotAcceptDossier,
    PreviewDeadline,
    ReceiveCorrection,
    ReceivePayment,
    RequestCorrection,
    RequestPayment,
    SendOn,
    WithdrawDossier,
  ],
})
export class IntakeModule {}
