import { compileCalendar, type WorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import type { CalendarRange } from '../../../src/domain/calendar/calendar-table.js';
import { CALENDARS, PUBLISHED_THROUGH } from '../../../src/app/sample/data/calendars.js';
import { OFFICE_ZONE } from '../../../src/platform/time/office-zone.js';

/** A calendar of the sample with the rows of its parent, compiled without a database. */
export function sampleCalendar(code: string, range?: CalendarRange): WorkingCalendar {
  const own = CALENDARS.find((calendar) => calendar.code === code);
  if (!own) throw new Error(`The sample has no calendar ${code}`);
  const parent = CALENDARS.find((calendar) => calendar.code === own.parentCode);
  const definition = {
    id: code,
    version: 1,
    zone: OFFICE_ZONE,
    weekly: [...(parent?.weekly ?? []), ...own.weekly],
    specialDays: [...(parent?.days ?? []), ...own.days],
    publishedThrough: PUBLISHED_THROUGH,
  };
  return compileCalendar(definition, range);
}

/** An instant by the wall clock of Việt Nam. */
export function local(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+07:00`);
}
