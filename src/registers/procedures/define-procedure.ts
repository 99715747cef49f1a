import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { ProcedureStore, type ProcedureDefinition } from './procedure.store.js';

export interface DefinedProcedure {
  readonly id: string;
  readonly code: string;
}

/** Gives a procedure its code and names; it can be filed once a version is published. */
@Injectable()
export class DefineProcedure {
  constructor(
    private readonly database: Database,
    private readonly store: ProcedureStore,
  ) {}

  async execute(definition: ProcedureDefinition): Promise<DefinedProcedure> {
    return this.database.write((tx) => this.within(tx, definition));
  }

  /** @throws DomainError `procedure-code-taken` */
  async within(tx: EntityManager, definition: ProcedureDefinition): Promise<DefinedProcedure> {
    return { id: await this.store.insert(tx, definition), code: definition.code };
  }
}
