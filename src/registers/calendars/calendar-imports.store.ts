import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SpecialDayKind } from '../../domain/calendar/calendar-definition.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { DomainError } from '../../domain/domain-error.js';
import { Clock } from '../../platform/time/clock.js';
import { CalendarImportEntity, type StagedDay } from './calendar-change.entity.js';
import { CalendarEntity } from './calendar.entity.js';
import type { CalendarRows } from './calendar-inheritance.js';
import type { DaysDeclaration } from './declare-days.js';
import { yearOf } from './staged-days.js';

/** Which import is meant. */
export interface ImportOfCalendar {
  readonly calendarCode: string;
  readonly importId: string;
}

export interface FoundImport {
  readonly calendar: CalendarEntity;
  readonly staged: CalendarImportEntity;
}

/** Kinds that the State announces for a year; duty days and extra hours are the agency's own. */
const ANNOUNCED: ReadonlySet<SpecialDayKind> = new Set([
  'holiday',
  'compensation',
  'swap_off',
  'makeup_work',
]);

/** Staged files of days. */
@Injectable()
export class CalendarImportsStore {
  constructor(private readonly clock: Clock) {}

  /** @throws DomainError `unknown-calendar`, `not-found` */
  async one(tx: EntityManager, wanted: ImportOfCalendar, lock: boolean): Promise<FoundImport> {
    const { calendarCode: code, importId: id } = wanted;
    const calendar = await tx.findOneBy(CalendarEntity, { code });
    if (calendar === null) throw new DomainError('unknown-calendar', { code }, 'code');
    const staged = /^\d{1,18}$/.test(id)
      ? await tx.findOne(CalendarImportEntity, {
          where: { id, calendarId: calendar.id },
          ...(lock && { lock: { mode: 'pessimistic_write' } }),
        })
      : null;
    if (staged === null) throw new DomainError('not-found');
    return { calendar, staged };
  }

  /** The import, locked, if it may still be decided. @throws DomainError `calendar-import-decided` too */
  async undecided(tx: EntityManager, wanted: ImportOfCalendar): Promise<FoundImport> {
    const found = await this.one(tx, wanted, true);
    const { state } = found.staged;
    if (state !== 'staged') throw new DomainError('calendar-import-decided', { state });
    return found;
  }

  async decide(
    tx: EntityManager,
    { staged }: FoundImport,
    state: 'applied' | 'discarded',
    decidedBy: string | null,
  ): Promise<void> {
    await tx.update(
      CalendarImportEntity,
      { id: staged.id },
      { state, decidedAt: this.clock.now(), decidedBy },
    );
  }
}

/** The declaration that an import is, once somebody says so. */
export function declarationOf({ calendar, staged }: FoundImport, rows: CalendarRows): DaysDeclaration {
  const { days, publishedThrough, source } = staged;
  return {
    calendarCode: calendar.code,
    days: days.map(({ on, kind, name, sessions, source: ofDay }) => ({
      on,
      kind: kind as SpecialDayKind,
      name,
      sessions: sessions?.map(([from, to]) => ({ from, to })) ?? null,
      source: ofDay,
    })),
    publishedThrough,
    source,
    removed: takenBack(staged, rows),
  };
}

type Staged = Pick<CalendarImportEntity, 'calendarId' | 'replacesYear'> & {
  readonly days: readonly StagedDay[];
};

/** Own announced days of the file's year that the file does not name. */
export function takenBack({ calendarId, replacesYear, days }: Staged, rows: CalendarRows): LocalDay[] {
  if (!replacesYear) return [];
  const named = new Set(days.map(({ on }) => on));
  const year = yearOf([...named]);
  return rows.days
    .filter((row) => row.calendarId === calendarId && row.on.startsWith(year) && ANNOUNCED.has(row.kind))
    .map(({ on }) => on)
    .filter((on) => !named.has(on));
}
