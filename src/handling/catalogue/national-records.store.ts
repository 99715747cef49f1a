import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CatalogueQuestion } from '../../domain/catalogue/catalogue-question.js';
import type { RecordDraft } from '../../domain/catalogue/draft-of-record.js';
import { insertRows, named } from '../../platform/database/rows.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { PROCEDURES } from '../../registers/procedures/procedure.lookup.js';
import { ProcedureStore, type ProcedureDefinition } from '../../registers/procedures/procedure.store.js';
import { NationalRecordEntity } from './national-record.entity.js';

/** The latest revision of a procedure's record; null parts where none has come yet. */
export interface KnownRecord {
  readonly procedureId: string;
  readonly code: string;
  readonly no: number | null;
  readonly hash: string | null;
  readonly draft: RecordDraft | null;
  readonly importId: string | null;
}

export type NewRevision = Omit<NationalRecordEntity, 'id' | 'isLatest'>;

const KNOWN = `SELECT p.id AS "procedureId", p.code, r.no, r.hash, r.draft, r.import_id AS "importId"
  FROM procedure p LEFT JOIN national_record r ON r.procedure_id = p.id AND r.is_latest
  WHERE p.code = ANY ($1::text[])`;
/** One import at a time writes; a second waits for a batch of the first. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('national-records', 0))`;

@Injectable()
export class NationalRecords {
  constructor(
    private readonly procedures: ProcedureStore,
    private readonly cache: RegisterCache,
  ) {}

  async lock(tx: EntityManager): Promise<void> {
    await tx.query(LOCK);
  }

  async known(tx: EntityManager, codes: readonly string[]): Promise<ReadonlyMap<string, KnownRecord>> {
    const rows = await named<KnownRecord>(tx, 'known-national-records', KNOWN, [codes]);
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** What a record leaves to settle; null where no is not its latest revision. */
  async latestQuestions(
    tx: EntityManager,
    procedureId: string,
    no: number,
  ): Promise<readonly CatalogueQuestion[] | null> {
    const row = await tx.findOneBy(NationalRecordEntity, { procedureId, no, isLatest: true });
    return row && row.questions;
  }

  /** @returns the ids by code */
  async define(
    tx: EntityManager,
    definitions: readonly ProcedureDefinition[],
  ): Promise<ReadonlyMap<string, string>> {
    return this.procedures.insertMany(tx, definitions);
  }

  async add(tx: EntityManager, revisions: readonly NewRevision[]): Promise<void> {
    if (revisions.length === 0) return;
    const ids = revisions.map(({ procedureId }) => procedureId);
    await tx.query(
      'UPDATE national_record SET is_latest = false WHERE is_latest AND procedure_id = ANY ($1::bigint[])',
      [ids],
    );
    const rows = revisions.map((revision) => ({ isLatest: true, ...revision }));
    await insertRows(tx, NationalRecordEntity, rows);
    await this.cache.changed(tx, PROCEDURES);
  }
}
