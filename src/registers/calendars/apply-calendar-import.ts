import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import type { CalendarImportResponse } from './calendar-import.responses.js';
import { CalendarImportsStore, declarationOf, type ImportOfCalendar } from './calendar-imports.store.js';
import { readCalendarRows } from './calendar.lookup.js';
import { CalendarStore, type CalendarsAfter } from './calendar.store.js';
import { DeclareDays } from './declare-days.js';
import { ShowCalendarImport } from './show-calendar-import.js';

/** Lets a reviewed file count: its days are declared, and it is kept who said so. */
@Injectable()
export class ApplyCalendarImport {
  constructor(
    private readonly database: Database,
    private readonly imports: CalendarImportsStore,
    private readonly store: CalendarStore,
    private readonly declareDays: DeclareDays,
    private readonly show: ShowCalendarImport,
  ) {}

  async execute(wanted: ImportOfCalendar, decidedBy: string): Promise<CalendarImportResponse> {
    return this.database.write(async (tx) => {
      await this.within(tx, wanted, decidedBy);
      return this.show.within(tx, wanted);
    });
  }

  /**
   * @throws DomainError `unknown-calendar`, `not-found`, `calendar-import-decided`, `calendar-import-has-problems`,
   *   or what declaring the days refuses, where the calendar was changed since the file was read
   */
  async within(
    tx: EntityManager,
    wanted: ImportOfCalendar,
    decidedBy: string | null,
  ): Promise<CalendarsAfter> {
    const found = await this.imports.undecided(tx, wanted);
    const errors = found.staged.problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new DomainError('calendar-import-has-problems', { count: errors.length });
    await this.store.lockAll(tx);
    const declaration = declarationOf(found, await readCalendarRows(tx));
    const after = await this.declareDays.within(tx, declaration, decidedBy);
    await this.imports.decide(tx, found, 'applied', decidedBy);
    return after;
  }
}
