import { Shows } from '../../platform/openapi/shows.js';
import type { Person } from '../../platform/register-codes/account-names.js';
import type { CalendarImportEntity } from './calendar-change.entity.js';
import { PersonResponse, SpecialDayResponse } from './calendar.responses.js';

const STATES = ['staged', 'applied', 'discarded'] as const;

export class ImportedDayResponse extends SpecialDayResponse {
  @Shows('integer', { description: 'Of the file' }) line: number;
  @Shows('text', { oneOf: ['unchanged', 'new', 'differs'], description: 'Against the calendar as it is now' })
  now: 'unchanged' | 'new' | 'differs';
  @Shows(() => SpecialDayResponse, {
    nullable: true,
    description: 'What the calendar says now, if it differs',
  })
  was: SpecialDayResponse | null;
}

export class ImportProblemResponse {
  @Shows('integer', { description: 'Of the file, from 1' }) line: number;
  @Shows('text', { description: 'Column; line: the whole line' }) field: string;
  @Shows('text', { oneOf: ['error', 'warning'], description: 'An error bars the import' }) severity: string;
  @Shows('text') code: string;
  @Shows('text') vi: string;
  @Shows('text') en: string;
}

export class ListedImportResponse {
  @Shows('text') id: string;
  @Shows('text', { oneOf: STATES }) state: CalendarImportEntity['state'];
  @Shows('text') source: string;
  @Shows('day', { nullable: true }) publishedThrough: string | null;
  @Shows('boolean', { description: 'Days of that year which the file does not name are taken back' })
  replacesYear: boolean;
  @Shows('integer') dayCount: number;
  @Shows('integer') problemCount: number;
  @Shows('instant') stagedAt: Date;
  @Shows(() => PersonResponse, { nullable: true }) stagedBy: PersonResponse | null;
  @Shows('instant', { nullable: true }) decidedAt: Date | null;
  @Shows(() => PersonResponse, { nullable: true }) decidedBy: PersonResponse | null;
}

export class ListedImportsResponse {
  @Shows(() => ListedImportResponse, { list: true, description: 'Newest first' })
  items: readonly ListedImportResponse[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}

export class CalendarImportResponse extends ListedImportResponse {
  @Shows('text') calendarCode: string;
  @Shows('integer') calendarVersion: number;
  @Shows(() => ImportedDayResponse, { list: true }) days: readonly ImportedDayResponse[];
  @Shows(() => SpecialDayResponse, { list: true, description: 'Days that applying would take back' })
  takenBack: readonly SpecialDayResponse[];
  @Shows(() => ImportProblemResponse, { list: true }) problems: readonly ImportProblemResponse[];
}

/** The columns that a list needs, with the counts instead of the days. */
export type ImportSummary = Omit<CalendarImportEntity, 'days' | 'problems' | 'calendarId'> & {
  readonly dayCount: number;
  readonly problemCount: number;
};

export function importSummary(row: ImportSummary, people: ReadonlyMap<string, Person>): ListedImportResponse {
  const { id, state, source, publishedThrough, replacesYear, dayCount, problemCount } = row;
  const { stagedAt, stagedBy, decidedAt, decidedBy } = row;
  return {
    ...{ id, state, source, publishedThrough, replacesYear, dayCount, problemCount, stagedAt, decidedAt },
    stagedBy: people.get(stagedBy) ?? null,
    decidedBy: people.get(decidedBy ?? '') ?? null,
  };
}
