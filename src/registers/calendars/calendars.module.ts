import { Module } from '@nestjs/common';
import { ApplyCalendarImport } from './apply-calendar-import.js';
import { CalendarChanges } from './calendar-changes.lookup.js';
import { CalendarImportsController } from './calendar-imports.controller.js';
import { CalendarImportsStore } from './calendar-imports.store.js';
import { CalendarLookup } from './calendar.lookup.js';
import { CalendarRowsController } from './calendar-rows.controller.js';
import { CalendarStore } from './calendar.store.js';
import { CalendarsController } from './calendars.controller.js';
import { CreateCalendar } from './create-calendar.js';
import { DeclareDays } from './declare-days.js';
import { DiscardCalendarImport } from './discard-calendar-import.js';
import { ListCalendarChanges } from './list-calendar-changes.js';
import { ListCalendarImports } from './list-calendar-imports.js';
import { ProposedCalendars } from './proposed-calendars.lookup.js';
import { RemoveDay } from './remove-day.js';
import { SetWeeklySessions } from './set-weekly-sessions.js';
import { ShowCalendarImport } from './show-calendar-import.js';
import { StageCalendarImport } from './stage-calendar-import.js';

@Module({
  controllers: [CalendarsController, CalendarRowsController, CalendarImportsController],
  providers: [
    ...[CalendarLookup, CalendarStore, CalendarChanges, ProposedCalendars],
    ...[CreateCalendar, DeclareDays, RemoveDay, SetWeeklySessions, ListCalendarChanges],
    ...[CalendarImportsStore, StageCalendarImport, ShowCalendarImport, ListCalendarImports],
    ...[ApplyCalendarImport, DiscardCalendarImport],
  ],
  exports: [CalendarLookup, CalendarChanges, ProposedCalendars, CreateCalendar, DeclareDays],
})
export class CalendarsModule {}
