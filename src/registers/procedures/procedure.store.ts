import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  describedAnew,
  type ProcedureDescription,
  type ToldDescription,
} from '../../domain/catalogue/procedure-description.js';
import { isDraft, versionBefore } from '../../domain/catalogue/version-life.js';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { ProcedureRules } from '../../domain/procedure-rules.js';
import { insertRows } from '../../platform/database/rows.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { columnsOf, descriptionOf } from './described-row.js';
import { ProcedureEntity, ProcedureVersionEntity } from './procedure.entity.js';
import { CATALOGUE, PROCEDURES } from './procedure.lookup.js';

export interface VersionDates {
  readonly effectiveFrom: LocalDay;
  /** The last day; null = open. */
  readonly effectiveTo: LocalDay | null;
}

export interface VersionDraft extends VersionDates {
  readonly rules: ProcedureRules;
  readonly description: ProcedureDescription;
  /** The revision of the national record that it was drafted from; null: from none. */
  readonly recordNo?: number | null;
}

export interface ProcedureDefinition extends Omit<ProcedureDescription, 'audiences'> {
  readonly code: string;
  /** Made by an import of history: reported on, never offered at the desk. */
  readonly historyOnly?: boolean;
  /** đối tượng thực hiện; empty unless told */
  readonly audiences?: readonly string[];
}

export interface DraftedBy {
  readonly draftedBy: string | null;
  readonly draftedAt: Date | null;
}

/** A version as it is kept. */
export type StoredVersion = ProcedureVersionEntity;

export function descriptionOfVersion(version: StoredVersion): ProcedureDescription {
  return descriptionOf(version);
}

/** Everything of a version but what it is of. */
export type VersionChange = Partial<Omit<ProcedureVersionEntity, 'id' | 'procedureId' | 'no'>> & {
  readonly description?: ProcedureDescription;
};

/** Of an integer column. */
const LARGEST_NO = 2_147_483_647;

const NEXT_NO = `UPDATE procedure SET last_version_no = 1 + greatest(last_version_no,
    (SELECT max(no) FROM procedure_version v WHERE v.procedure_id = procedure.id))
  WHERE id = $1 RETURNING last_version_no AS no`;

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
    await this.changed(tx);
    return row.id;
  }

  /** One that was known by its history only is of the catalogue with its first published version. */
  async admit(tx: EntityManager, procedure: ProcedureEntity): Promise<void> {
    if (procedure.historyOnly) await tx.update(ProcedureEntity, { id: procedure.id }, { historyOnly: false });
  }

  /**
   * Gives a known procedure what is told, which makes it one of the catalogue; its versions keep what they say.
   * @returns false: there is none of that code
   */
  async describe(tx: EntityManager, code: string, told: ToldDescription): Promise<boolean> {
    const procedure = await this.findByCode(tx, code);
    if (!procedure) return false;
    const columns = columnsOf(describedAnew(descriptionOf(procedure), told));
    await tx.update(ProcedureEntity, { id: procedure.id }, { ...columns, historyOnly: false });
    await this.changed(tx);
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
    if (inserted.length > 0) await this.changed(tx);
    return new Map(inserted.map(({ id, code }) => [code, id]));
  }

  async findByCode(tx: EntityManager, code: string): Promise<ProcedureEntity | null> {
    return tx.findOneBy(ProcedureEntity, { code });
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

  /** What a version of that first day says unless told otherwise: as the one before it, or as the procedure itself. */
  async descriptionBefore(
    tx: EntityManager,
    procedure: ProcedureEntity,
    effectiveFrom: LocalDay,
  ): Promise<ProcedureDescription> {
    const versions = await this.versionsOf(tx, procedure.id);
    const next = { no: LARGEST_NO, state: 'draft', effectiveFrom, effectiveTo: null } as const;
    return descriptionOf(versionBefore(next, versions) ?? procedure);
  }

  /** @throws DomainError `unknown-procedure-version` */
  async versionByNo(tx: EntityManager, procedureId: string, no: number): Promise<ProcedureVersionEntity> {
    const version =
      no > LARGEST_NO ? null : await tx.findOne(ProcedureVersionEntity, { where: { procedureId, no } });
    if (!version) throw new DomainError('unknown-procedure-version', { procedureId, no }, 'no');
    return version;
  }

  /** Its number is given once, also when the draft is discarded. */
  async insertDraft(
    tx: EntityManager,
    procedureId: string,
    { draftedBy = null, draftedAt = null, description, ...draft }: VersionDraft & Partial<DraftedBy>,
  ): Promise<ProcedureVersionEntity> {
    const row = tx.create(ProcedureVersionEntity, {
      procedureId,
      no: await this.nextNo(tx, procedureId),
      state: 'draft',
      revision: 1,
      publishedAt: null,
      recordNo: null,
      draftedBy,
      draftedAt,
      changedBy: [],
      ...columnsOf(description),
      ...draft,
      toldTo: draft.effectiveTo,
    });
    await tx.insert(ProcedureVersionEntity, row);
    await this.cache.changed(tx, CATALOGUE);
    return row;
  }

  /** Changes a version, in the row and in the table; the catalogue in memory holds no drafts. */
  async changeVersion(
    tx: EntityManager,
    version: ProcedureVersionEntity,
    { description, ...told }: VersionChange,
  ): Promise<void> {
    const wasDraft = isDraft(version);
    const changed = { ...told, ...(description && columnsOf(description)) };
    await tx.update(ProcedureVersionEntity, { id: version.id }, changed);
    Object.assign(version, changed);
    await (wasDraft && isDraft(version) ? this.cache.changed(tx, CATALOGUE) : this.changed(tx));
  }

  /** A draft only: published versions stay, their dossiers name them. */
  async removeDraft(tx: EntityManager, versionId: string): Promise<void> {
    await tx.delete(ProcedureVersionEntity, { id: versionId });
    await this.cache.changed(tx, CATALOGUE);
  }

  /** What is public first: whatever is made of both is forgotten last. */
  private async changed(tx: EntityManager): Promise<void> {
    await this.cache.changed(tx, PROCEDURES);
    await this.cache.changed(tx, CATALOGUE);
  }

  private async nextNo(tx: EntityManager, procedureId: string): Promise<number> {
    const [rows] = await tx.query<[{ no: number }[], number]>(NEXT_NO, [procedureId]);
    return rows[0]?.no ?? 1;
  }
}

function valuesOf(definition: ProcedureDefinition): Omit<ProcedureEntity, 'id' | 'lastVersionNo'> {
  const { code, historyOnly = false, audiences = [], ...description } = definition;
  return { code, historyOnly, ...columnsOf({ audiences, ...description }) };
}
