import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { CalendarsModule } from '../../registers/calendars/calendars.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { ChangeDraft } from './change-draft.js';
import { CompareVersions } from './compare-versions.js';
import { DiscardDraft } from './discard-draft.js';
import { DraftsController } from './drafts.controller.js';
import { DraftVersion } from './draft-version.js';
import { GapsController } from './gaps.controller.js';
import { ImportRecords } from './import-records.js';
import { KeptGaps } from './kept-gaps.js';
import { ListGaps } from './list-gaps.js';
import { ListRecords } from './list-records.js';
import { ListVersions } from './list-versions.js';
import { NationalRecordsController } from './national-records.controller.js';
import { NationalRecords } from './national-records.store.js';
import { PublishVersion } from './publish-version.js';
import { ReadRecordsAgain } from './read-records-again.js';
import { RetireVersion } from './retire-version.js';
import { ReviewVersion } from './review-version.js';
import { SchemasController } from './schemas.controller.js';
import { VersionEndsController } from './version-ends.controller.js';
import { VersionProof } from './version-proof.js';
import { VersionStory } from './version-story.js';
import { VersionsController } from './versions.controller.js';
import { VisibleVersions } from './visible-versions.js';
import { WithdrawVersion } from './withdraw-version.js';

@Module({
  imports: [AgenciesModule, CalendarsModule, DossiersModule, ProceduresModule],
  controllers: [
    DraftsController,
    GapsController,
    NationalRecordsController,
    SchemasController,
    VersionEndsController,
    VersionsController,
  ],
  providers: [
    ChangeDraft,
    CompareVersions,
    DiscardDraft,
    DraftVersion,
    ImportRecords,
    KeptGaps,
    ListGaps,
    ListRecords,
    ListVersions,
    NationalRecords,
    PublishVersion,
    ReadRecordsAgain,
    RetireVersion,
    ReviewVersion,
    VersionProof,
    VersionStory,
    VisibleVersions,
    WithdrawVersion,
  ],
})
export class CatalogueModule {}
