import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A message to the people of one agency; at most one per outbox row and addressee. */
@Entity('notification')
@Index('notification_once_key', ['outboxId', 'agencyId', 'role'], { unique: true })
@Index('notification_agency_idx', ['agencyId', 'role', 'id'])
@Index('notification_unread_idx', ['agencyId', 'role', 'id'], { where: 'read_at IS NULL' })
export class NotificationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') outboxId: string;
  @Column('bigint') agencyId: string;
  @Column('text') role: string;
  /** null: it tells of many dossiers, those behind `link`. */
  @Column('bigint', { nullable: true }) dossierId: string | null;
  @Column('text', { nullable: true }) link: string | null;
  @Column('text') kind: string;
  @Column('text') textVi: string;
  @Column('text') textEn: string;
  @Column('timestamp with time zone', { precision: 3 }) createdAt: Date;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) readAt: Date | null;
  @Column('bigint', { nullable: true }) readBy: string | null;
}
