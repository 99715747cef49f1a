import type { CalendarFault } from '../../domain/calendar/calendar-definition.js';
import { addDays, type LocalDay } from '../../domain/calendar/local-day.js';
import { lostHours, type LostHours, type MustHaveHours } from '../../domain/calendar/lost-hours.js';
import type { CalendarDefinition } from '../../domain/calendar/working-calendar.js';
import { toldRefusals, type FieldOfRow, type RowFault } from './calendar-refusal.js';

export interface HoursChange {
  readonly calendarCode: string;
  /** null: the calendar is new and inherits nothing. */
  readonly before: CalendarDefinition | null;
  readonly after: CalendarDefinition;
  readonly must: MustHaveHours | null;
  readonly fieldOf: FieldOfRow;
}

/**
 * No day that had hours of the week is left without, and a new calendar has some for every day: what a calendar does
 * not say of a day nobody can compute, neither a receipt of today nor a term that began long ago.
 * @throws DomainError `invalid-calendar` with every hole at its row
 */
export function assertKeepsHours({ calendarCode, before, after, must, fieldOf }: HoursChange): void {
  const faults = lostHours(before?.weekly ?? [], after.weekly, must).map((lost): RowFault => {
    const week = lost.row === null ? null : (after.weekly[lost.row] ?? null);
    const field = fieldOf({ day: null, week, rest: `.${lost.end}` });
    return { reason: reasonOf(lost), field, details: detailsOf(lost, week?.validFrom ?? null) };
  });
  if (faults.length > 0) throw toldRefusals(faults, calendarCode);
}

function reasonOf({ weekday, row, from, to }: LostHours): CalendarFault {
  if (row === null) return 'weekday-left-out';
  if (to === null) return 'hours-end';
  if (weekday === null) return from === null ? 'hours-begin-late' : 'hours-interrupted';
  return from === null ? 'weekday-without-earlier-hours' : 'weekday-with-gap';
}

/** @param next first day of the row behind the hole */
function detailsOf({ weekday, from, to }: LostHours, next: LocalDay | null): RowFault['details'] {
  const until = next === null ? null : addDays(next, -1);
  return { ...(weekday !== null && { weekday }), from, to, next, until };
}
