import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { assertLocalDay, type LocalDay } from '../../domain/calendar/local-day.js';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { CalendarDayEntity } from './calendar.entity.js';
import {
  CalendarStore,
  changedCalendar,
  type CalendarsAfter,
  type ChangedCalendar,
} from './calendar.store.js';

export interface DayRemoval {
  readonly calendarCode: string;
  readonly on: LocalDay;
  /** The document that says that the day was wrongly entered, or takes it back. */
  readonly source: string;
}

/** Takes a day back: what the parent says of it holds again, or the week. */
@Injectable()
export class RemoveDay {
  constructor(
    private readonly database: Database,
    private readonly store: CalendarStore,
  ) {}

  async execute(removal: DayRemoval, enteredBy: string): Promise<ChangedCalendar> {
    return this.database.write(async (tx) => changedCalendar(await this.within(tx, removal, enteredBy)));
  }

  /** @throws DomainError `unknown-calendar`, `impossible-day`, `day-not-declared`, or what `compileCalendar` refuses */
  async within(
    tx: EntityManager,
    { calendarCode, on, source }: DayRemoval,
    enteredBy: string | null,
  ): Promise<CalendarsAfter> {
    assertLocalDay(on, 'on');
    const open = await this.store.open(tx, calendarCode);
    const { affected } = await tx.delete(CalendarDayEntity, { calendarId: open.calendar.id, on });
    if (!affected) throw new DomainError('day-not-declared', { on, calendar: calendarCode }, 'on');
    return this.store.finish(tx, open, { cause: 'days', source, enteredBy, fieldOf: () => 'on' });
  }
}
