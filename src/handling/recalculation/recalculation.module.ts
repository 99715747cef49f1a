import { Module, type OnModuleInit } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { WorkerRole } from '../../platform/queue/worker-role.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { AGENCIES_SNAPSHOT } from '../../registers/agencies/agency.lookup.js';
import { CALENDARS } from '../../registers/calendars/calendar.lookup.js';
import { CalendarsModule } from '../../registers/calendars/calendars.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { AgencyCauses } from './agency-causes.js';
import { AgencyImpactController } from './agency-impact.controller.js';
import { ImpactController } from './impact.controller.js';
import { LateEntries } from './late-entries.js';
import { ListMoves } from './list-moves.js';
import { ListOutages } from './list-outages.js';
import { ListRecalculations } from './list-recalculations.js';
import { MoveDossiers } from './move-dossiers.js';
import { OutagesController } from './outages.controller.js';
import { PreviewImpact } from './preview-impact.js';
import { Proposals } from './proposals.js';
import { RecalculationCauses } from './recalculation-causes.js';
import { RecalculationSummaries } from './recalculation-summaries.lookup.js';
import { RecalculationSweep } from './recalculation-sweep.js';
import { RecalculationWorker } from './recalculation-worker.js';
import { RecalculationsController } from './recalculations.controller.js';
import { RecalculationsStore } from './recalculations.store.js';
import { RecordOutage } from './record-outage.js';
import { ShowImpact } from './show-impact.js';
import { WalkPage } from './walk-page.js';

@Module({
  controllers: [AgencyImpactController, ImpactController, OutagesController, RecalculationsController],
  imports: [AgenciesModule, CalendarsModule, DossiersModule, ProceduresModule],
  providers: [
    AgencyCauses,
    LateEntries,
    ListMoves,
    ListOutages,
    ListRecalculations,
    MoveDossiers,
    PreviewImpact,
    Proposals,
    RecalculationCauses,
    RecalculationSummaries,
    RecalculationSweep,
    RecalculationWorker,
    RecalculationsStore,
    RecordOutage,
    ShowImpact,
    WalkPage,
  ],
  exports: [RecalculationSummaries],
})
export class RecalculationModule implements OnModuleInit {
  constructor(
    private readonly workerRole: WorkerRole,
    private readonly worker: RecalculationWorker,
    private readonly sweep: RecalculationSweep,
    private readonly cache: RegisterCache,
  ) {}

  onModuleInit(): void {
    this.workerRole.register(this.worker);
    this.workerRole.register(this.sweep);
    for (const register of [AGENCIES_SNAPSHOT, CALENDARS]) {
      this.cache.watch(register, () => this.sweep.poke());
    }
  }
}
