import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An agency that came to work by another calendar, or whose desk keeps other hours or became another one. */
@Entity('agency_calendar_change')
@Index('agency_calendar_change_agency_idx', ['agencyId', 'id'])
export class AgencyCalendarChangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') agencyId: string;
  @Column('bigint') fromCalendarId: string;
  @Column('bigint') toCalendarId: string;
  @Column('bigint', { nullable: true }) fromDeskCalendarId: string | null;
  @Column('bigint', { nullable: true }) toDeskCalendarId: string | null;
  @Column('bigint', { nullable: true }) fromDeskAgencyId: string | null;
  @Column('bigint', { nullable: true }) toDeskAgencyId: string | null;
  /** The document that orders it, where one was named. */
  @Column('text', { nullable: true }) source: string | null;
  @Column('timestamp with time zone', { precision: 3 }) enteredAt: Date;
  @Column('bigint', { nullable: true }) enteredBy: string | null;
}
