import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { AcceptDossier } from './accept-dossier.js';
import { ConfirmReceipt } from './confirm-receipt.js';
import { CorrectDetails } from './correct-details.js';
import { CorrectFee } from './correct-fee.js';
import { DeadlinesController } from './deadlines.controller.js';
import { FilingPlaceLookup } from './filing-place.js';
import {
  AnswerFilingController,
  AsideController,
  LogDossierController,
  TransferController,
} from './intake.controller.js';
import { LogDossier } from './log-dossier.js';
import { NotAcceptDossier } from './not-accept-dossier.js';
import { PaymentController } from './payment.controller.js';
import { PreviewDeadline } from './preview-deadline.js';
import { ReceiveCorrection } from './receive-correction.js';
import { RecordRefund } from './record-refund.js';
import { ReceivePayment } from './receive-payment.js';
import { RequestCorrection } from './request-correction.js';
import { RequestPayment } from './request-payment.js';
import { ApproveRefiling } from './refiling/approve-refiling.js';
import { ListRefilings } from './refiling/list-refilings.js';
import { ProposeRefiling } from './refiling/propose-refiling.js';
import { RefiledFilings } from './refiling/refiled-filing.js';
import { RefilingController } from './refiling/refiling.controller.js';
import { RefilingsStore } from './refiling/refilings.store.js';
import { RejectRefiling } from './refiling/reject-refiling.js';
import { SendOn } from './send-on.js';
import { WithdrawDossier } from './withdraw-dossier.js';

@Module({
  imports: [DossiersModule, AgenciesModule, ProceduresModule],
  controllers: [
    LogDossierController,
    AnswerFilingController,
    TransferController,
    AsideController,
    PaymentController,
    RefilingController,
    DeadlinesController,
  ],
  providers: [
    AcceptDossier,
    ApproveRefiling,
    ConfirmReceipt,
    CorrectDetails,
    CorrectFee,
    FilingPlaceLookup,
    ListRefilings,
    LogDossier,
    NotAcceptDossier,
    PreviewDeadline,
    ProposeRefiling,
    ReceiveCorrection,
    ReceivePayment,
    RecordRefund,
    RefiledFilings,
    RefilingsStore,
    RejectRefiling,
    RequestCorrection,
    RequestPayment,
    SendOn,
    WithdrawDossier,
  ],
})
export class IntakeModule {}
