import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import {
  compileCalendar,
  type CalendarDefinition,
  type WorkingCalendar,
} from '../../domain/calendar/working-calendar.js';
import { RegisterDatabase } from '../../platform/database/register-database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { CalendarDayEntity, CalendarEntity, CalendarWeeklyEntity } from './calendar.entity.js';
import { definitionOf, type CalendarRows } from './calendar-inheritance.js';

export const CALENDARS = 'calendars';

interface CalendarSnapshot {
  readonly rows: CalendarRows;
  readonly compiled: Map<string, WorkingCalendar>;
}

/** Compiled calendars, each with the rows that it inherits. */
@Injectable()
export class CalendarLookup {
  private readonly snapshot: () => Promise<CalendarSnapshot>;

  constructor(
    private readonly database: RegisterDatabase,
    cache: RegisterCache,
  ) {
    this.snapshot = cache.cached(CALENDARS, () => this.load());
  }

  /** @throws DomainError `unknown-calendar` */
  async calendarOf(calendarId: string): Promise<WorkingCalendar> {
    const { rows, compiled } = await this.snapshot();
    const known = compiled.get(calendarId);
    if (known) return known;
    const calendar = compileCalendar(definitionOf(rows, calendarId));
    compiled.set(calendarId, calendar);
    return calendar;
  }

  /** The rows behind `calendarOf`, for showing them. @throws DomainError `unknown-calendar` */
  async definitionByCode(code: string): Promise<CalendarDefinition> {
    const { rows } = await this.snapshot();
    const calendar = rows.calendars.find((candidate) => candidate.code === code);
    if (!calendar) throw new DomainError('unknown-calendar', { code }, 'code');
    return definitionOf(rows, calendar.id);
  }

  async all(): Promise<readonly CalendarEntity[]> {
    return (await this.snapshot()).rows.calendars;
  }

  private async load(): Promise<CalendarSnapshot> {
    return { rows: await this.database.read(readCalendarRows), compiled: new Map() };
  }
}

/** All rows of all calendars as `tx` sees them. */
export async function readCalendarRows(tx: EntityManager): Promise<CalendarRows> {
  const calendars = await tx.find(CalendarEntity, { order: { code: 'ASC' } });
  const weekly = await tx.find(CalendarWeeklyEntity, { order: { id: 'ASC' } });
  const days = await tx.find(CalendarDayEntity, { order: { on: 'ASC' } });
  return { calendars, weekly, days };
}
