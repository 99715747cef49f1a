import { Module } from '@nestjs/common';
import { DefineProcedure } from './define-procedure.js';
import { ProcedureLookup } from './procedure.lookup.js';
import { ProcedureStore } from './procedure.store.js';
import { ShowPlan } from './show-plan.js';
import { SearchProcedures } from './search-procedures.js';
import { ProceduresController } from './procedures.controller.js';

@Module({
  controllers: [ProceduresController],
  providers: [DefineProcedure, ProcedureLookup, ProcedureStore, SearchProcedures, ShowPlan],
  exports: [DefineProcedure, ProcedureLookup, ProcedureStore],
})
export class ProceduresModule {}
