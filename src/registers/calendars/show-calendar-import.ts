import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SpecialDay } from '../../domain/calendar/working-calendar.js';
import { Database } from '../../platform/database/database.js';
import { peopleBehind } from '../../platform/register-codes/account-names.js';
import {
  type CalendarImportResponse,
  type ImportedDayResponse,
  importSummary,
} from './calendar-import.responses.js';
import { rowsInForce, toSpecialDay, type CalendarRows } from './calendar-inheritance.js';
import {
  CalendarImportsStore,
  declarationOf,
  type FoundImport,
  type ImportOfCalendar,
} from './calendar-imports.store.js';
import { SpecialDayResponse, shownSessions } from './calendar.responses.js';
import { readCalendarRows } from './calendar.lookup.js';

/** A staged file beside what the calendar says of its days now. */
@Injectable()
export class ShowCalendarImport {
  constructor(
    private readonly database: Database,
    private readonly imports: CalendarImportsStore,
  ) {}

  async execute(wanted: ImportOfCalendar): Promise<CalendarImportResponse> {
    return this.database.read((tx) => this.within(tx, wanted));
  }

  /** @throws DomainError `unknown-calendar`, `not-found` */
  async within(tx: EntityManager, wanted: ImportOfCalendar): Promise<CalendarImportResponse> {
    const found = await this.imports.one(tx, wanted, false);
    const rows = await readCalendarRows(tx);
    const { calendar, staged } = found;
    const people = await peopleBehind(tx, [staged.stagedBy, staged.decidedBy]);
    const counts = { dayCount: staged.days.length, problemCount: staged.problems.length };
    const summary = importSummary({ ...staged, ...counts }, people);
    const version = rows.calendars.find(({ id }) => id === calendar.id)?.version ?? calendar.version;
    return {
      ...summary,
      calendarCode: calendar.code,
      calendarVersion: version,
      problems: staged.problems,
      ...review(found, rows),
    };
  }
}

function review(found: FoundImport, rows: CalendarRows): Pick<CalendarImportResponse, 'days' | 'takenBack'> {
  const inForce = new Map(rowsInForce(rows, found.calendar.id).days.map((row) => [row.on, row]));
  const { days, removed = [] } = declarationOf(found, rows);
  const nowOf = (on: string) => {
    const row = inForce.get(on);
    return row === undefined ? null : toSpecialDay(row);
  };
  return {
    days: days.map((day, index) => {
      const line = found.staged.days[index]?.line ?? 0;
      return { line, ...shownDay(day), ...comparison(day, nowOf(day.on)) };
    }),
    takenBack: found.staged.state === 'staged' ? removed.flatMap((on) => shownOrNone(nowOf(on))) : [],
  };
}

function shownOrNone(day: SpecialDay | null): SpecialDayResponse[] {
  return day === null ? [] : [shownDay(day)];
}

function shownDay(day: SpecialDay): SpecialDayResponse {
  const { on, kind, name, sessions, source } = day;
  return { on, kind, name, sessions: shownSessions(sessions), source };
}

function comparison(day: SpecialDay, now: SpecialDay | null): Pick<ImportedDayResponse, 'now' | 'was'> {
  if (now === null) return { now: 'new', was: null };
  return textOf(now) === textOf(day)
    ? { now: 'unchanged', was: null }
    : { now: 'differs', was: shownDay(now) };
}

function textOf({ kind, name, sessions }: SpecialDay): string {
  return JSON.stringify([kind, name, sessions?.map(({ from, to }) => [from, to]) ?? null]);
}
