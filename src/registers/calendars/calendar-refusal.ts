import type {
  CalendarDefinition,
  SpecialDay,
  WeeklySessions,
} from '../../domain/calendar/working-calendar.js';
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
  const details = { ...refusal.details, calendar: calendarCode };
  const { reason } = refusal.details;
  const entry = typeof reason === 'string' ? findProblem(reason) : null;
  if (entry === null) return new DomainError(refusal.code, details, field);
  const vi = fillText(entry.detail.vi, details);
  const en = fillText(entry.detail.en, details);
  const problems = [{ code: reason, place: field, message: { vi, en } }];
  return new DomainError(refusal.code, { ...details, vi, en, problems }, field);
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
