import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What must still be told, written with the state that it tells of. */
@Entity('outbox')
@Index('outbox_unsent_idx', ['id'], { where: 'sent_at IS NULL' })
@Index('outbox_undone_idx', ['sentAt', 'id'], { where: 'sent_at IS NOT NULL AND done_at IS NULL' })
@Index('outbox_position_key', ['position'], { unique: true, where: 'position IS NOT NULL' })
export class OutboxEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('text') topic: string;
  @Column('bigint', { nullable: true }) dossierId: string | null;
  @Column('jsonb') payload: Record<string, unknown>;
  @Column('timestamp with time zone', { precision: 3 }) createdAt: Date;
  /** When it last went to the queue. */
  @Column('timestamp with time zone', { precision: 3, nullable: true }) sentAt: Date | null;
  /** Written together with the effect, so a row that was sent and is not done is sent again. */
  @Column('timestamp with time zone', { precision: 3, nullable: true }) doneAt: Date | null;
  /** Given by the relay in commit order; the feed's cursor. */
  @Column('bigint', { nullable: true }) position: string | null;
}
