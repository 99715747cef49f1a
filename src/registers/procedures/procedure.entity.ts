import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { ProcedureRules } from '../../domain/procedure-rules.js';

export type VersionState = 'draft' | 'published' | 'retired';

@Entity('procedure')
@Index('procedure_code_key', ['code'], { unique: true })
@Index('procedure_search_name_idx', { synchronize: false })
export class ProcedureEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('text') code: string;
  @Column('text') nameVi: string;
  @Column('text') nameEn: string;
  @Column('text') field: string;
  @Column('text', { array: true }) levels: string[];
  /** Made by an import of history: reported on, never offered at the desk. */
  @Column('boolean', { default: false }) historyOnly: boolean;
  /** The names in small letters without diacritics. */
  @Column('text') searchName: string;
  /** đối tượng thực hiện, as the national database names them; empty: not told. */
  @Column('text', { array: true, default: '{}' }) audiences: string[];
}

@Entity('procedure_version')
@Index('procedure_version_no_key', ['procedureId', 'no'], { unique: true })
export class ProcedureVersionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') procedureId: string;
  @Column('integer') no: number;
  @Column('text') state: VersionState;
  @Column('date') effectiveFrom: LocalDay;
  /** Last day on which a filing may use it; null = open. */
  @Column('date', { nullable: true }) effectiveTo: LocalDay | null;
  @Column('jsonb') rules: ProcedureRules;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) publishedAt: Date | null;
  /** The revision of the national record that it was drafted from. */
  @Column('integer', { nullable: true }) recordNo: number | null;
}
