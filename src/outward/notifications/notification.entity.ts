import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A message to the people of one agency, or to one of them; at most one per outbox row and addressee. */
@Entity('notification')
@Index('notification_once_key', ['outboxId', 'agencyId', 'role'], {
  unique: true,
  where: 'account_id IS NULL',
})
@Index('notification_person_once_key', ['outboxId', 'accountId'], {
  unique: true,
  where: 'account_id IS NOT NULL',
})
@Index('notification_agency_idx', ['agencyId', 'role', 'id'], { where: 'account_id IS NULL' })
@Index('notification_unread_idx', ['agencyId', 'role', 'id'], {
  where: 'read_at IS NULL AND account_id IS NULL',
})
@Index('notification_person_idx', ['accountId', 'id'], { where: 'account_id IS NOT NULL' })
export class NotificationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') outboxId: string;
  @Column('bigint') agencyId: string;
  @Column('text') role: string;
  /** null: for everybody of that role there. */
  @Column('bigint', { nullable: true }) accountId: string | null;
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
