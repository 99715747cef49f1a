import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { isLocalDay, type LocalDay } from '../../domain/calendar/local-day.js';
import { Database } from '../../platform/database/database.js';
import { ProcedureStore, type VersionDraft } from '../../registers/procedures/procedure.store.js';

export interface DraftCommand extends VersionDraft {
  readonly procedureCode: string;
}

export interface VersionAnswer {
  readonly procedureCode: string;
  readonly no: number;
  readonly state: 'draft' | 'published';
  readonly effectiveFrom: LocalDay;
  readonly effectiveTo: LocalDay | null;
}

/** Keeps the rules of a coming version; nobody can file under them before they are proved and published. */
@Injectable()
export class DraftVersion {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
  ) {}

  async execute(command: DraftCommand): Promise<VersionAnswer> {
    return this.database.write((tx) => this.within(tx, command));
  }

  /** @throws DomainError `unknown-procedure`, `version-dates-inverted` */
  async within(tx: EntityManager, { procedureCode, ...draft }: DraftCommand): Promise<VersionAnswer> {
    const { effectiveFrom, effectiveTo } = draft;
    if (!isLocalDay(effectiveFrom) || (effectiveTo !== null && effectiveTo < effectiveFrom)) {
      throw new DomainError('version-dates-inverted', { effectiveFrom, effectiveTo }, 'effectiveTo');
    }
    const procedure = await this.procedures.lockByCode(tx, procedureCode);
    const { no } = await this.procedures.insertDraft(tx, procedure.id, draft);
    return { procedureCode, no, state: 'draft', effectiveFrom, effectiveTo };
  }
}
