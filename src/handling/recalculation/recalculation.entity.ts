import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ClockKind } from '../../domain/deadline/deadline-clock.js';

/** One walk over the running clocks that a cause may move; exactly one cause is set. */
@Entity('recalculation')
@Index('recalculation_change_key', ['calendarChangeId'], {
  unique: true,
  where: 'calendar_change_id IS NOT NULL',
})
@Index('recalculation_agency_change_key', ['agencyChangeId'], {
  unique: true,
  where: 'agency_change_id IS NOT NULL',
})
@Index('recalculation_outage_key', ['outageId'], { unique: true, where: 'outage_id IS NOT NULL' })
@Index('recalculation_open_idx', ['id'], { where: 'finished_at IS NULL' })
export class RecalculationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint', { nullable: true }) calendarChangeId: string | null;
  /** An agency that came to work by another calendar. */
  @Column('bigint', { nullable: true }) agencyChangeId: string | null;
  @Column('bigint', { nullable: true }) outageId: string | null;
  @Column('timestamp with time zone', { precision: 3 }) requestedAt: Date;
  /** The second pass finds what was written by the old calendar while the first one ran. */
  @Column('smallint', { default: 1 }) pass: number;
  /** The last dossier that this pass has done. */
  @Column('bigint', { default: '0' }) cursorId: string;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) passFinishedAt: Date | null;
  @Column('integer', { default: 0 }) dossiersSeen: number;
  /** Figures while it runs; counted again from the moves when it ends. */
  @Column('integer', { default: 0 }) dossiersMoved: number;
  @Column('integer', { default: 0 }) clocksMoved: number;
  @Column('integer', { default: 0 }) becameLate: number;
  @Column('integer', { default: 0 }) noLongerLate: number;
  /** Provisional due moments that the published year made final. */
  @Column('integer', { default: 0 }) becameFinal: number;
  @Column('integer', { default: 0 }) becameProvisional: number;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) finishedAt: Date | null;
}

/** One clock that a recalculation moved, or whose due moment it made final or provisional. */
@Entity('recalculation_move')
export class RecalculationMoveEntity {
  @PrimaryColumn('bigint') recalculationId: string;
  @PrimaryColumn('bigint') dossierId: string;
  @PrimaryColumn('smallint') clockNo: number;
  @Column('text') kind: ClockKind;
  @Column('bigint') ownerAgencyId: string;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) fromAt: Date | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) toAt: Date | null;
  /** False where the moment is the same one and only became final or provisional. */
  @Column('boolean') moved: boolean;
  @Column('boolean') becomesLate: boolean;
  @Column('boolean') noLongerLate: boolean;
  @Column('boolean') becomesFinal: boolean;
  @Column('boolean') becomesProvisional: boolean;
}

/** A dossier that could not be computed again: the others went on, this one keeps its old due moments. */
@Entity('recalculation_failure')
export class RecalculationFailureEntity {
  @PrimaryColumn('bigint') recalculationId: string;
  @PrimaryColumn('bigint') dossierId: string;
  @Column('text') error: string;
  @Column('timestamp with time zone', { precision: 3 }) failedAt: Date;
}
