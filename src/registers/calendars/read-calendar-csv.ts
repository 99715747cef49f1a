import { parse } from 'csv-parse/sync';
import type { FoundProblem } from './calendar-import-words.js';

const COLUMNS = ['on', 'kind', 'name', 'sessions', 'source'] as const;
export type CalendarColumn = (typeof COLUMNS)[number];

export interface CalendarLine {
  readonly line: number;
  readonly cells: Readonly<Record<CalendarColumn, string>>;
}

export interface CalendarCsv {
  readonly lines: readonly CalendarLine[];
  readonly problems: readonly FoundProblem[];
}

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The rows of a file by its header; a row that cannot be read is told and takes no other with it. */
export function readCalendarCsv(csv: string): CalendarCsv {
  const problems: FoundProblem[] = [];
  const [header, ...rows] = parsedRows(csv, problems);
  if (!header) return { lines: [], problems: [...problems, { line: 1, field: 'on', code: 'csv-no-days' }] };
  const names = header.record.map((name) => name.toLowerCase());
  const ofHeader = headerProblems(names, header.info.lines);
  if (ofHeader.length > 0) return { lines: [], problems: [...problems, ...ofHeader] };
  const lines: CalendarLine[] = [];
  for (const { record, info } of rows) {
    if (record.length === names.length) lines.push({ line: info.lines, cells: cellsOf(names, record) });
    else problems.push(rowLengthProblem(info.lines, record.length));
  }
  if (lines.length === 0 && problems.length === 0)
    problems.push({ line: 1, field: 'on', code: 'csv-no-days' });
  return { lines, problems };
}

function parsedRows(csv: string, problems: FoundProblem[]): readonly ParsedRow[] {
  const rows: unknown = parse(csv, {
    delimiter: delimiterOf(csv),
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      const line: unknown = error?.['lines'];
      problems.push({ line: typeof line === 'number' ? line : 1, field: 'line', code: 'csv-unreadable' });
      return undefined;
    },
  });
  return rows as readonly ParsedRow[];
}

/** Spreadsheets set to Vietnamese separate by semicolons. */
function delimiterOf(csv: string): ',' | ';' {
  const [header = ''] = csv.trimStart().split('\n', 1);
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function headerProblems(names: readonly string[], line: number): FoundProblem[] {
  const known: readonly string[] = COLUMNS;
  const missing = COLUMNS.filter((column) => !names.includes(column));
  const unknown = names.filter((name) => !known.includes(name));
  const twice = names.filter((name, index) => known.includes(name) && names.indexOf(name) !== index);
  const of = (code: string) => (column: string) => ({ line, field: column, code, details: { column } });
  return [
    ...missing.map(of('csv-column-missing')),
    ...unknown.map(of('csv-column-unknown')),
    ...twice.map(of('csv-column-twice')),
  ];
}

function rowLengthProblem(line: number, found: number): FoundProblem {
  const details = { found: String(found), expected: String(COLUMNS.length) };
  return { line, field: 'line', code: 'csv-row-length', details };
}

function cellsOf(names: readonly string[], record: readonly string[]): CalendarLine['cells'] {
  const cell = (column: CalendarColumn) => record[names.indexOf(column)] ?? '';
  return {
    on: cell('on'),
    kind: cell('kind'),
    name: cell('name'),
    sessions: cell('sessions'),
    source: cell('source'),
  };
}
