import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { CoverageReport } from './coverage-report.js';
import { NameGroups } from './name-groups.js';
import { OnTimeReport } from './on-time-report.js';
import { OnlineSubmissionReport } from './online-submission-report.js';
import { ReportsController } from './reports.controller.js';
import { SelectDossiers } from './select-dossiers.js';

@Module({
  imports: [AgenciesModule, ProceduresModule, DossiersModule],
  controllers: [ReportsController],
  providers: [CoverageReport, OnTimeReport, OnlineSubmissionReport, SelectDossiers, NameGroups],
})
export class ReportsModule {}
