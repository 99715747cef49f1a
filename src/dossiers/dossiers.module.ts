import { Module } from '@nestjs/common';
import { checkLifecycle } from '../domain/dossier/lifecycle-check.js';
import { FilesModule } from '../platform/files/files.module.js';
import { OutboxModule } from '../platform/outbox/outbox.module.js';
import { SettingsModule } from '../platform/settings/settings.module.js';
import { AgenciesModule } from '../registers/agencies/agencies.module.js';
import { CalendarsModule } from '../registers/calendars/calendars.module.js';
import { ProceduresModule } from '../registers/procedures/procedures.module.js';
import { StaffModule } from '../registers/staff/staff.module.js';
import { CaseContextLookup } from './case-context.lookup.js';
import { DossierAccess } from './dossier-access.lookup.js';
import { DossierFileAccess } from './dossier-file-access.lookup.js';
import { DossierFiles } from './dossier-files.store.js';
import { DossierStory } from './dossier-story.js';
import { DossierSummaries } from './dossier-summaries.lookup.js';
import { DossierVerbs } from './dossier-verbs.store.js';
import { DossierView } from './dossier-view.lookup.js';
import { DossiersController } from './dossiers.controller.js';
import { DossiersStore } from './dossiers.store.js';
import { IntakeLane } from './intake-lane.js';
import { ListDossiers } from './list-dossiers.js';
import { LookUpSecrets } from './look-up-secrets.lookup.js';
import { MovedDossiersStore } from './moved-dossiers.store.js';
import { NewDossierStore } from './new-dossier.store.js';
import { OutagesStore } from './outages.store.js';
import { PresentCases } from './present-cases.store.js';
import { RunningClocks } from './running-clocks.lookup.js';
import { ShowDeadline } from './show-deadline.js';
import { ShowDossier } from './show-dossier.js';
import { ShowTimeline } from './show-timeline.js';

const DOORS = [
  CaseContextLookup,
  DossierAccess,
  DossierFileAccess,
  DossierFiles,
  DossierSummaries,
  DossierVerbs,
  DossierView,
  DossiersStore,
  LookUpSecrets,
  MovedDossiersStore,
  NewDossierStore,
  OutagesStore,
  RunningClocks,
];

@Module({
  imports: [
    AgenciesModule,
    CalendarsModule,
    FilesModule,
    OutboxModule,
    ProceduresModule,
    SettingsModule,
    StaffModule,
  ],
  controllers: [DossiersController],
  providers: [
    ...DOORS,
    DossierStory,
    IntakeLane,
    ListDossiers,
    PresentCases,
    ShowDeadline,
    ShowDossier,
    ShowTimeline,
  ],
  exports: DOORS,
})
export class DossiersModule {
  /** A table that leads somebody into a dead end does not start. */
  constructor() {
    checkLifecycle();
  }
}
