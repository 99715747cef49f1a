import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { differenceOf, type CalendarDifference } from '../../domain/calendar/calendar-difference.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import {
  compileCalendar,
  type WeeklySessions,
  type WorkingCalendar,
} from '../../domain/calendar/working-calendar.js';
import { DomainError } from '../../domain/domain-error.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { Clock } from '../../platform/time/clock.js';
import { CalendarChangeEntity } from './calendar-change.entity.js';
import { CalendarEntity, CalendarWeeklyEntity } from './calendar.entity.js';
import { definitionOf, heirsOf, toStoredSessions, type CalendarRows } from './calendar-inheritance.js';
import { CALENDARS, readCalendarRows } from './calendar.lookup.js';
import { refusalOfRequest, type FieldOfRow } from './calendar-refusal.js';
import { assertKeepsHours } from './kept-hours.js';

// Any number that nobody else locks.
const CALENDARS_LOCK = 7_203_118_028;

/** A change that has begun: nobody else changes a calendar until `tx` ends. */
export interface OpenChange {
  readonly calendar: CalendarEntity;
  readonly before: CalendarRows;
}

export interface ChangeFacts {
  readonly cause: 'days' | 'weekly_sessions';
  /** The document that orders it. */
  readonly source: string;
  /** Account; null where no person did it. */
  readonly enteredBy: string | null;
  readonly fieldOf: FieldOfRow;
}

/** What calendars have become. */
export interface CalendarsAfter {
  readonly code: string;
  readonly version: number;
  /** No day before it changed in any of them; null = any day may have. */
  readonly firstDay: LocalDay | null;
  /** Those that changed, by id: the named one and its heirs. */
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
}

export interface ChangedCalendar {
  readonly code: string;
  readonly version: number;
}

/** What is told and kept of a change. */
export function changedCalendar({ code, version }: CalendarsAfter): ChangedCalendar {
  return { code, version };
}

interface Heir {
  readonly calendar: CalendarEntity;
  readonly difference: CalendarDifference;
}

/** What every change of a calendar has in common. */
@Injectable()
export class CalendarStore {
  constructor(
    private readonly cache: RegisterCache,
    private readonly clock: Clock,
  ) {}

  /** Changes follow one another, of all calendars: an heir's and its parent's touch the same versions. */
  async lockAll(tx: EntityManager): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [CALENDARS_LOCK]);
  }

  /** @throws DomainError `unknown-calendar` */
  async open(tx: EntityManager, code: string): Promise<OpenChange> {
    await this.lockAll(tx);
    const before = await readCalendarRows(tx);
    const calendar = before.calendars.find((candidate) => candidate.code === code);
    if (!calendar) throw new DomainError('unknown-calendar', { code }, 'code');
    return { calendar, before };
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
   * Ends a change: the calendar and its heirs must still compile; those that now say something else get a new
   * version with its row of `calendar_change`, and every process is told.
   * @throws DomainError what `compileCalendar` and `assertKeepsHours` refuse, with the field of `fieldOf`
   */
  async finish(
    tx: EntityManager,
    { calendar, before }: OpenChange,
    facts: ChangeFacts,
  ): Promise<CalendarsAfter> {
    const { code } = calendar;
    // Also where nothing is counted otherwise: which document says so may be another one.
    await this.cache.changed(tx, CALENDARS);
    const after = await readCalendarRows(tx);
    const heirs = differing(before, after, calendar.id);
    if (heirs.length === 0) {
      return { code, version: calendar.version, firstDay: null, calendars: new Map() };
    }
    const calendars = new Map(
      heirs.map(({ calendar: heir }) => [heir.id, compiled(raised(after, heir), heir, facts.fieldOf)]),
    );
    for (const { calendar: heir } of heirs) {
      const [was, is] = [definitionOf(before, heir.id), definitionOf(after, heir.id)];
      const setsHours = facts.cause === 'weekly_sessions' && heir.id === calendar.id;
      const must = setsHours ? { kind: 'day' as const, day: localDayOf(this.clock.now(), is.zone) } : null;
      assertKeepsHours({ calendarCode: heir.code, before: was, after: is, must, fieldOf: facts.fieldOf });
    }
    await tx.increment(CalendarEntity, { id: In([...calendars.keys()]) }, 'version', 1);
    await this.writeChanges(tx, heirs, facts);
    const firstDays = heirs.map(({ difference }) => difference.firstDay);
    return {
      code,
      version: calendars.get(calendar.id)?.version ?? calendar.version,
      firstDay: firstDays.reduce((first, day) => (first === null || day === null ? null : min(first, day))),
      calendars,
    };
  }

  private async writeChanges(
    tx: EntityManager,
    heirs: readonly Heir[],
    { cause, source, enteredBy }: ChangeFacts,
  ): Promise<void> {
    const enteredAt = this.clock.now();
    const rows = heirs.map(({ calendar, difference }) => ({
      calendarId: calendar.id,
      version: calendar.version + 1,
      firstDay: difference.firstDay,
      cause: difference.onlyPublished ? ('year_published' as const) : cause,
      source,
      enteredAt,
      enteredBy,
    }));
    await tx.insert(CalendarChangeEntity, rows);
  }
}

/** The calendar and those of its heirs that say something else than before, parents first. */
function differing(before: CalendarRows, after: CalendarRows, calendarId: string): readonly Heir[] {
  return heirsOf(after, calendarId).flatMap((id) => {
    const difference = differenceOf(definitionOf(before, id), definitionOf(after, id));
    const calendar = after.calendars.find((candidate) => candidate.id === id);
    return difference && calendar ? [{ calendar, difference }] : [];
  });
}

/** The rows with the version that the calendar is about to get. */
function raised(rows: CalendarRows, { id }: CalendarEntity): CalendarRows {
  const calendars = rows.calendars.map((calendar) =>
    calendar.id === id ? { ...calendar, version: calendar.version + 1 } : calendar,
  );
  return { ...rows, calendars };
}

/** @throws DomainError what `compileCalendar` refuses */
export function compiled(rows: CalendarRows, calendar: CalendarEntity, fieldOf: FieldOfRow): WorkingCalendar {
  const definition = definitionOf(rows, calendar.id);
  try {
    return compileCalendar(definition);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw refusalOfRequest(error, definition, { calendarCode: calendar.code, fieldOf });
  }
}

function min(a: LocalDay, b: LocalDay): LocalDay {
  return a < b ? a : b;
}
