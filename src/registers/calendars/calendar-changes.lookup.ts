import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { CalendarChangeEntity } from './calendar-change.entity.js';

/** A version of a calendar that came into being, and why. */
export interface CalendarChange {
  readonly id: string;
  readonly calendarId: string;
  readonly version: number;
  /** No day before it changed; null = any day may have. */
  readonly firstDay: LocalDay | null;
  readonly cause: CalendarChangeEntity['cause'];
  readonly source: string;
  readonly enteredAt: Date;
  readonly enteredBy: string | null;
}

/** What was changed in the calendars. Changes follow one another, so their ids grow in the order of commits. */
@Injectable()
export class CalendarChanges {
  async byId(tx: EntityManager, id: string): Promise<CalendarChange | null> {
    return tx.findOneBy(CalendarChangeEntity, { id });
  }
}
