import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { DecidedState } from '../../domain/catalogue/version-life.js';
import type { ProcedureRules } from '../../domain/procedure-rules.js';

/** Its description is what is known before the first day of its first version. */
@Entity('procedure')
@Index('procedure_code_key', ['code'], { unique: true })
@Index('procedure_search_name_idx', { synchronize: false })
@Index('procedure_alike_idx', { synchronize: false })
export class ProcedureEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('text') code: string;
  @Column('text') nameVi: string;
  @Column('text') nameEn: string;
  @Column('text') field: string;
  @Column('text', { array: true }) levels: string[];
  /** Known by an import of history only: reported on, not of the catalogue until a record or a version makes it so. */
  @Column('boolean', { default: false }) historyOnly: boolean;
  /** The names in small letters without diacritics. */
  @Column('text') searchName: string;
  /** đối tượng thực hiện, as the national database names them; empty: not told. */
  @Column('text', { array: true, default: '{}' }) audiences: string[];
  /** The number given last: a discarded draft's is not given again. */
  @Column('integer', { default: 0 }) lastVersionNo: number;
}

@Entity('procedure_version')
@Index('procedure_version_no_key', ['procedureId', 'no'], { unique: true })
@Index('procedure_version_search_name_idx', { synchronize: false })
@Index('procedure_version_alike_idx', { synchronize: false })
export class ProcedureVersionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') procedureId: string;
  @Column('integer') no: number;
  @Column('text') state: DecidedState;
  /** 1 for the draft as it was first written; grows with each change of it. */
  @Column('integer', { default: 1 }) revision: number;
  @Column('date') effectiveFrom: LocalDay;
  /** Last day on which a filing may use it; null = open. */
  @Column('date', { nullable: true }) effectiveTo: LocalDay | null;
  /** The last day that its draft or retirement names; null = open. A version after it may end it earlier. */
  @Column('date', { nullable: true }) toldTo: LocalDay | null;
  /** What the procedure is called from the first day on, as in the row of the procedure. */
  @Column('text') nameVi: string;
  @Column('text') nameEn: string;
  @Column('text') field: string;
  @Column('text', { array: true }) levels: string[];
  @Column('text', { array: true }) audiences: string[];
  @Column('text') searchName: string;
  @Column('jsonb') rules: ProcedureRules;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) publishedAt: Date | null;
  /** The revision of the national record that it was drafted from. */
  @Column('integer', { nullable: true }) recordNo: number | null;
  /** Accounts; null where nobody was signed in: the sample, an import. */
  @Column('bigint', { nullable: true }) draftedBy: string | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) draftedAt: Date | null;
  /** Who changed the draft, each once. */
  @Column('bigint', { array: true, default: '{}' }) changedBy: string[];
  @Column('bigint', { nullable: true }) reviewedBy: string | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) reviewedAt: Date | null;
  @Column('bigint', { nullable: true }) publishedBy: string | null;
  /** Why it was published though nobody else had looked it over. */
  @Column('text', { nullable: true }) unreviewedReason: string | null;
  @Column('bigint', { nullable: true }) retiredBy: string | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) retiredAt: Date | null;
  @Column('text', { nullable: true }) retiredReason: string | null;
  @Column('bigint', { nullable: true }) withdrawnBy: string | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) withdrawnAt: Date | null;
  @Column('text', { nullable: true }) withdrawnReason: string | null;
}
