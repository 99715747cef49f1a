import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { CalendarImportResponse } from './calendar-import.responses.js';
import { CalendarImportsStore, type ImportOfCalendar } from './calendar-imports.store.js';
import { ShowCalendarImport } from './show-calendar-import.js';

/** Says that a staged file shall not count; it stays readable. */
@Injectable()
export class DiscardCalendarImport {
  constructor(
    private readonly database: Database,
    private readonly imports: CalendarImportsStore,
    private readonly show: ShowCalendarImport,
  ) {}

  /** @throws DomainError `unknown-calendar`, `not-found`, `calendar-import-decided` */
  async execute(wanted: ImportOfCalendar, decidedBy: string): Promise<CalendarImportResponse> {
    return this.database.write(async (tx) => {
      const found = await this.imports.undecided(tx, wanted);
      await this.imports.decide(tx, found, 'discarded', decidedBy);
      return this.show.within(tx, wanted);
    });
  }
}
