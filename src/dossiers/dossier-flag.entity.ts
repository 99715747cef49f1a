import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { DossierEntity } from './dossier.entity.js';

export type FlagKind =
  'due_soon' | 'overdue' | 'apology_due' | 'repeatedly_returned' | 'late_supplement_request' | 'apology_late';

/** cờ cảnh báo: a notice that somebody was told, never the truth about lateness. */
@Entity('dossier_flag')
@Index('dossier_flag_once_key', ['dossierId', 'kind', 'subject'], { unique: true })
@Index('dossier_flag_agency_idx', ['agencyId', 'id'])
export class DossierFlagEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @ForeignKey(() => DossierEntity)
  @Column('bigint')
  dossierId: string;
  @Column('text') kind: FlagKind;
  /** What it is about: `clock-<no>-<generation>` or `supplement-<no>`. */
  @Column('text') subject: string;
  @Column('bigint') agencyId: string;
  /** The true moment. */
  @Column('timestamp with time zone', { precision: 3 }) momentAt: Date;
  /** When the watch recorded it; later than the moment after an outage. */
  @Column('timestamp with time zone', { precision: 3 }) raisedAt: Date;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) clearedAt: Date | null;
  @Column('jsonb', { default: {} }) detail: Record<string, unknown>;
}
