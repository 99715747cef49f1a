import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { ProcedureEntity } from './procedure.entity.js';
import { PROCEDURES } from './procedure.lookup.js';

export interface ProcedureDefinition {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly field: string;
  readonly levels: readonly string[];
  readonly historyOnly?: boolean;
}

export interface DefinedProcedure {
  readonly id: string;
  readonly code: string;
}

/** Gives a procedure its code and names; it can be filed once a version is published. */
@Injectable()
export class DefineProcedure {
  constructor(
    private readonly database: Database,
    private readonly cache: RegisterCache,
  ) {}

  async execute(definition: ProcedureDefinition): Promise<DefinedProcedure> {
    return this.database.write((tx) => this.within(tx, definition));
  }

  /** @throws DomainError `procedure-code-taken` */
  async within(tx: EntityManager, definition: ProcedureDefinition): Promise<DefinedProcedure> {
    const { code, name, field, levels, historyOnly = false } = definition;
    const row = tx.create(ProcedureEntity, {
      code,
      nameVi: name.vi,
      nameEn: name.en,
      field,
      levels: [...levels],
      historyOnly,
    });
    if (await tx.existsBy(ProcedureEntity, { code }))
      throw new DomainError('procedure-code-taken', { code }, 'code');
    await tx.insert(ProcedureEntity, row);
    await this.cache.changed(tx, PROCEDURES);
    return { id: row.id, code };
  }
}
