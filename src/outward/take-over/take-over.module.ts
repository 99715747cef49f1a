import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { ImportedDossiers } from '../../dossiers/imported-dossiers.store.js';
import { TakenOverDossiers } from '../../dossiers/taken-over-dossiers.store.js';
import { LineStagings } from '../../platform/csv-import/line-staging.js';
import { OutboxModule } from '../../platform/outbox/outbox.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { ImportOpen } from './import-open.js';
import { OpenPlaces } from './open-places.js';

@Module({
  imports: [AgenciesModule, DossiersModule, OutboxModule, ProceduresModule],
  providers: [ImportOpen, ImportedDossiers, LineStagings, OpenPlaces, TakenOverDossiers],
  exports: [ImportOpen],
})
export class TakeOverModule {}
