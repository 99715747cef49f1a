import {
  assertSpecialDay,
  SPECIAL_DAY_KINDS,
  type SpecialDay,
  type SpecialDayKind,
  type WorkingSession,
} from '../../domain/calendar/calendar-definition.js';
import { isoWeekday, parseTimeOfDay, type LocalDay } from '../../domain/calendar/local-day.js';
import type { CalendarDefinition } from '../../domain/calendar/working-calendar.js';
import { DomainError } from '../../domain/domain-error.js';
import { checkDay, checkOneOf, checkText } from '../../platform/http/field-checks.js';
import type { Fault } from '../../platform/problems/field-fault.js';
import { brokenLetters } from './broken-letters.js';
import type { FoundProblem } from './calendar-import-words.js';
import type { CalendarColumn, CalendarLine } from './read-calendar-csv.js';

/** A day of the file and the line that it stands on. */
export interface LinedDay {
  readonly line: number;
  readonly day: SpecialDay;
}

export interface FoundDays {
  readonly days: readonly LinedDay[];
  readonly problems: readonly FoundProblem[];
}

const CHECKS: readonly (readonly [CalendarColumn, (value: unknown) => Fault | null])[] = [
  ['on', checkDay],
  ['kind', checkOneOf(SPECIAL_DAY_KINDS)],
  ['name', checkText({ max: 200 })],
  ['source', checkText({ max: 300 })],
];
const TEXTS: readonly CalendarColumn[] = ['name', 'source'];
const SESSION = /^(\S+?)\s*[-–]\s*(\S+)$/;
const DAYS_OFF: ReadonlySet<SpecialDayKind> = new Set(['holiday', 'compensation', 'swap_off']);

/** The days of the lines, each problem of each line, and what looks wrong in this calendar. */
export function readDays(lines: readonly CalendarLine[], calendar: CalendarDefinition): FoundDays {
  const problems: FoundProblem[] = [];
  const days: LinedDay[] = [];
  for (const { line, cells } of lines) {
    const { day, problems: ofLine } = dayOf(line, cells);
    const faults = ofLine.length > 0 || day === null ? ofLine : problemOfTwice(days, line, day);
    problems.push(...faults);
    if (faults.length === 0 && day !== null) days.push({ line, day });
  }
  const year = yearOf(days.map(({ day }) => day.on));
  for (const { line, day } of days) problems.push(...doubtsOf(day, { line, year, calendar }));
  return { days, problems };
}

function dayOf(
  line: number,
  cells: CalendarLine['cells'],
): { readonly day: SpecialDay | null; readonly problems: readonly FoundProblem[] } {
  const problems: FoundProblem[] = CHECKS.flatMap(([field, check]) => {
    const fault = check(cells[field] === '' ? undefined : cells[field]);
    return fault === null ? [] : [{ line, field, code: fault.code, details: fault.params }];
  });
  problems.push(...TEXTS.flatMap((field) => problemOfLetters(line, field, cells[field])));
  const { sessions, problems: ofSessions } = sessionsOf(line, cells.sessions);
  problems.push(...ofSessions);
  if (problems.length > 0) return { day: null, problems };
  const { on, name, source } = cells;
  const day: SpecialDay = { on, kind: cells.kind as SpecialDayKind, name, sessions, source };
  return { day, problems: refusalOfDay(line, day) };
}

function problemOfLetters(line: number, field: CalendarColumn, text: string): FoundProblem[] {
  const broken = brokenLetters(text);
  if (broken === null) return [];
  if (broken.kind === 'lost') return [{ line, field, code: 'csv-letters-lost', details: { text } }];
  return [{ line, field, code: 'csv-letters-misread', details: { text, meant: broken.meant } }];
}

/** Each session that cannot be read is told; an empty cell means none of its own. */
function sessionsOf(line: number, cell: string) {
  const problems: FoundProblem[] = [];
  const sessions: WorkingSession[] = [];
  const texts = cell.split(/[;,]/).map((text) => text.trim());
  for (const text of texts.filter((each) => each !== '')) {
    const [, from, to] = SESSION.exec(text) ?? [];
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start !== null && end !== null) sessions.push({ from: start, to: end });
    else problems.push({ line, field: 'sessions', code: 'session-malformed', details: { text } });
  }
  return { sessions: sessions.length > 0 ? sessions : null, problems };
}

function minuteOf(text: string | undefined): number | null {
  try {
    return text === undefined ? null : parseTimeOfDay(text);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function refusalOfDay(line: number, day: SpecialDay): readonly FoundProblem[] {
  try {
    assertSpecialDay(day, 'day');
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const [, field = 'on'] = /^day\.(\w+)/.exec(error.field ?? '') ?? [];
    return [{ line, field, code: reasonOf(error), details: error.details }];
  }
}

/** What a refusal says is wrong: its own reason where it has one. */
export function reasonOf({ code, details }: DomainError): string {
  return typeof details['reason'] === 'string' ? details['reason'] : code;
}

function problemOfTwice(days: readonly LinedDay[], line: number, { on, kind }: SpecialDay): FoundProblem[] {
  const other = days.find(({ day }) => day.on === on)?.day;
  if (other === undefined) return [];
  const code = other.kind === kind ? 'day-declared-twice' : 'day-of-two-kinds';
  return [{ line, field: 'on', code, details: { on, kinds: [other.kind, kind] } }];
}

/** The year that most days are of. */
export function yearOf(days: readonly LocalDay[]): string {
  const counts = new Map<string, number>();
  for (const on of days) counts.set(on.slice(0, 4), (counts.get(on.slice(0, 4)) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1));
  return most?.[0] ?? '';
}

interface Surroundings {
  readonly line: number;
  readonly year: string;
  readonly calendar: CalendarDefinition;
}

/** Feeds hold days that are no days off (righttoknow #512): what looks strange is shown to the reviewer. */
function doubtsOf({ on, kind }: SpecialDay, { line, year, calendar }: Surroundings): FoundProblem[] {
  const codes: [code: string, isSo: boolean, field: CalendarColumn][] = [];
  const isWorked = hasUsualHours(calendar, on);
  codes.push(['day-of-another-year', !on.startsWith(year), 'on']);
  codes.push(['day-off-without-usual-hours', DAYS_OFF.has(kind) && !isWorked, 'on']);
  codes.push(['makeup-on-working-day', kind === 'makeup_work' && isWorked, 'kind']);
  codes.push(['duty-on-working-day', kind === 'duty' && isWorked, 'kind']);
  return codes
    .filter(([, isSo]) => isSo)
    .map(([code, , field]) => ({ line, field, code, severity: 'warning', details: { on, year } }));
}

function hasUsualHours({ weekly }: CalendarDefinition, on: LocalDay): boolean {
  const weekday = isoWeekday(on);
  return weekly.some(
    (row) =>
      row.weekday === weekday &&
      row.sessions.length > 0 &&
      (row.validFrom === null || row.validFrom <= on) &&
      (row.validTo === null || on <= row.validTo),
  );
}
