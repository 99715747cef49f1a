import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DossiersModule } from '../dossiers/dossiers.module.js';
import { AbsencesModule } from '../handling/absences/absences.module.js';
import { CatalogueModule } from '../handling/catalogue/catalogue.module.js';
import { DeadlineWatchModule } from '../handling/deadline-watch/deadline-watch.module.js';
import { DossierFilesModule } from '../handling/files/dossier-files.module.js';
import { HandoverModule } from '../handling/handover/handover.module.js';
import { IntakeModule } from '../handling/intake/intake.module.js';
import { ResultsModule } from '../handling/results/results.module.js';
import { RecalculationModule } from '../handling/recalculation/recalculation.module.js';
import { WorkflowModule } from '../handling/workflow/workflow.module.js';
import { LookUpModule } from '../outward/look-up/look-up.module.js';
import { NotificationsModule } from '../outward/notifications/notifications.module.js';
import { PapersModule } from '../outward/papers/papers.module.js';
import { ReportsModule } from '../outward/reports/reports.module.js';
import { AccessModule } from '../platform/access/access.module.js';
import type { Config } from '../platform/config/config.js';
import { ConfigModule } from '../platform/config/config.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { HealthModule } from '../platform/health/health.module.js';
import { HousekeepingModule } from '../platform/housekeeping/housekeeping.module.js';
import { IdempotencyModule } from '../platform/idempotency/idempotency.module.js';
import { OutboxModule } from '../platform/outbox/outbox.module.js';
import { QueueModule } from '../platform/queue/queue.module.js';
import { RegisterCacheModule } from '../platform/register-cache/register-cache.module.js';
import { TimeModule } from '../platform/time/time.module.js';
import { AgenciesModule } from '../registers/agencies/agencies.module.js';
import { CalendarsModule } from '../registers/calendars/calendars.module.js';
import { ProceduresModule } from '../registers/procedures/procedures.module.js';
import { StaffModule } from '../registers/staff/staff.module.js';
import { SampleModule } from './sample/sample.module.js';

/** The whole product; which roles a process plays is decided by whoever starts it. */
@Module({})
export class AppModule {
  static forRoot(config: Config, dataSource: DataSource, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        TimeModule,
        DatabaseModule.forRoot(dataSource),
        RegisterCacheModule.forRoot(databaseUrl),
        QueueModule,
        OutboxModule,
        HealthModule,
        HousekeepingModule,
        IdempotencyModule,
        AccessModule,
        CalendarsModule,
        AgenciesModule,
        StaffModule,
        ProceduresModule,
        DossiersModule,
        IntakeModule,
        HandoverModule,
        ResultsModule,
        WorkflowModule,
        AbsencesModule,
        DossierFilesModule,
        CatalogueModule,
        DeadlineWatchModule,
        RecalculationModule,
        NotificationsModule,
        PapersModule,
        LookUpModule,
        ReportsModule,
        SampleModule,
      ],
    };
  }
}
