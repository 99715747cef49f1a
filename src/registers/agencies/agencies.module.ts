import { Module } from '@nestjs/common';
import { AgenciesController } from './agencies.controller.js';
import { AgenciesStore } from './agencies.store.js';
import { AgencyLookup } from './agency.lookup.js';
import { ChangeAgency } from './change-agency.js';
import { CreateAgency } from './create-agency.js';

@Module({
  controllers: [AgenciesController],
  providers: [AgenciesStore, AgencyLookup, ChangeAgency, CreateAgency],
  exports: [AgencyLookup, CreateAgency],
})
export class AgenciesModule {}
