import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { SpecialDay } from '../../domain/calendar/working-calendar.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { CalendarDayEntity, CalendarEntity } from './calendar.entity.js';
import { heirsOf, toStoredSessions } from './calendar-inheritance.js';
import { readCalendarRows } from './calendar.lookup.js';
import { CalendarStore } from './calendar.store.js';
import type { ChangedCalendar } from './set-weekly-sessions.js';

export interface DaysDeclaration {
  readonly calendarCode: string;
  /** Replaces what the calendar says of these days. */
  readonly days: readonly SpecialDay[];
  /** Moves the end of what the State has announced, for the heirs too; null = unchanged. */
  readonly publishedThrough: LocalDay | null;
}

/** Enters announced days: holidays, compensations, swaps, make-up and duty days, each with its document. */
@Injectable()
export class DeclareDays {
  constructor(
    private readonly database: Database,
    private readonly store: CalendarStore,
    private readonly clock: Clock,
  ) {}

  async execute(declaration: DaysDeclaration): Promise<ChangedCalendar> {
    return this.database.write((tx) => this.within(tx, declaration));
  }

  /** @throws DomainError `unknown-calendar`, `day-declared-twice`, or what `compileCalendar` refuses */
  async within(tx: EntityManager, declaration: DaysDeclaration): Promise<ChangedCalendar> {
    const { days, publishedThrough } = declaration;
    refuseTwice(days);
    const calendar = await this.store.lockByCode(tx, declaration.calendarCode, 'code');
    if (days.length > 0) await this.replaceDays(tx, calendar.id, days);
    if (publishedThrough !== null) {
      const heirs = heirsOf(await readCalendarRows(tx), calendar.id);
      await tx.update(CalendarEntity, { id: In([...heirs]) }, { publishedThrough });
    }
    const version = await this.store.finishChange(tx, calendar, (error) => fieldOf(error, days));
    return { code: calendar.code, version };
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

function refuseTwice(days: readonly SpecialDay[]): void {
  const seen = new Set<LocalDay>();
  days.forEach(({ on }, index) => {
    if (seen.has(on)) throw new DomainError('day-declared-twice', { on }, `days[${index}].on`);
    seen.add(on);
  });
}

/** Names the entered row that a refusal speaks of, where it names its day. */
function fieldOf(error: DomainError, days: readonly SpecialDay[]): string {
  const index = days.findIndex(({ on }) => on === error.details['on']);
  return index === -1 ? 'days' : `days[${index}]`;
}
