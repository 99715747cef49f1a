import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { LocalDay, MinuteOfDay } from '../../domain/calendar/local-day.js';
import type { SpecialDayKind } from '../../domain/calendar/working-calendar.js';

export type StoredSession = readonly [from: MinuteOfDay, to: MinuteOfDay];

@Entity('calendar')
@Index('calendar_code_key', ['code'], { unique: true })
export class CalendarEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('text') zone: string;
  /** Rows of the parent hold unless this calendar has its own for that weekday or day. */
  @Column('bigint', { nullable: true }) parentId: string | null;
  @Column('date') publishedThrough: LocalDay;
  @Column('integer', { default: 1 }) version: number;
}

@Entity('calendar_weekly')
@Index('calendar_weekly_calendar_idx', ['calendarId'])
export class CalendarWeeklyEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') calendarId: string;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  @Column('smallint') weekday: number;
  @Column('date', { nullable: true }) validFrom: LocalDay | null;
  @Column('date', { nullable: true }) validTo: LocalDay | null;
  @Column('jsonb') sessions: StoredSession[];
  @Column('text') source: string;
}

@Entity('calendar_day')
export class CalendarDayEntity {
  @PrimaryColumn('bigint') calendarId: string;
  @PrimaryColumn('date') on: LocalDay;
  @Column('text') kind: SpecialDayKind;
  @Column('text') name: string;
  @Column('jsonb', { nullable: true }) sessions: StoredSession[] | null;
  @Column('text') source: string;
  @Column('timestamp with time zone', { precision: 3 }) enteredAt: Date;
}
