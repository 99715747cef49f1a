import { Module } from '@nestjs/common';
import { AgenciesController } from './agencies.controller.js';
import { AgenciesStore } from './agencies.store.js';
import { AgencyCalendarChanges } from './agency-calendar-changes.lookup.js';
import { AgencyLookup } from './agency.lookup.js';
import { ChangeAgency } from './change-agency.js';
import { CreateAgency } from './create-agency.js';
import { ProposedAgencies } from './proposed-agencies.lookup.js';

@Module({
  controllers: [AgenciesController],
  providers: [
    AgenciesStore,
    AgencyCalendarChanges,
    AgencyLookup,
    ChangeAgency,
    CreateAgency,
    ProposedAgencies,
  ],
  exports: [AgencyCalendarChanges, AgencyLookup, CreateAgency, ProposedAgencies],
})
export class AgenciesModule {}
