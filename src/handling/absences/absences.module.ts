import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { StaffModule } from '../../registers/staff/staff.module.js';
import { AbsenceChanges } from './absence-changes.store.js';
import { AbsenceRights } from './absence-rights.js';
import { AbsenceView } from './absence-view.js';
import { AbsencesController } from './absences.controller.js';
import { AbsencesQuery } from './absences.query.js';
import { CancelAbsence } from './cancel-absence.js';
import { ChangeAbsence } from './change-absence.js';
import { ChosenStandIn } from './chosen-stand-in.js';
import { ColleaguesController } from './colleagues.controller.js';
import { ColleaguesQuery } from './colleagues.query.js';
import { RecordAbsence } from './record-absence.js';

@Module({
  imports: [AgenciesModule, DossiersModule, StaffModule],
  controllers: [AbsencesController, ColleaguesController],
  providers: [
    AbsenceChanges,
    AbsenceRights,
    AbsenceView,
    AbsencesQuery,
    CancelAbsence,
    ChangeAbsence,
    ChosenStandIn,
    ColleaguesQuery,
    RecordAbsence,
  ],
})
export class AbsencesModule {}
