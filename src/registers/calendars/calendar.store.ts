import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { compileCalendar, type WeeklySessions } from '../../domain/calendar/working-calendar.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { CalendarEntity, CalendarWeeklyEntity } from './calendar.entity.js';
import { definitionOf, heirsOf, toStoredSessions } from './calendar-inheritance.js';
import { CALENDARS, readCalendarRows } from './calendar.lookup.js';

/** What every change of a calendar has in common. */
@Injectable()
export class CalendarStore {
  constructor(private readonly cache: RegisterCache) {}

  /**
   * Locked until the end of `tx`, so that two changes follow one another.
   * @throws DomainError `unknown-calendar`
   */
  async lockByCode(tx: EntityManager, code: string, field: string): Promise<CalendarEntity> {
    const calendar = await tx.findOne(CalendarEntity, {
      where: { code },
      lock: { mode: 'pessimistic_write' },
    });
    if (!calendar) throw new DomainError('unknown-calendar', { code }, field);
    return calendar;
  }

  async insertWeekly(
    tx: EntityManager,
    calendarId: string,
    weekly: readonly WeeklySessions[],
    source: string,
  ): Promise<void> {
    const rows = weekly.map(({ weekday, validFrom, validTo, sessions }) => ({
      calendarId,
      weekday,
      validFrom,
      validTo,
      sessions: toStoredSessions(sessions),
      source,
    }));
    if (rows.length > 0) await tx.insert(CalendarWeeklyEntity, rows);
  }

  /**
   * Ends a change: the calendar and all its heirs must still compile, get a new version and are told about.
   * Answers the changed calendar's version.
   * @throws DomainError what `compileCalendar` refuses, with the field of `fieldOf`
   */
  async finishChange(
    tx: EntityManager,
    calendar: CalendarEntity,
    fieldOf: (error: DomainError) => string,
  ): Promise<number> {
    const heirs = [...heirsOf(await readCalendarRows(tx), calendar.id)];
    // Locks the heirs too; what others did to them meanwhile is read afterwards.
    await tx.increment(CalendarEntity, { id: In(heirs) }, 'version', 1);
    const rows = await readCalendarRows(tx);
    for (const id of heirs) {
      try {
        compileCalendar(definitionOf(rows, id));
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        throw new DomainError(error.code, error.details, fieldOf(error));
      }
    }
    await this.cache.changed(tx, CALENDARS);
    return calendar.version + 1;
  }
}
