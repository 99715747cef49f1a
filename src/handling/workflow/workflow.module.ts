import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { StaffModule } from '../../registers/staff/staff.module.js';
import { AcknowledgeLeg } from './acknowledge-leg.js';
import { Apologise } from './apologise.js';
import { AssignStep } from './assign-step.js';
import { BulkController } from './bulk.controller.js';
import { ClaimStep } from './claim-step.js';
import { ClockController } from './clock.controller.js';
import { ExtendDeadline } from './extend-deadline.js';
import { FinishStep } from './finish-step.js';
import { InboxPiles } from './inbox-piles.js';
import { InboxQuery } from './inbox.query.js';
import { LegController } from './leg.controller.js';
import { PauseWork } from './pause-work.js';
import { ReceiveSupplement } from './receive-supplement.js';
import { ReleaseStep } from './release-step.js';
import { RequestSupplement } from './request-supplement.js';
import { ResumeWork } from './resume-work.js';
import { ReturnStep } from './return-step.js';
import { RunBulk } from './run-bulk.js';
import { StepHolderController } from './step-holder.controller.js';
import { StopDossier } from './stop-dossier.js';
import { InboxController, WorkflowController } from './workflow.controller.js';

@Module({
  imports: [AgenciesModule, DossiersModule, StaffModule],
  controllers: [
    WorkflowController,
    StepHolderController,
    BulkController,
    LegController,
    ClockController,
    InboxController,
  ],
  providers: [
    AcknowledgeLeg,
    Apologise,
    AssignStep,
    ClaimStep,
    ExtendDeadline,
    FinishStep,
    InboxPiles,
    InboxQuery,
    PauseWork,
    ReceiveSupplement,
    ReleaseStep,
    RequestSupplement,
    ResumeWork,
    ReturnStep,
    RunBulk,
    StopDossier,
  ],
})
export class WorkflowModule {}
