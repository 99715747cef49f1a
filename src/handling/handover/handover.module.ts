import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { CalendarsModule } from '../../registers/calendars/calendars.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { AcknowledgeHandover } from './acknowledge-handover.js';
import { CancelHandover } from './cancel-handover.js';
import { CreateHandover } from './create-handover.js';
import { HandPapersOver } from './hand-papers-over.js';
import { HandoverAnswersController, HandoversController } from './handover.controller.js';
import { HandoverPartiesLookup } from './handover-parties.lookup.js';
import { HandoverView } from './handover-view.js';
import { HandoversLookup } from './handovers.lookup.js';
import { HandoversStore } from './handovers.store.js';
import { ListHandovers } from './list-handovers.js';
import { ListWaitingPapers } from './list-waiting-papers.js';
import { LockHandover } from './locked-handover.js';
import { CountPapers } from './paper-counts.js';
import { PaperEvents } from './paper-events.js';
import { PaperPlaces } from './paper-places.query.js';
import { SaveHandover } from './save-handover.js';
import { SettleMissing } from './settle-missing.js';

@Module({
  imports: [AgenciesModule, CalendarsModule, DossiersModule, ProceduresModule],
  controllers: [HandoversController, HandoverAnswersController],
  providers: [
    AcknowledgeHandover,
    CancelHandover,
    CountPapers,
    CreateHandover,
    HandPapersOver,
    HandoverPartiesLookup,
    HandoverView,
    HandoversLookup,
    HandoversStore,
    ListHandovers,
    ListWaitingPapers,
    LockHandover,
    PaperEvents,
    PaperPlaces,
    SaveHandover,
    SettleMissing,
  ],
  exports: [HandoversLookup],
})
export class HandoverModule {}
