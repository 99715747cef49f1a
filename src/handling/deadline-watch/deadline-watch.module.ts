import { Module, type OnModuleInit } from '@nestjs/common';
import { ClocksStore } from '../../dossiers/clocks.store.js';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { WatchSignal } from '../../platform/queue/watch-signal.js';
import { WorkerRole } from '../../platform/queue/worker-role.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { CalendarsModule } from '../../registers/calendars/calendars.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { ActOnExpiry } from './act-on-expiry.js';
import { DeadlineSweep } from './deadline-sweep.js';
import { DeadlineWorker } from './deadline-worker.js';
import { DueClocksLookup } from './due-clocks.lookup.js';
import { FireRungs } from './fire-rungs.js';
import { FlagsController } from './flags.controller.js';
import { ListFlags } from './list-flags.js';
import { WatchFailuresStore } from './watch-failures.store.js';
import { WatchJob } from './watch-job.js';

@Module({
  imports: [AgenciesModule, CalendarsModule, DossiersModule, ProceduresModule],
  controllers: [FlagsController],
  providers: [
    ActOnExpiry,
    ClocksStore,
    DeadlineSweep,
    DeadlineWorker,
    DueClocksLookup,
    FireRungs,
    ListFlags,
    WatchFailuresStore,
    WatchJob,
  ],
})
export class DeadlineWatchModule implements OnModuleInit {
  constructor(
    private readonly workerRole: WorkerRole,
    private readonly worker: DeadlineWorker,
    private readonly sweep: DeadlineSweep,
    private readonly signal: WatchSignal,
  ) {}

  onModuleInit(): void {
    this.workerRole.register(this.worker);
    this.workerRole.register(this.sweep);
    this.signal.listen((at) => this.sweep.rungMoved(at));
  }
}
