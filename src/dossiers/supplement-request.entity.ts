import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { DossierEntity } from './dossier.entity.js';

export interface StoredSupplementItem {
  readonly component?: string;
  readonly description: string;
  readonly reason?: string;
}

/** yêu cầu bổ sung, hoàn thiện */
@Entity('supplement_request')
@Index('supplement_request_no_key', ['dossierId', 'no'], { unique: true })
export class SupplementRequestEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @ForeignKey(() => DossierEntity)
  @Column('bigint')
  dossierId: string;
  @Column('smallint') no: number;
  @Column('text') stage: 'before_acceptance' | 'after_acceptance';
  @Column('jsonb') items: StoredSupplementItem[];
  @Column('text') reason: string;
  @Column('text', { nullable: true }) legalBasis: string | null;
  @Column('timestamp with time zone', { precision: 3 }) requestedAt: Date;
  /** null: an officer of the system that it was taken over from. */
  @Column('bigint', { nullable: true }) requestedBy: string | null;
  /** Asked for after the return limit: paused only (Decree 118/2025 art. 19.5). */
  @Column('boolean', { default: false }) late: boolean;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) receivedAt: Date | null;
}
