import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { compileCalendar, type WeeklySessions } from '../../domain/calendar/working-calendar.js';
import { Database } from '../../platform/database/database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { CalendarEntity } from './calendar.entity.js';
import { definitionOf } from './calendar-inheritance.js';
import { CALENDARS, readCalendarRows } from './calendar.lookup.js';
import { CalendarStore } from './calendar.store.js';

export interface CalendarDraft {
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  readonly parentCode: string | null;
  readonly publishedThrough: LocalDay;
  readonly weekly: readonly WeeklySessions[];
  /** The document that orders the sessions. */
  readonly source: string;
}

export interface CreatedCalendar {
  readonly id: string;
  readonly code: string;
  readonly version: number;
}

/** A calendar of its own, or one that inherits and says only what differs. */
@Injectable()
export class CreateCalendar {
  constructor(
    private readonly database: Database,
    private readonly store: CalendarStore,
    private readonly cache: RegisterCache,
  ) {}

  async execute(draft: CalendarDraft): Promise<CreatedCalendar> {
    return this.database.write((tx) => this.within(tx, draft));
  }

  /** @throws DomainError `calendar-code-taken`, `unknown-calendar`, or what `compileCalendar` refuses */
  async within(tx: EntityManager, draft: CalendarDraft): Promise<CreatedCalendar> {
    const { code, name, zone, publishedThrough } = draft;
    if (await tx.existsBy(CalendarEntity, { code }))
      throw new DomainError('calendar-code-taken', { code }, 'code');
    const parent =
      draft.parentCode === null ? null : await this.store.lockByCode(tx, draft.parentCode, 'parentCode');
    const row = tx.create(CalendarEntity, {
      code,
      name,
      zone,
      parentId: parent?.id ?? null,
      publishedThrough,
    });
    await tx.insert(CalendarEntity, row);
    await this.store.insertWeekly(tx, row.id, draft.weekly, draft.source);
    compileCalendar(definitionOf(await readCalendarRows(tx), row.id));
    await this.cache.changed(tx, CALENDARS);
    return { id: row.id, code, version: 1 };
  }
}
