import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';

/** A version of a calendar that came into being: one row for the changed calendar and one for each heir. */
@Entity('calendar_change')
@Index('calendar_change_calendar_idx', ['calendarId', 'id'])
export class CalendarChangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') calendarId: string;
  @Column('integer') version: number;
  /** The first day that changed; terms that ended before it stand. null: any day may have changed. */
  @Column('date', { nullable: true }) firstDay: LocalDay | null;
  @Column('text') cause: 'days' | 'weekly_sessions' | 'year_published';
  @Column('text') source: string;
  @Column('timestamp with time zone', { precision: 3 }) enteredAt: Date;
  @Column('bigint', { nullable: true }) enteredBy: string | null;
}

export interface StagedDay {
  readonly line: number;
  readonly on: LocalDay;
  readonly kind: string;
  readonly name: string;
  readonly sessions: readonly (readonly [from: number, to: number])[] | null;
  readonly source: string;
}

export interface StagedProblem {
  /** Of the file, from 1. */
  readonly line: number;
  /** Column. */
  readonly field: string;
  /** An error bars the import; a warning is for whoever reviews it. */
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

/** A year's days read from a file; they count only once somebody has looked at them and said so. */
@Entity('calendar_import')
@Index('calendar_import_calendar_idx', ['calendarId', 'id'])
export class CalendarImportEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') calendarId: string;
  @Column('text') state: 'staged' | 'applied' | 'discarded';
  @Column('jsonb') days: StagedDay[];
  @Column('jsonb') problems: StagedProblem[];
  @Column('date', { nullable: true }) publishedThrough: LocalDay | null;
  /** Days of the file's year that the file does not name are taken back, but for duty days and extra hours. */
  @Column('boolean', { default: false }) replacesYear: boolean;
  @Column('text') source: string;
  @Column('timestamp with time zone', { precision: 3 }) stagedAt: Date;
  @Column('bigint') stagedBy: string;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) decidedAt: Date | null;
  @Column('bigint', { nullable: true }) decidedBy: string | null;
}
