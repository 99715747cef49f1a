import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { HistoryProcedures } from './history-procedures.js';
import { HistoryRegisters } from './history-registers.js';
import { ImportDossiers } from './import-dossiers.js';
import { LineStagings } from '../../platform/csv-import/line-staging.js';
import { ImportedDossiers } from '../../dossiers/imported-dossiers.store.js';

@Module({
  imports: [AgenciesModule, ProceduresModule, DossiersModule],
  providers: [ImportDossiers, LineStagings, HistoryRegisters, HistoryProcedures, ImportedDossiers],
  exports: [ImportDossiers],
})
export class HistoryImportModule {}
