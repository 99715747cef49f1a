import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { FinishStep } from './finish-step.js';
import { InboxQuery } from './inbox.query.js';
import { ReceiveSupplement } from './receive-supplement.js';
import { RequestSupplement } from './request-supplement.js';
import { StopDossier } from './stop-dossier.js';
import { InboxController, WorkflowController } from './workflow.controller.js';

@Module({
  imports: [DossiersModule],
  controllers: [WorkflowController, InboxController],
  providers: [FinishStep, InboxQuery, ReceiveSupplement, RequestSupplement, StopDossier],
})
export class WorkflowModule {}
