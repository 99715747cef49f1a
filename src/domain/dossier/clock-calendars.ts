import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { ClockCalendars } from '../deadline/clock-facts.js';
import type { CaseClock } from './dossier-case.js';

export type CalendarsById = ReadonlyMap<string, WorkingCalendar>;

/** @throws Error when a calendar of the clock was not loaded */
export function calendarsOf(
  { calendarId, deskCalendarId }: Pick<CaseClock, 'calendarId' | 'deskCalendarId'>,
  calendars: CalendarsById,
): ClockCalendars {
  const counting = calendarById(calendarId, calendars);
  return deskCalendarId ? { counting, desk: calendarById(deskCalendarId, calendars) } : { counting };
}

function calendarById(id: string, calendars: CalendarsById): WorkingCalendar {
  const calendar = calendars.get(id);
  if (!calendar) throw new Error(`calendar ${id} was not loaded for the case`);
  return calendar;
}
