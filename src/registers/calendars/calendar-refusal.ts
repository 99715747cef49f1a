import { DEFAULT_RANGE } from '../../domain/calendar/calendar-table.js';
import type { IsoWeekday, LocalDay } from '../../domain/calendar/local-day.js';
import type {
  CalendarDefinition,
  SpecialDay,
  WeeklySessions,
} from '../../domain/calendar/working-calendar.js';
import { weekdayText, type Bilingual } from '../../domain/deadline/explanation-words.js';
import { DomainError } from '../../domain/domain-error.js';
import { findProblem } from '../../platform/problems/catalogue.js';
import { fillText } from '../../platform/problems/problem-entry.js';

/** The row of a merged calendar that a refusal speaks of; `rest` is the path within it. */
export interface FaultyRow {
  readonly day: SpecialDay | null;
  readonly week: WeeklySessions | null;
  readonly rest: string;
}

/** Where in the request the row was given. */
export type FieldOfRow = (row: FaultyRow) => string;

const ROW = /^(specialDays|weekly)\[(\d+)\](.*)$/;

/** A refusal of the merged calendar, told in terms of the request that led to it. */
export function refusalOfRequest(
  refusal: DomainError,
  definition: CalendarDefinition,
  occasion: { readonly calendarCode: string; readonly fieldOf: FieldOfRow },
): DomainError {
  const field = occasion.fieldOf(faultyRow(refusal.field ?? '', definition));
  return toldRefusal(refusal, field, occasion.calendarCode);
}

/** Names the field and the calendar that cannot take the change: it may be an heir. */
export function toldRefusal(refusal: DomainError, field: string, calendarCode: string): DomainError {
  const { reason } = refusal.details;
  if (typeof reason === 'string' && findProblem(reason) !== null)
    return toldRefusals([{ reason, field, details: refusal.details }], calendarCode);
  return new DomainError(refusal.code, { ...refusal.details, calendar: calendarCode }, field);
}

/** One thing that is wrong with the rows of a calendar, and where. */
export interface RowFault {
  readonly reason: string;
  readonly field: string;
  readonly details: DomainError['details'];
}

/** All that is wrong with a calendar in one refusal, each at its field; there is at least one. */
export function toldRefusals(faults: readonly RowFault[], calendarCode: string): DomainError {
  const problems = faults.map(({ reason, field, details }) => {
    const message = faultText(reason, { ...details, calendar: calendarCode });
    return { code: reason, place: field, message };
  });
  const all = (language: keyof Bilingual) => problems.map(({ message }) => message[language]).join(' ');
  const [first] = faults;
  const told = { reason: first?.reason, calendar: calendarCode, vi: all('vi'), en: all('en'), problems };
  return new DomainError('invalid-calendar', { ...first?.details, ...told }, first?.field);
}

/**
 * Days that nothing is ever computed for would be kept without any effect.
 * @throws DomainError `invalid-calendar`
 */
export function assertComputed(on: LocalDay, field: string, calendarCode: string): void {
  if (DEFAULT_RANGE.from <= on && on <= DEFAULT_RANGE.through) return;
  throw toldRefusals(
    [{ reason: 'day-never-computed', field, details: { on, ...DEFAULT_RANGE } }],
    calendarCode,
  );
}

function faultText(reason: string, details: DomainError['details']): Bilingual {
  const { vi = '', en = '' } = findProblem(reason)?.detail ?? {};
  const weekday = details['weekday'];
  const filling =
    typeof weekday === 'number' ? { ...details, ...weekdayText(weekday as IsoWeekday) } : details;
  return { vi: fillText(vi, filling), en: fillText(en, filling) };
}

function faultyRow(field: string, { specialDays, weekly }: CalendarDefinition): FaultyRow {
  const [, list, index, rest = ''] = ROW.exec(field) ?? [];
  const place = Number(index);
  return {
    day: list === 'specialDays' ? (specialDays[place] ?? null) : null,
    week: list === 'weekly' ? (weekly[place] ?? null) : null,
    rest,
  };
}

/** The field of a weekly row that was asked for, else `weekly`. */
export function fieldOfWeek(asked: readonly WeeklySessions[]): FieldOfRow {
  return ({ week, rest }) => {
    const index = asked.findIndex(
      (row) =>
        row.weekday === week?.weekday && row.validFrom === week.validFrom && row.validTo === week.validTo,
    );
    return index === -1 ? 'weekly' : `weekly[${index}]${rest}`;
  };
}

/** The field of a day that was asked for, else `days`. */
export function fieldOfDay(asked: readonly SpecialDay[]): FieldOfRow {
  return ({ day, rest }) => {
    const index = asked.findIndex(({ on }) => on === day?.on);
    return index === -1 ? 'days' : `days[${index}]${rest}`;
  };
}
