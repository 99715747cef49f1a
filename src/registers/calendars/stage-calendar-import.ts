import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { CalendarImportEntity, type StagedDay } from './calendar-change.entity.js';
import { CalendarEntity } from './calendar.entity.js';
import { definitionOf, toStoredSessions, type CalendarRows } from './calendar-inheritance.js';
import { toldProblem, type FoundProblem } from './calendar-import-words.js';
import type { CalendarImportResponse } from './calendar-import.responses.js';
import { takenBack } from './calendar-imports.store.js';
import { readCalendarRows } from './calendar.lookup.js';
import { DeclareDays } from './declare-days.js';
import { readCalendarCsv } from './read-calendar-csv.js';
import { ShowCalendarImport } from './show-calendar-import.js';
import { readDays, reasonOf, type LinedDay } from './staged-days.js';

export interface CalendarFile {
  readonly calendarCode: string;
  readonly csv: string;
  /** The document that the file was made from. */
  readonly source: string;
  readonly publishedThrough: LocalDay | null;
  /** Announced days of the file's year that it does not name are taken back. */
  readonly replacesYear: boolean;
}

const MOST_DAYS = 400;
// Each costs a rehearsal; a file with so many is wrong as a whole.
const MOST_REFUSALS = 30;

/** Reads a year's days from a file and lays them out for review: nothing counts yet. */
@Injectable()
export class StageCalendarImport {
  constructor(
    private readonly database: Database,
    private readonly declareDays: DeclareDays,
    private readonly show: ShowCalendarImport,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `unknown-calendar` */
  async execute(file: CalendarFile, stagedBy: string): Promise<CalendarImportResponse> {
    const { calendar, rows } = await this.database.read((tx) => calendarIn(tx, file.calendarCode));
    const { days, problems } = await this.readAgainst(file, calendar, rows);
    return this.database.write(async (tx) => {
      const { publishedThrough, replacesYear, source } = file;
      const staged = tx.create(CalendarImportEntity, {
        calendarId: calendar.id,
        state: 'staged',
        days: days.map(stagedDay),
        problems: problems.toSorted((a, b) => a.line - b.line).map(toldProblem),
        publishedThrough,
        replacesYear,
        source,
        stagedAt: this.clock.now(),
        stagedBy,
        decidedAt: null,
        decidedBy: null,
      });
      await tx.insert(CalendarImportEntity, staged);
      return this.show.within(tx, { calendarCode: calendar.code, importId: staged.id });
    });
  }

  private async readAgainst(file: CalendarFile, calendar: CalendarEntity, rows: CalendarRows) {
    const { lines, problems: unreadable } = readCalendarCsv(file.csv);
    const tooMany: FoundProblem[] = lines
      .slice(MOST_DAYS, MOST_DAYS + 1)
      .map(({ line }) => ({ line, field: 'line', code: 'csv-too-many-days', details: { most: '400' } }));
    const found = readDays(lines.slice(0, MOST_DAYS), definitionOf(rows, calendar.id));
    const refusals = await this.refusalsOf(file, found.days, rows, calendar.id);
    return { days: found.days, problems: [...unreadable, ...tooMany, ...found.problems, ...refusals] };
  }

  /** Everything that the calendar itself would refuse, found by declaring the days and taking that back. */
  private async refusalsOf(
    file: CalendarFile,
    found: readonly LinedDay[],
    rows: CalendarRows,
    calendarId: string,
  ): Promise<readonly FoundProblem[]> {
    const { calendarCode, publishedThrough, replacesYear, source } = file;
    const removed = takenBack({ calendarId, replacesYear, days: found.map(stagedDay) }, rows);
    const refusals: FoundProblem[] = [];
    let left = [...found];
    while (left.length > 0 && refusals.length < MOST_REFUSALS) {
      const days = left.map(({ day }) => day);
      const declaration = { calendarCode, days, publishedThrough, source, removed };
      const refusal = await this.refusalOf(declaration);
      if (refusal === null) break;
      const problem = problemOf(refusal, left);
      refusals.push(problem);
      const rest = left.filter(({ line }) => line !== problem.line);
      // A refusal that belongs to no line would come again.
      if (rest.length === left.length) break;
      left = rest;
    }
    return refusals;
  }

  private async refusalOf(declaration: Parameters<DeclareDays['within']>[1]): Promise<DomainError | null> {
    try {
      await this.database.rehearse((tx) => this.declareDays.within(tx, declaration, null));
      return null;
    } catch (error) {
      if (!(error instanceof DomainError) || error.field === null) throw error;
      return error;
    }
  }
}

async function calendarIn(tx: EntityManager, code: string) {
  const rows = await readCalendarRows(tx);
  const calendar = rows.calendars.find((candidate) => candidate.code === code);
  if (!calendar) throw new DomainError('unknown-calendar', { code }, 'code');
  return { calendar, rows };
}

function stagedDay({ line, day }: LinedDay): StagedDay {
  const { on, kind, name, sessions, source } = day;
  return { line, on, kind, name, sessions: sessions ? toStoredSessions(sessions) : null, source };
}

/** `days[3].sessions[0].to` is the sessions of the line that the fourth day stands on. */
function problemOf(refusal: DomainError, days: readonly LinedDay[]): FoundProblem {
  const [, index, field = 'on'] = /^days\[(\d+)\](?:\.(\w+))?/.exec(refusal.field ?? '') ?? [];
  const line = index === undefined ? 1 : (days[Number(index)]?.line ?? 1);
  return { line, field, code: reasonOf(refusal), details: refusal.details };
}
