import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { TimeLimit } from '../domain/deadline/time-limit.js';
import { DossierEntity } from './dossier.entity.js';

/** xin lỗi và hẹn lại: at most one per dossier (Decree 118/2025 art. 19.6), which the key enforces. */
@Entity('re_appointment')
export class ReAppointmentEntity {
  @ForeignKey(() => DossierEntity)
  @PrimaryColumn('bigint')
  dossierId: string;
  @Column('text') reason: string;
  /** What the agency asks for on top, counted from the due moment. */
  @Column('jsonb') extra: TimeLimit;
  /** The legal due moment at that time; the apology never moves it. */
  @Column('timestamp with time zone', { precision: 3 }) dueAt: Date;
  @Column('timestamp with time zone', { precision: 3 }) promisedDueAt: Date;
  /** By when it had to be sent. */
  @Column('timestamp with time zone', { precision: 3 }) apologyDueAt: Date;
  @Column('timestamp with time zone', { precision: 3 }) sentAt: Date;
  @Column('boolean') late: boolean;
  /** null: signed in the system that it was taken over from. */
  @Column('bigint', { nullable: true }) signedBy: string | null;
  @Column('text') signedName: string;
}
