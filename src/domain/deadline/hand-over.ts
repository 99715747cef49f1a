import { addDays, type LocalDay } from '../calendar/local-day.js';
import { isAfterCutOff, type CutOff } from './time-limit.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { localDayOf } from '../calendar/zoned-time.js';

/** Dossiers received in person after 15:00 go on at the start of the next working day (Decree 118/2025 art. 18). */
export const ARTICLE_18_CUT_OFF: CutOff = {
  at: { kind: 'time_of_day', minuteOfDay: 15 * 60 },
  affects: 'hand_over',
};

/** The law's day before the due day, and the last moment at which an office can still send an apology. */
export interface ApologyLimit {
  readonly legalOn: LocalDay;
  readonly dueAt: Date;
}

/**
 * When the reception desk has to hand a dossier over: by close of the day of receipt; received strictly after
 * the cut-off, after closing or on an uncounted day, at the opening of the next counted day.
 * @throws DomainError `out-of-calendar`
 */
export function handOverDueAt(receivedAt: Date, cutOff: CutOff, calendar: WorkingCalendar): Date {
  const day = localDayOf(receivedAt, calendar.zone);
  if (!calendar.isCounted(day)) return calendar.openOf(calendar.nextCountedDay(day));
  const close = calendar.closeOf(day);
  const isTooLate = receivedAt > close || isAfterCutOff(receivedAt, cutOff, calendar);
  return isTooLate ? calendar.openOf(calendar.nextCountedDay(addDays(day, 1))) : close;
}

/**
 * An apology is due one day before the due day (Decree 118/2025 art. 19.6); where that is a day off, by close
 * of the last counted day before it.
 * @throws DomainError `out-of-calendar`
 */
export function apologyLimitOf(dueAt: Date, calendar: WorkingCalendar): ApologyLimit {
  const legalOn = addDays(localDayOf(dueAt, calendar.zone), -1);
  return { legalOn, dueAt: calendar.closeOf(calendar.previousCountedDay(legalOn)) };
}
