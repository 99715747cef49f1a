import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThan } from 'typeorm';
import {
  type CatalogueQuestion,
  questionKey,
  type QuestionKind,
} from '../../domain/catalogue/catalogue-question.js';
import type { RecordDraft } from '../../domain/catalogue/draft-of-record.js';
import { DomainError } from '../../domain/domain-error.js';
import { insertRows, named } from '../../platform/database/rows.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { CATALOGUE } from '../../registers/procedures/procedure.lookup.js';
import { NationalImportEntity, NationalRecordEntity } from './national-record.entity.js';

/** The latest revision of a procedure's record; null parts where none has come yet. */
export interface KnownRecord {
  readonly procedureId: string;
  readonly code: string;
  readonly no: number | null;
  readonly hash: string | null;
  readonly draft: RecordDraft | null;
  readonly importId: string | null;
}

/** A revision of a record, and the keys of its questions that the rules answer. */
export interface SettledQuestions {
  readonly no: number;
  readonly settled: readonly string[];
}

export type NewRevision = Omit<NationalRecordEntity, 'id' | 'isLatest'>;

/** A revision as it was read before. */
export interface KeptRevision extends Pick<
  NationalRecordEntity,
  'id' | 'isLatest' | 'record' | 'draft' | 'questions'
> {
  readonly code: string;
}

/** What a reader makes of a revision. */
export type Rereading = Pick<NationalRecordEntity, 'id' | 'draft' | 'questions' | 'kinds' | 'changes'>;

const OUTDATED = `SELECT r.id, r.is_latest AS "isLatest", r.record, r.draft, r.questions, p.code
  FROM (SELECT DISTINCT procedure_id FROM national_record WHERE reader < $1::integer
    ORDER BY procedure_id LIMIT $2::integer) o
  JOIN national_record r ON r.procedure_id = o.procedure_id JOIN procedure p ON p.id = o.procedure_id
  ORDER BY r.procedure_id, r.no`;
const REWRITE = `UPDATE national_record r
  SET draft = n.draft, questions = n.questions, kinds = n.kinds, changes = n.changes, reader = $1::integer
  FROM jsonb_to_recordset($2::jsonb) AS n (id bigint, draft jsonb, questions jsonb, kinds text[], changes jsonb)
  WHERE r.id = n.id`;
const KNOWN = `SELECT p.id AS "procedureId", p.code, r.no, r.hash, r.draft, r.import_id AS "importId"
  FROM procedure p LEFT JOIN national_record r ON r.procedure_id = p.id AND r.is_latest
  WHERE p.code = ANY ($1::text[])`;
/** Whoever writes records holds it for a batch. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('national-records', 0))`;

@Injectable()
export class NationalRecords {
  constructor(private readonly cache: RegisterCache) {}

  async lock(tx: EntityManager): Promise<void> {
    await tx.query(LOCK);
  }

  /** When the import began that runs now; null: none has said so. Those that were killed began before it. */
  async runningSince(tx: EntityManager): Promise<Date | null> {
    const row = await tx.findOne(NationalImportEntity, {
      where: { finishedAt: IsNull() },
      order: { id: 'DESC' },
    });
    return row?.startedAt ?? null;
  }

  async known(tx: EntityManager, codes: readonly string[]): Promise<ReadonlyMap<string, KnownRecord>> {
    const rows = await named<KnownRecord>(tx, 'known-national-records', KNOWN, [codes]);
    return new Map(rows.map((row) => [row.code, row]));
  }

  /**
   * What a record tells, each of whose questions is named by whoever answered it in the rules.
   * @throws DomainError `unknown-record` where no is not the latest revision, `questions-open`
   */
  async settled(
    tx: EntityManager,
    { id, code }: { readonly id: string; readonly code: string },
    { no, settled }: SettledQuestions,
  ): Promise<RecordDraft> {
    const row = await tx.findOneBy(NationalRecordEntity, { procedureId: id, no, isLatest: true });
    if (!row) throw new DomainError('unknown-record', { code, no }, 'fromRecord.no');
    const [first, ...others] = row.questions.filter((each) => !settled.includes(questionKey(each)));
    if (!first) return row.draft;
    const details = { no, count: others.length + 1, first: questionKey(first) };
    throw new DomainError('questions-open', details, 'fromRecord.settled');
  }

  /** Whether any record was read by a former reader. */
  async areOutdated(tx: EntityManager, reader: number): Promise<boolean> {
    return tx.existsBy(NationalRecordEntity, { reader: LessThan(reader) });
  }

  /** All revisions of some procedures of which one was read by a former reader, by procedure and number. */
  async outdated(tx: EntityManager, reader: number, procedures: number): Promise<readonly KeptRevision[]> {
    return tx.query<KeptRevision[]>(OUTDATED, [reader, procedures]);
  }

  /** The revisions stay the same ones: number, import and day on which they came in. */
  async rewrite(tx: EntityManager, reader: number, read: readonly Rereading[]): Promise<void> {
    if (read.length === 0) return;
    const rows = read.map(({ id, draft, questions, kinds, changes }) => ({
      ...{ id, draft, questions, kinds, changes },
    }));
    await tx.query(REWRITE, [reader, JSON.stringify(rows)]);
    await this.cache.changed(tx, CATALOGUE);
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
    await this.cache.changed(tx, CATALOGUE);
  }
}

/** The kinds of questions, each once. */
export function kindsOf(questions: readonly CatalogueQuestion[]): QuestionKind[] {
  return [...new Set(questions.map(({ kind }) => kind))];
}
