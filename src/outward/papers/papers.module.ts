import { Module, type OnModuleInit } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { HandoverModule } from '../../handling/handover/handover.module.js';
import { OutboxConsumers } from '../../platform/outbox/outbox-consumers.js';
import { WorkerRole } from '../../platform/queue/worker-role.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { AskForReceipt } from './ask-for-receipt.js';
import { ControlSlips } from './control-slip.js';
import { HandoverContents } from './handover-contents.js';
import { HandoverPaperController } from './handover-paper.controller.js';
import { HandoverPrintsStore } from './handover-prints.store.js';
import { IssuePapers } from './issue-papers.js';
import { IssuedPapersQuery } from './issued-papers.query.js';
import { ListPapers } from './list-papers.js';
import { ListTrackingBook } from './list-tracking-book.js';
import { PaperAgencies } from './paper-agencies.js';
import { PaperBytesStore } from './paper-bytes.store.js';
import { PaperConsumer } from './paper-consumer.js';
import { PaperContents } from './paper-contents.js';
import { PaperNumbersStore } from './paper-numbers.store.js';
import { PaperReadingsStore } from './paper-readings.store.js';
import { ControlSlipController, PapersController, TrackingBookController } from './papers.controller.js';
import { PapersStore } from './papers.store.js';
import { PrintHandover } from './print-handover.js';
import { PrintPaper } from './print-paper.js';
import { PrintTrackingBook } from './print-tracking-book.js';
import { RenderPaper } from './render-paper.js';
import { RenderSweep } from './render-sweep.js';
import { RenderWorker } from './render-worker.js';
import { ShowControlSlip } from './show-control-slip.js';
import { ShowPaper } from './show-paper.js';
import { TrackingBookQuery } from './tracking-book.query.js';
import { TrackingEntriesStore } from './tracking-entries.store.js';

@Module({
  imports: [AgenciesModule, DossiersModule, HandoverModule, ProceduresModule],
  controllers: [PapersController, ControlSlipController, TrackingBookController, HandoverPaperController],
  providers: [
    AskForReceipt,
    ControlSlips,
    HandoverContents,
    HandoverPrintsStore,
    IssuePapers,
    IssuedPapersQuery,
    ListPapers,
    ListTrackingBook,
    PaperAgencies,
    PaperBytesStore,
    PaperConsumer,
    PaperContents,
    PaperNumbersStore,
    PaperReadingsStore,
    PapersStore,
    PrintHandover,
    PrintPaper,
    PrintTrackingBook,
    RenderPaper,
    RenderSweep,
    RenderWorker,
    ShowControlSlip,
    ShowPaper,
    TrackingBookQuery,
    TrackingEntriesStore,
  ],
})
export class PapersModule implements OnModuleInit {
  constructor(
    private readonly consumers: OutboxConsumers,
    private readonly workerRole: WorkerRole,
    private readonly consumer: PaperConsumer,
    private readonly worker: RenderWorker,
    private readonly sweep: RenderSweep,
  ) {}

  onModuleInit(): void {
    this.consumers.register(this.consumer);
    this.workerRole.register(this.worker);
    this.workerRole.register(this.sweep);
  }
}
