import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { WeeklySessions } from '../../domain/calendar/working-calendar.js';
import { Database } from '../../platform/database/database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { CalendarEntity } from './calendar.entity.js';
import { definitionOf } from './calendar-inheritance.js';
import { assertComputed, fieldOfWeek } from './calendar-refusal.js';
import { CALENDARS, readCalendarRows } from './calendar.lookup.js';
import { CalendarStore, compiled, type ChangedCalendar } from './calendar.store.js';
import { assertKeepsHours } from './kept-hours.js';

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

/** A calendar of its own, or one that inherits and says only what differs. */
@Injectable()
export class CreateCalendar {
  constructor(
    private readonly database: Database,
    private readonly store: CalendarStore,
    private readonly cache: RegisterCache,
  ) {}

  async execute(draft: CalendarDraft): Promise<ChangedCalendar> {
    return this.database.write((tx) => this.within(tx, draft));
  }

  /** @throws DomainError `calendar-code-taken`, `unknown-calendar`, or what `compileCalendar` and `assertKeepsHours` refuse */
  async within(tx: EntityManager, draft: CalendarDraft): Promise<ChangedCalendar> {
    const { code, name, zone, publishedThrough } = draft;
    assertComputed(publishedThrough, 'publishedThrough', code);
    await this.store.lockAll(tx);
    if (await tx.existsBy(CalendarEntity, { code }))
      throw new DomainError('calendar-code-taken', { code }, 'code');
    const parent = await parentOf(tx, draft.parentCode);
    const row = tx.create(CalendarEntity, {
      code,
      name,
      zone,
      parentId: parent?.id ?? null,
      publishedThrough,
    });
    await tx.insert(CalendarEntity, row);
    await this.store.insertWeekly(tx, row.id, draft.weekly, draft.source);
    const rows = await readCalendarRows(tx);
    const fieldOf = fieldOfWeek(draft.weekly);
    compiled(rows, row, fieldOf);
    const before = parent && definitionOf(rows, parent.id);
    const after = definitionOf(rows, row.id);
    assertKeepsHours({ calendarCode: code, before, after, must: { kind: 'every_day' }, fieldOf });
    await this.cache.changed(tx, CALENDARS);
    return { code, version: 1 };
  }
}

async function parentOf(tx: EntityManager, code: string | null): Promise<CalendarEntity | null> {
  if (code === null) return null;
  const parent = await tx.findOneBy(CalendarEntity, { code });
  if (parent === null) throw new DomainError('unknown-calendar', { code }, 'parentCode');
  return parent;
}
