import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { RungKey } from '../domain/deadline/clock-facts.js';
import type { CaseFlag } from '../domain/dossier/dossier-case.js';
import { DossierEntity } from './dossier.entity.js';

/** Every rung that is told, and what verbs found. */
export type FlagKind = Exclude<RungKey, 'expired'> | CaseFlag['kind'];

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
