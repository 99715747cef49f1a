import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { compileCalendar, type WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { named } from '../../platform/database/rows.js';
import { RegisterDatabase } from '../../platform/database/register-database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { CalendarDayEntity, CalendarEntity, CalendarWeeklyEntity } from './calendar.entity.js';
import { definitionOf, rowsInForce, type CalendarRows, type RowsInForce } from './calendar-inheritance.js';

export const CALENDARS = 'calendars';

interface CalendarSnapshot {
  readonly rows: CalendarRows;
  readonly compiled: Map<string, WorkingCalendar>;
}

export interface ShownRows extends RowsInForce {
  readonly codeOf: (calendarId: string) => string;
}

interface KeptCalendar {
  readonly state: string;
  readonly calendar: WorkingCalendar;
}

/** Compiled calendars, each with the rows that it inherits. */
@Injectable()
export class CalendarLookup {
  private readonly snapshot: () => Promise<CalendarSnapshot>;
  /** Of `asOf`, by calendar id. */
  private readonly kept = new Map<string, KeptCalendar>();

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

  /**
   * The calendar as `tx` sees it, never one that a cache has not dropped yet: for work that stores what it
   * computes. Compiled once for each state of its rows.
   * @throws DomainError `unknown-calendar`
   */
  async asOf(tx: EntityManager, calendarId: string): Promise<WorkingCalendar> {
    for (;;) {
      const state = await stateOf(tx, calendarId);
      const kept = this.kept.get(calendarId);
      if (kept?.state === state) return kept.calendar;
      const calendar = compileCalendar(definitionOf(await readCalendarRows(tx), calendarId));
      // Rows are read table by table; a change may have been committed in between.
      if ((await stateOf(tx, calendarId)) !== state) continue;
      this.kept.set(calendarId, { state, calendar });
      return calendar;
    }
  }

  /** The rows behind `calendarOf`, for showing them with the calendar that has each. @throws DomainError `unknown-calendar` */
  async inForceByCode(code: string): Promise<ShownRows> {
    const { rows } = await this.snapshot();
    const calendar = rows.calendars.find((candidate) => candidate.code === code);
    if (!calendar) throw new DomainError('unknown-calendar', { code }, 'code');
    const codes = new Map(rows.calendars.map((each) => [each.id, each.code]));
    return { ...rowsInForce(rows, calendar.id), codeOf: (id) => codes.get(id) ?? id };
  }

  /** Public codes by id. */
  async codes(): Promise<(calendarId: string) => string> {
    const codes = new Map((await this.all()).map(({ id, code }) => [id, code]));
    return (id) => codes.get(id) ?? id;
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

/**
 * Names one state of a calendar: every change of what it says writes its row. The writing transaction belongs to
 * the name, since two changes may get the same version where the first was rolled back.
 */
async function stateOf(tx: EntityManager, calendarId: string): Promise<string> {
  const text = `SELECT version || ' ' || xmin::text AS state FROM calendar WHERE id = $1`;
  const [row] = await named<{ state: string }>(tx, 'calendar-state', text, [calendarId]);
  if (row === undefined) throw new DomainError('unknown-calendar', { code: calendarId });
  return row.state;
}
