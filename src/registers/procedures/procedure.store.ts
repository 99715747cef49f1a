import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { foldText } from '../../domain/fold-text.js';
import type { ProcedureRules } from '../../domain/procedure-rules.js';
import { insertRows } from '../../platform/database/rows.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { ProcedureEntity, ProcedureVersionEntity } from './procedure.entity.js';
import { PROCEDURES } from './procedure.lookup.js';

export interface VersionDates {
  readonly effectiveFrom: LocalDay;
  /** The last day; null = open. */
  readonly effectiveTo: LocalDay | null;
}

export interface VersionDraft extends VersionDates {
  readonly rules: ProcedureRules;
  /** The revision of the national record that it was drafted from; null: from none. */
  readonly recordNo?: number | null;
}

export interface ProcedureDefinition {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly field: string;
  readonly levels: readonly string[];
  /** Made by an import of history: reported on, never offered at the desk. */
  readonly historyOnly?: boolean;
  /** đối tượng thực hiện; empty unless told */
  readonly audiences?: readonly string[];
}

/** Rows of procedures and their versions; whoever writes a version holds the lock of its procedure. */
@Injectable()
export class ProcedureStore {
  constructor(private readonly cache: RegisterCache) {}

  /** @throws DomainError `procedure-code-taken` */
  async insert(tx: EntityManager, definition: ProcedureDefinition): Promise<string> {
    const { code } = definition;
    if (await tx.existsBy(ProcedureEntity, { code })) {
      throw new DomainError('procedure-code-taken', { code }, 'code');
    }
    const row = tx.create(ProcedureEntity, valuesOf(definition));
    await tx.insert(ProcedureEntity, row);
    await this.cache.changed(tx, PROCEDURES);
    return row.id;
  }

  /** Gives a known procedure the names, field and levels told; false: there is none of that code. */
  async describe(tx: EntityManager, definition: ProcedureDefinition): Promise<boolean> {
    const { nameVi, nameEn, searchName, field, levels } = valuesOf(definition);
    const told = { nameVi, nameEn, searchName, field, levels };
    const { affected } = await tx.update(ProcedureEntity, { code: definition.code }, told);
    if (!affected) return false;
    await this.cache.changed(tx, PROCEDURES);
    return true;
  }

  /** Procedures whose codes are not taken. @returns the ids by code */
  async insertMany(
    tx: EntityManager,
    definitions: readonly ProcedureDefinition[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = definitions.map(valuesOf);
    const inserted = await insertRows<ProcedureEntity, { id: string; code: string }>(
      tx,
      ProcedureEntity,
      rows,
      { returning: 'id, code' },
    );
    if (inserted.length > 0) await this.cache.changed(tx, PROCEDURES);
    return new Map(inserted.map(({ id, code }) => [code, id]));
  }

  /** @throws DomainError `unknown-procedure` */
  async lockByCode(tx: EntityManager, code: string): Promise<ProcedureEntity> {
    const procedure = await tx.findOne(ProcedureEntity, {
      where: { code },
      lock: { mode: 'pessimistic_write' },
    });
    if (!procedure) throw new DomainError('unknown-procedure', { code }, 'procedureCode');
    return procedure;
  }

  async versionsOf(tx: EntityManager, procedureId: string): Promise<ProcedureVersionEntity[]> {
    return tx.find(ProcedureVersionEntity, { where: { procedureId }, order: { no: 'ASC' } });
  }

  /** @throws DomainError `unknown-procedure-version` */
  async versionByNo(tx: EntityManager, procedureId: string, no: number): Promise<ProcedureVersionEntity> {
    const version = await tx.findOne(ProcedureVersionEntity, { where: { procedureId, no } });
    if (!version) throw new DomainError('unknown-procedure-version', { procedureId, no }, 'no');
    return version;
  }

  async insertDraft(
    tx: EntityManager,
    procedureId: string,
    draft: VersionDraft,
  ): Promise<ProcedureVersionEntity> {
    const versions = await this.versionsOf(tx, procedureId);
    const row = tx.create(ProcedureVersionEntity, {
      procedureId,
      no: (versions.at(-1)?.no ?? 0) + 1,
      state: 'draft',
      publishedAt: null,
      recordNo: null,
      ...draft,
    });
    await tx.insert(ProcedureVersionEntity, row);
    return row;
  }

  async endOn(tx: EntityManager, versionId: string, effectiveTo: LocalDay): Promise<void> {
    await tx.update(ProcedureVersionEntity, { id: versionId }, { effectiveTo });
  }

  async publish(tx: EntityManager, versionId: string, publishedAt: Date): Promise<void> {
    await tx.update(ProcedureVersionEntity, { id: versionId }, { state: 'published', publishedAt });
    await this.cache.changed(tx, PROCEDURES);
  }
}

function valuesOf(definition: ProcedureDefinition): Omit<ProcedureEntity, 'id'> {
  const { code, name, field, levels, historyOnly = false, audiences = [] } = definition;
  return {
    code,
    nameVi: name.vi,
    nameEn: name.en,
    searchName: foldText(name.vi === name.en ? name.vi : `${name.vi} ${name.en}`),
    field,
    levels: [...levels],
    historyOnly,
    audiences: [...audiences],
  };
}
