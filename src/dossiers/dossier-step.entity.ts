import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LocalDay } from '../domain/calendar/local-day.js';
import type { StepKind, StepRole } from '../domain/workflow/workflow-plan.js';
import { DossierEntity } from './dossier.entity.js';

export type StepState = 'open' | 'done' | 'cancelled';

@Entity('dossier_step')
@Index('dossier_step_no_key', ['dossierId', 'no'], { unique: true })
@Index('dossier_step_visiting_idx', ['agencyId', 'visitingOn', 'dossierId'], {
  where: 'visiting_on IS NOT NULL',
})
@Index('dossier_step_inbox_idx', ['agencyId', 'role', 'dueAt', 'id'], { where: "state = 'open'" })
@Index('dossier_step_assignee_idx', ['assigneeId', 'dueAt', 'id'], {
  where: "state = 'open' AND assignee_id IS NOT NULL",
})
export class DossierStepEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @ForeignKey(() => DossierEntity)
  @Column('bigint')
  dossierId: string;
  @Column('smallint') no: number;
  @Column('text') stepKey: string;
  @Column('text') nameVi: string;
  @Column('text') nameEn: string;
  @Column('text') kind: StepKind;
  @Column('text', { nullable: true }) leg: string | null;
  @Column('bigint') agencyId: string;
  @Column('text') role: StepRole;
  /** Who does it on a day when nobody of the role is there. */
  @Column('text', { nullable: true }) coverRole: StepRole | null;
  @Column('text') state: StepState;
  @Column('timestamp with time zone', { precision: 3 }) openedAt: Date;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) finishedAt: Date | null;
  /** The step clock's due moment, null while paused or without a clock. */
  @Column('timestamp with time zone', { precision: 3, nullable: true }) dueAt: Date | null;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('bigint', { nullable: true }) finishedBy: string | null;
  /** Who took it up, or was given it. */
  @Column('bigint', { nullable: true }) assigneeId: string | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) assignedAt: Date | null;
  /** The dossier's day of receipt, where another agency decides it: how those who work here find the dossier. */
  @Column('date', { nullable: true }) visitingOn: LocalDay | null;
}
