import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WeeklySessions } from '../../domain/calendar/working-calendar.js';
import { Database } from '../../platform/database/database.js';
import { CalendarWeeklyEntity } from './calendar.entity.js';
import { fieldOfWeek } from './calendar-refusal.js';
import {
  CalendarStore,
  changedCalendar,
  type CalendarsAfter,
  type ChangedCalendar,
} from './calendar.store.js';

export interface WeeklySessionsChange {
  readonly calendarCode: string;
  /** Replaces all own rows; a weekday that is not named is inherited, or off where nothing is inherited. */
  readonly weekly: readonly WeeklySessions[];
  readonly source: string;
}

/** Gives a calendar its week: sessions per weekday, with seasons where they change. */
@Injectable()
export class SetWeeklySessions {
  constructor(
    private readonly database: Database,
    private readonly store: CalendarStore,
  ) {}

  async execute(change: WeeklySessionsChange, enteredBy: string): Promise<ChangedCalendar> {
    return this.database.write(async (tx) => changedCalendar(await this.within(tx, change, enteredBy)));
  }

  /** @throws DomainError `unknown-calendar`, or what `compileCalendar` refuses, with its field of `weekly` */
  async within(
    tx: EntityManager,
    change: WeeklySessionsChange,
    enteredBy: string | null,
  ): Promise<CalendarsAfter> {
    const { calendarCode, weekly, source } = change;
    const open = await this.store.open(tx, calendarCode);
    await tx.delete(CalendarWeeklyEntity, { calendarId: open.calendar.id });
    await this.store.insertWeekly(tx, open.calendar.id, weekly, source);
    const fieldOf = fieldOfWeek(weekly);
    return this.store.finish(tx, open, { cause: 'weekly_sessions', source, enteredBy, fieldOf });
  }
}
