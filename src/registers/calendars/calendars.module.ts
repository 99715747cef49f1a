import { Module } from '@nestjs/common';
import { CalendarLookup } from './calendar.lookup.js';
import { CalendarStore } from './calendar.store.js';
import { CalendarsController } from './calendars.controller.js';
import { CreateCalendar } from './create-calendar.js';
import { DeclareDays } from './declare-days.js';
import { SetWeeklySessions } from './set-weekly-sessions.js';

@Module({
  controllers: [CalendarsController],
  providers: [CalendarLookup, CalendarStore, CreateCalendar, DeclareDays, SetWeeklySessions],
  exports: [CalendarLookup, CreateCalendar, DeclareDays],
})
export class CalendarsModule {}
