import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CatalogueQuestion, QuestionKind } from '../../domain/catalogue/catalogue-question.js';
import type { DraftChange } from '../../domain/catalogue/draft-changes.js';
import type { RecordDraft } from '../../domain/catalogue/draft-of-record.js';
import type { RecordsImportSummary } from './import-summary.js';

/** One run of an import; without an end where it was cut off. */
@Entity('national_import')
export class NationalImportEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('text') source: string;
  @Column('timestamp with time zone', { precision: 3 }) startedAt: Date;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) finishedAt: Date | null;
  @Column('jsonb', { nullable: true }) summary: RecordsImportSummary | null;
}

/** One revision of a procedure's record in the national database, as it came and as it was read. */
@Entity('national_record')
@Index('national_record_no_key', ['procedureId', 'no'], { unique: true })
@Index('national_record_latest_key', ['procedureId'], { unique: true, where: 'is_latest' })
export class NationalRecordEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint')
  @ForeignKey('ProcedureEntity')
  procedureId: string;
  /** 1 for the first that came. */
  @Column('integer') no: number;
  @Column('boolean') isLatest: boolean;
  @Column('bigint')
  @ForeignKey(() => NationalImportEntity)
  importId: string;
  @Column('integer') line: number;
  /** SHA-256 of the record with sorted keys. */
  @Column('text') hash: string;
  @Column('jsonb') record: object;
  @Column('jsonb') draft: RecordDraft;
  @Column('jsonb') questions: readonly CatalogueQuestion[];
  /** Which of our readers read it; 0: not kept. */
  @Column('integer', { default: 0 }) reader: number;
  /** The kinds of its questions, each once. */
  @Column('text', { array: true }) kinds: QuestionKind[];
  /** Against the revision before it. */
  @Column('jsonb') changes: readonly DraftChange[];
  @Column('timestamp with time zone', { precision: 3 }) readAt: Date;
}
