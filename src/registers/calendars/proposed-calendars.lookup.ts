import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { CalendarsAfter } from './calendar.store.js';
import { ApplyCalendarImport } from './apply-calendar-import.js';
import { DeclareDays, type DaysDeclaration } from './declare-days.js';
import { RemoveDay, type DayRemoval } from './remove-day.js';
import { SetWeeklySessions, type WeeklySessionsChange } from './set-weekly-sessions.js';

export type { CalendarsAfter } from './calendar.store.js';

/**
 * What calendars would become. The act itself is carried out and taken back, so that what is shown and what
 * happens cannot differ; it meets the same refusals. `calendars` holds those that would change, the named one
 * and its heirs; `firstDay` is the first day that any of them changes.
 */
@Injectable()
export class ProposedCalendars {
  constructor(
    private readonly database: Database,
    private readonly declareDays: DeclareDays,
    private readonly removeDay: RemoveDay,
    private readonly setWeeklySessions: SetWeeklySessions,
    private readonly applyImport: ApplyCalendarImport,
  ) {}

  async afterDays(declaration: DaysDeclaration): Promise<CalendarsAfter> {
    return this.database.rehearse((tx) => this.declareDays.within(tx, declaration, null));
  }

  async afterRemoval(removal: DayRemoval): Promise<CalendarsAfter> {
    return this.database.rehearse((tx) => this.removeDay.within(tx, removal, null));
  }

  async afterWeeklySessions(change: WeeklySessionsChange): Promise<CalendarsAfter> {
    return this.database.rehearse((tx) => this.setWeeklySessions.within(tx, change, null));
  }

  /** @throws DomainError `not-found`, `calendar-import-decided`, `calendar-import-has-problems`, or what declaring refuses */
  async afterImport(calendarCode: string, importId: string): Promise<CalendarsAfter> {
    const staged = { calendarCode, importId };
    return this.database.rehearse((tx) => this.applyImport.within(tx, staged, null));
  }
}
