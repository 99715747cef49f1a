import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WeeklySessions } from '../../domain/calendar/working-calendar.js';
import { Database } from '../../platform/database/database.js';
import { CalendarWeeklyEntity } from './calendar.entity.js';
import { CalendarStore } from './calendar.store.js';

export interface WeeklySessionsChange {
  readonly calendarCode: string;
  /** Replaces all own rows; a weekday that is not named is inherited, or off where nothing is inherited. */
  readonly weekly: readonly WeeklySessions[];
  readonly source: string;
}

export interface ChangedCalendar {
  readonly code: string;
  readonly version: number;
}

/** Gives a calendar its week: sessions per weekday, with seasons where they change. */
@Injectable()
export class SetWeeklySessions {
  constructor(
    private readonly database: Database,
    private readonly store: CalendarStore,
  ) {}

  async execute(change: WeeklySessionsChange): Promise<ChangedCalendar> {
    return this.database.write((tx) => this.within(tx, change));
  }

  /** @throws DomainError `unknown-calendar`, or what `compileCalendar` refuses (field `weekly`) */
  async within(tx: EntityManager, change: WeeklySessionsChange): Promise<ChangedCalendar> {
    const calendar = await this.store.lockByCode(tx, change.calendarCode, 'code');
    await tx.delete(CalendarWeeklyEntity, { calendarId: calendar.id });
    await this.store.insertWeekly(tx, calendar.id, change.weekly, change.source);
    const version = await this.store.finishChange(tx, calendar, () => 'weekly');
    return { code: calendar.code, version };
  }
}
