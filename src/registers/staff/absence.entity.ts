import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What an absence said before it was changed. */
export interface EarlierAbsence {
  readonly lastOn: string;
  readonly standInId: string | null;
  readonly changedBy: string;
  readonly changedAt: string;
}

/** vắng mặt of one person; the days are local and include the last one. */
@Entity('account_absence')
@Check('account_absence_days_check', 'last_on >= first_on')
@Index('account_absence_account_idx', ['accountId', 'firstOn'])
@Index('account_absence_last_idx', ['lastOn'], { where: 'cancelled_at IS NULL' })
export class AbsenceEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') accountId: string;
  @Column('date') firstOn: string;
  @Column('date') lastOn: string;
  @Column('bigint', { nullable: true }) standInId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('jsonb', { default: [] }) earlier: EarlierAbsence[];
  @Column('bigint') recordedBy: string;
  @Column('timestamp with time zone', { precision: 3 }) recordedAt: Date;
  @Column('bigint', { nullable: true }) cancelledBy: string | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) cancelledAt: Date | null;
}
