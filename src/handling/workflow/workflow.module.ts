import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AcknowledgeLeg } from './acknowledge-leg.js';
import { Apologise } from './apologise.js';
import { ClockController } from './clock.controller.js';
import { ExtendDeadline } from './extend-deadline.js';
import { FinishStep } from './finish-step.js';
import { InboxQuery } from './inbox.query.js';
import { PauseWork } from './pause-work.js';
import { ReceiveSupplement } from './receive-supplement.js';
import { RequestSupplement } from './request-supplement.js';
import { ResumeWork } from './resume-work.js';
import { StopDossier } from './stop-dossier.js';
import { InboxController, WorkflowController } from './workflow.controller.js';

@Module({
  imports: [DossiersModule],
  controllers: [WorkflowController, ClockController, InboxController],
  providers: [
    AcknowledgeLeg,
    Apologise,
    ExtendDeadline,
    FinishStep,
    InboxQuery,
    PauseWork,
    ReceiveSupplement,
    RequestSupplement,
    ResumeWork,
    StopDossier,
  ],
})
export class WorkflowModule {}
