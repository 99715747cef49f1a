import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ClockKind, RungKey, RungRule } from '../domain/deadline/deadline-clock.js';
import type { CutOff, TimeLimit } from '../domain/deadline/time-limit.js';
import { DossierEntity } from './dossier.entity.js';

export interface StoredExclusion {
  readonly no: number;
  readonly kind: 'pause' | 'outage';
  readonly reason: string;
  readonly from: string;
  readonly to: string | null;
}

@Entity('clock')
@Index('clock_dossier_idx', ['dossierId'])
@Index('clock_next_rung_idx', ['nextRungAt', 'id'], { where: 'next_rung_at IS NOT NULL' })
@Index('clock_intake_idx', ['ownerAgencyId', 'dueAt'], {
  where: "kind = 'intake_response' AND stopped_at IS NULL",
})
@Index('clock_calendar_idx', ['calendarId', 'dossierId'], { where: 'stopped_at IS NULL' })
@Index('clock_desk_calendar_idx', ['deskCalendarId', 'dossierId'], {
  where: 'stopped_at IS NULL AND desk_calendar_id IS NOT NULL',
})
export class ClockEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @ForeignKey(() => DossierEntity)
  @Column('bigint')
  dossierId: string;
  @Column('smallint') no: number;
  /** dossier_step.no of a step clock. */
  @Column('smallint', { nullable: true }) stepNo: number | null;
  @Column('text', { nullable: true }) leg: string | null;
  @Column('text') kind: ClockKind;
  @Column('bigint') ownerAgencyId: string;
  @Column('bigint') calendarId: string;
  /** The returning desk's, where it is another one. */
  @Column('bigint', { nullable: true }) deskCalendarId: string | null;
  @Column('integer') calendarVersion: number;
  /** null: fixed by another system, never computed again. */
  @Column('jsonb', { nullable: true }) timeLimit: TimeLimit | null;
  @Column('jsonb') cutOff: CutOff;
  @Column('text') binds: 'agency' | 'applicant';
  @Column('text') legalBasis: string;
  @Column('jsonb') ladder: RungRule[];
  @Column('timestamp with time zone', { precision: 3 }) startedAt: Date;
  @Column('jsonb', { default: [] }) exclusions: StoredExclusion[];
  @Column('jsonb', { nullable: true }) extension: TimeLimit | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) stoppedAt: Date | null;
  @Column('integer', { default: 1 }) generation: number;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) dueAt: Date | null;
  @Column('timestamp with time zone', { precision: 3 }) originalDueAt: Date;
  @Column('boolean', { default: false }) provisional: boolean;
  @Column('text', { nullable: true }) nextRungKey: RungKey | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) nextRungAt: Date | null;
}

/** One telling per clock, generation and rung: claimed before anybody is told. */
@Entity('clock_firing')
export class ClockFiringEntity {
  @ForeignKey(() => ClockEntity)
  @PrimaryColumn('bigint')
  clockId: string;
  @PrimaryColumn('integer') generation: number;
  @PrimaryColumn('text') rungKey: RungKey;
  @Column('timestamp with time zone', { precision: 3 }) rungAt: Date;
  @Column('timestamp with time zone', { precision: 3 }) firedAt: Date;
}
