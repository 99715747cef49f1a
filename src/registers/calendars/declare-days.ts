import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { invalidCalendar } from '../../domain/calendar/calendar-definition.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { SpecialDay } from '../../domain/calendar/working-calendar.js';
import { Database } from '../../platform/database/database.js';
import { InvalidRequest } from '../../platform/problems/field-fault.js';
import { Clock } from '../../platform/time/clock.js';
import { CalendarDayEntity, CalendarEntity } from './calendar.entity.js';
import { heirsOf, rowsInForce, toStoredSessions } from './calendar-inheritance.js';
import { assertComputed, fieldOfDay, toldRefusal } from './calendar-refusal.js';
import {
  CalendarStore,
  changedCalendar,
  type CalendarsAfter,
  type ChangedCalendar,
  type OpenChange,
} from './calendar.store.js';

export interface DaysDeclaration {
  readonly calendarCode: string;
  /** Replaces what the calendar says of these days. */
  readonly days: readonly SpecialDay[];
  /** Moves the end of what the State has announced, either way, for the heirs too; null = unchanged. */
  readonly publishedThrough: LocalDay | null;
  /** The document that orders the whole; the days' own documents unless told. */
  readonly source: string | null;
  /** Own days taken back in the same change. */
  readonly removed?: readonly LocalDay[];
}

/** Enters announced days: holidays, compensations, swaps, make-up and duty days, each with its document. */
@Injectable()
export class DeclareDays {
  constructor(
    private readonly database: Database,
    private readonly store: CalendarStore,
    private readonly clock: Clock,
  ) {}

  async execute(declaration: DaysDeclaration, enteredBy: string | null): Promise<ChangedCalendar> {
    return this.database.write(async (tx) => changedCalendar(await this.within(tx, declaration, enteredBy)));
  }

  /** @throws DomainError `unknown-calendar`, `day-declared-twice`, or what `compileCalendar` refuses */
  async within(
    tx: EntityManager,
    declaration: DaysDeclaration,
    enteredBy: string | null,
  ): Promise<CalendarsAfter> {
    const { calendarCode, days, publishedThrough, removed = [] } = declaration;
    const source = sourceOf(declaration);
    refuseTwice(days);
    const open = await this.store.open(tx, calendarCode);
    days.forEach(({ on }, index) => assertComputed(on, `days[${index}].on`, calendarCode));
    if (publishedThrough !== null) assertComputed(publishedThrough, 'publishedThrough', calendarCode);
    refuseExtraHoursOnSpecialDays(open, days);
    if (removed.length > 0)
      await tx.delete(CalendarDayEntity, { calendarId: open.calendar.id, on: In([...removed]) });
    if (days.length > 0) await this.replaceDays(tx, open.calendar.id, days);
    if (publishedThrough !== null) {
      const heirs = heirsOf(open.before, open.calendar.id);
      await tx.update(CalendarEntity, { id: In([...heirs]) }, { publishedThrough });
    }
    return this.store.finish(tx, open, { cause: 'days', source, enteredBy, fieldOf: fieldOfDay(days) });
  }

  private async replaceDays(
    tx: EntityManager,
    calendarId: string,
    days: readonly SpecialDay[],
  ): Promise<void> {
    const enteredAt = this.clock.now();
    await tx.upsert(
      CalendarDayEntity,
      days.map(({ on, kind, name, sessions, source }) => ({
        calendarId,
        on,
        kind,
        name,
        sessions: sessions ? toStoredSessions(sessions) : null,
        source,
        enteredAt,
      })),
      ['calendarId', 'on'],
    );
  }
}

/** A year that is published without any day of its own still has a document that says so. */
function sourceOf({ days, publishedThrough, source }: DaysDeclaration): string {
  if (days.length === 0 && publishedThrough === null)
    throw new InvalidRequest([{ field: 'days', code: 'list-too-short', params: { min: 1 } }]);
  if (source !== null) return source;
  if (days.length === 0) throw new InvalidRequest([{ field: 'source', code: 'field-required', params: {} }]);
  return [...new Set(days.map((day) => day.source))].join('; ');
}

function refuseTwice(days: readonly SpecialDay[]): void {
  const seen = new Set<LocalDay>();
  days.forEach(({ on }, index) => {
    if (seen.has(on)) throw new DomainError('day-declared-twice', { on }, `days[${index}].on`);
    seen.add(on);
  });
}

/** Extra hours would have no effect on an inherited day, and would silently take away an own one. */
function refuseExtraHoursOnSpecialDays(open: OpenChange, days: readonly SpecialDay[]): void {
  const { calendar, before } = open;
  const inForce = rowsInForce(before, calendar.id);
  days.forEach((day, index) => {
    const other = inForce.days.find(({ on }) => on === day.on);
    if (day.kind !== 'extra_session' || !other || other.kind === 'extra_session') return;
    const field = `days[${index}].on`;
    const refusal = invalidCalendar('extra-session-on-special-day', { on: day.on, name: other.name }, field);
    throw toldRefusal(refusal, field, calendar.code);
  });
}
