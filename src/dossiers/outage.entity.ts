import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** sự cố: a breakdown of system, power or network, recorded once for all dossiers of an agency and those below. */
@Entity('outage')
@Index('outage_once_key', ['agencyId', 'fromAt', 'toAt'], { unique: true })
export class OutageEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') agencyId: string;
  @Column('timestamp with time zone', { precision: 3 }) fromAt: Date;
  @Column('timestamp with time zone', { precision: 3 }) toAt: Date;
  @Column('text') name: string;
  /** The record or document that states it. */
  @Column('text') source: string;
  @Column('timestamp with time zone', { precision: 3 }) recordedAt: Date;
  @Column('bigint') recordedBy: string;
}
