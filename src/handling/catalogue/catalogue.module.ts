import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { CalendarsModule } from '../../registers/calendars/calendars.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { CatalogueController } from './catalogue.controller.js';
import { DraftVersion } from './draft-version.js';
import { ImportRecords } from './import-records.js';
import { ListRecords } from './list-records.js';
import { NationalRecordsController } from './national-records.controller.js';
import { NationalRecords } from './national-records.store.js';
import { PublishVersion } from './publish-version.js';
import { VersionProof } from './version-proof.js';

@Module({
  imports: [AgenciesModule, CalendarsModule, DossiersModule, ProceduresModule],
  controllers: [CatalogueController, NationalRecordsController],
  providers: [DraftVersion, ImportRecords, ListRecords, NationalRecords, PublishVersion, VersionProof],
})
export class CatalogueModule {}
