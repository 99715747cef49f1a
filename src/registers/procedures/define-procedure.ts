import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { ProcedureStore, type ProcedureDefinition } from './procedure.store.js';

/** Gives a procedure its code and names; it can be filed once a version is published. */
@Injectable()
export class DefineProcedure {
  constructor(
    private readonly database: Database,
    private readonly store: ProcedureStore,
  ) {}

  /** @throws DomainError `procedure-code-taken` */
  async execute(definition: ProcedureDefinition): Promise<{ readonly code: string }> {
    return this.database.write(async (tx) => {
      await this.store.insert(tx, definition);
      return { code: definition.code };
    });
  }
}
