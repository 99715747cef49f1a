import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { DossierEntity } from './dossier.entity.js';

/** nhật ký xử lý: append-only, numbered and hash-chained per dossier. */
@Entity('timeline_event')
@Index('timeline_event_seq_key', ['dossierId', 'seq'], { unique: true })
export class TimelineEventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @ForeignKey(() => DossierEntity)
  @Column('bigint')
  dossierId: string;
  @Column('integer') seq: number;
  @Column('text') type: string;
  @Column('timestamp with time zone', { precision: 3 }) at: Date;
  @Column('timestamp with time zone', { precision: 3 }) recordedAt: Date;
  @Column('bigint', { nullable: true }) actorId: string | null;
  /** The person, or the rule that acted. */
  @Column('text') actorName: string;
  @Column('bigint', { nullable: true }) agencyId: string | null;
  @Column('jsonb', { default: {} }) data: Record<string, unknown>;
  @Column('text') previousHash: string;
  @Column('text') hash: string;
}

/** Every due moment a dossier ever had, for any "as of" question. */
@Entity('dossier_due_history')
@Index('dossier_due_history_dossier_idx', ['dossierId', 'at'])
export class DossierDueHistoryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @ForeignKey(() => DossierEntity)
  @Column('bigint')
  dossierId: string;
  @Column('timestamp with time zone', { precision: 3 }) at: Date;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) dueAt: Date | null;
  @Column('text') reason: string;
}

/** The last number given per agency and local day; written often, so pages keep room. */
@Entity('code_counter')
export class CodeCounterEntity {
  @Column('bigint', { primary: true }) agencyId: string;
  @Column('date', { primary: true }) on: string;
  @Column('integer') lastNumber: number;
}
