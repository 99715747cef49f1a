import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { AcceptDossier } from './accept-dossier.js';
import { DeadlinesController } from './deadlines.controller.js';
import { FilingPlaceLookup } from './filing-place.js';
import { HandOverResult } from './hand-over-result.js';
import { AnswerFilingController, EndOfDossierController, LogDossierController } from './intake.controller.js';
import { LogDossier } from './log-dossier.js';
import { NotAcceptDossier } from './not-accept-dossier.js';
import { PreviewDeadline } from './preview-deadline.js';
import { ReceiveCorrection } from './receive-correction.js';
import { RequestCorrection } from './request-correction.js';
import { WithdrawDossier } from './withdraw-dossier.js';

@Module({
  imports: [DossiersModule, AgenciesModule, ProceduresModule],
  controllers: [LogDossierController, AnswerFilingController, EndOfDossierController, DeadlinesController],
  providers: [
    AcceptDossier,
    FilingPlaceLookup,
    HandOverResult,
    LogDossier,
    NotAcceptDossier,
    PreviewDeadline,
    ReceiveCorrection,
    RequestCorrection,
    WithdrawDossier,
  ],
})
export class IntakeModule {}
