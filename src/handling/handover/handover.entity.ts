import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { PaperAnswer } from '../../domain/dossier/paper-route.js';
import type { StepRole } from '../../domain/workflow/workflow-plan.js';

/** phiếu bàn giao hồ sơ giấy: a box of papers on its way from the desk to whoever works on them. */
@Entity('handover')
@Index('handover_number_key', ['number'], { unique: true })
@Index('handover_book_key', ['giverAgencyId', 'year', 'no'], { unique: true })
@Index('handover_receiver_idx', ['receiverAgencyId', 'id'])
export class HandoverEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('text') number: string;
  @Column('bigint') giverAgencyId: string;
  @Column('smallint') year: number;
  @Column('integer') no: number;
  @Column('bigint') receiverAgencyId: string;
  /** null: whoever works there. */
  @Column('text', { nullable: true }) receiverRole: StepRole | null;
  /** Only papers received from this day on … */
  @Column('date', { nullable: true }) fromOn: LocalDay | null;
  /** … and before this one. */
  @Column('date', { nullable: true }) toOn: LocalDay | null;
  @Column('timestamp with time zone', { precision: 3 }) givenAt: Date;
  @Column('bigint') givenBy: string;
  @Column('text') givenName: string;
  @Column('timestamp with time zone', { precision: 3 }) acknowledgeBy: Date;
  /** When its last item was answered. */
  @Column('timestamp with time zone', { precision: 3, nullable: true }) acknowledgedAt: Date | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) cancelledAt: Date | null;
  @Column('text', { nullable: true }) cancelReason: string | null;
}

/** One dossier of a list, as its papers were counted when the list was made. */
@Entity('handover_item')
@Index('handover_item_held_key', ['dossierId'], { unique: true, where: 'freed_at IS NULL' })
@Index('handover_item_dossier_idx', ['dossierId', 'handoverId'])
export class HandoverItemEntity {
  @ForeignKey(() => HandoverEntity)
  @PrimaryColumn('bigint')
  handoverId: string;
  @PrimaryColumn('smallint') no: number;
  @Column('bigint') dossierId: string;
  @Column('text') applicantName: string;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) dueAt: Date | null;
  @Column('integer', { nullable: true }) originals: number | null;
  @Column('integer', { nullable: true }) copies: number | null;
  @Column('text', { nullable: true }) result: PaperAnswer | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) answeredAt: Date | null;
  @Column('text', { nullable: true }) answeredName: string | null;
  /** The desk has dealt with what was missing. */
  @Column('timestamp with time zone', { precision: 3, nullable: true }) settledAt: Date | null;
  @Column('text', { nullable: true }) settledNote: string | null;
  /** From then on the dossier may go on another list. */
  @Column('timestamp with time zone', { precision: 3, nullable: true }) freedAt: Date | null;
}

/** The last number of an agency's lists of a year. */
@Entity('handover_counter')
export class HandoverCounterEntity {
  @PrimaryColumn('bigint') agencyId: string;
  @PrimaryColumn('smallint') year: number;
  @Column('integer') lastNumber: number;
}
