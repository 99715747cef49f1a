import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rungMoments, type RungMoment } from '../../domain/deadline/rungs.js';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import {
  ClocksStore,
  type NewFiring,
  type NextRungOfClock,
  type WatchedClock,
} from '../../dossiers/clocks.store.js';
import {
  type DossierAddition,
  DossiersStore,
  type NewEvent,
  type NewFlag,
} from '../../dossiers/dossiers.store.js';
import { Database } from '../../platform/database/database.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import { WatchFailuresStore } from './watch-failures.store.js';

/** A flag that comes later than this after its moment says so. */
const LATE_AFTER_MILLISECONDS = 60_000;

type Calendars = ReadonlyMap<string, WorkingCalendar>;

/** A clock that has run out and whose end is acted on. */
export interface ExpiredClock {
  readonly clockId: string;
  readonly clockNo: number;
  readonly dossierId: string;
  readonly ownerAgencyId: string;
}

/** What is told people; `expired` is acted on instead. */
type ToldRung = RungMoment & { readonly key: Exclude<RungMoment['key'], 'expired'> };

/** One clock with the rungs that are due now, in order, and the first one that is not told here. */
interface DueRungs {
  readonly watched: WatchedClock;
  readonly rungs: readonly ToldRung[];
  readonly hasExpired: boolean;
  readonly next: RungMoment | null;
}

interface FiredRung {
  readonly watched: WatchedClock;
  readonly rung: ToldRung;
}

/** Tells the rungs of some clocks that are due: claims each, raises its flag, plans the next one. */
@Injectable()
export class FireRungs {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClocksStore,
    private readonly dossiers: DossiersStore,
    private readonly calendars: CalendarLookup,
    private readonly failures: WatchFailuresStore,
  ) {}

  /**
   * One transaction. May run twice and beside itself: whatever is not due any more is left alone.
   * @returns the clocks that have expired; they stay in the index until somebody has acted on them
   * @throws when one of the clocks cannot be told; then nothing is written
   */
  async execute(clockIds: readonly string[], now: Date): Promise<readonly ExpiredClock[]> {
    return this.database.write(async (tx) => {
      const locked = await this.clocks.lockDossiersOf(tx, clockIds, now);
      if (locked.length === 0) return [];
      const { telling, silent } = await this.clocks.watched(tx, clockIds, locked, now);
      const calendars = await this.calendarsOf(telling);
      const due = telling.map((each) => dueRungsOf(each, calendars, now));
      await this.raise(tx, due, now);
      await this.clocks.planNext(tx, [...due.map(nextOf), ...silent.map(noneOf)]);
      const expired = due.filter(({ hasExpired }) => hasExpired).map(expiredOf);
      const waiting = new Set(expired.map(({ clockId }) => clockId));
      await this.failures.forget(
        tx,
        clockIds.filter((id) => !waiting.has(id)),
      );
      return expired;
    });
  }

  private async calendarsOf(clocks: readonly WatchedClock[]): Promise<Calendars> {
    const calendars = new Map<string, WorkingCalendar>();
    for (const { clock } of clocks) {
      for (const id of [clock.calendarId, clock.deskCalendarId]) {
        if (id !== null && !calendars.has(id)) calendars.set(id, await this.calendars.calendarOf(id));
      }
    }
    return calendars;
  }

  private async raise(tx: EntityManager, due: readonly DueRungs[], now: Date): Promise<void> {
    const byKey = new Map(due.flatMap(firedRungs));
    const claimed = await this.clocks.claim(tx, due.flatMap(firingsOf), now);
    const heads = await this.dossiers.lockHeads(tx, [...new Set(due.map((each) => each.watched.dossierId))]);
    const additions = new Map<string, { events: NewEvent[]; flags: NewFlag[] }>();
    for (const firing of claimed) {
      const fired = byKey.get(firingKey(firing)) as FiredRung;
      const { dossierId } = fired.watched;
      const addition = additions.get(dossierId) ?? { events: [], flags: [] };
      const flag = flagOf(fired, now);
      addition.flags.push(flag);
      addition.events.push(eventOf(flag, now));
      additions.set(dossierId, addition);
    }
    const list = [...additions].flatMap(([id, addition]): DossierAddition[] => {
      const head = heads.get(id);
      return head === undefined ? [] : [{ head, ...addition }];
    });
    if (list.length > 0) await this.dossiers.append(tx, list, now);
  }
}

/** After an outage several rungs of one clock are due: all are told, in their order. */
function dueRungsOf(watched: WatchedClock, calendars: Calendars, now: Date): DueRungs {
  const { clock, fired, waitsFor } = watched;
  const counting = calendars.get(clock.calendarId) as WorkingCalendar;
  const desk = clock.deskCalendarId === null ? null : calendars.get(clock.deskCalendarId);
  const moments = rungMoments(clock, { counting, desk });
  const from = Math.max(
    moments.findIndex(({ key }) => key === waitsFor),
    0,
  );
  const left = moments.slice(from).filter(({ key }) => !fired.includes(key));
  return {
    watched,
    rungs: left.filter((rung): rung is ToldRung => rung.at <= now && rung.key !== 'expired'),
    hasExpired: left.some(({ key, at }) => key === 'expired' && at <= now),
    next: left.find(({ key, at }) => at > now || key === 'expired') ?? null,
  };
}

function expiredOf({ watched: { id, dossierId, clock } }: DueRungs): ExpiredClock {
  return { clockId: id, clockNo: clock.no, dossierId, ownerAgencyId: clock.ownerAgencyId };
}

function nextOf({ watched: { id }, next }: DueRungs): NextRungOfClock {
  return { id, nextRungKey: next?.key ?? null, nextRungAt: next?.at ?? null };
}

function noneOf(id: string): NextRungOfClock {
  return { id, nextRungKey: null, nextRungAt: null };
}

function firingKey({ clockId, generation, rungKey }: NewFiring): string {
  return `${clockId}/${generation}/${rungKey}`;
}

function firedRungs({ watched, rungs }: DueRungs): (readonly [string, FiredRung])[] {
  return rungs.map((rung) => [firingKey(firingOf(watched, rung)), { watched, rung }]);
}

function firingOf({ id, clock }: WatchedClock, { key, at }: ToldRung): NewFiring {
  return { clockId: id, generation: clock.generation, rungKey: key, rungAt: at };
}

function firingsOf({ watched, rungs }: DueRungs): NewFiring[] {
  return rungs.map((rung) => firingOf(watched, rung));
}

function flagOf({ watched: { clock }, rung }: FiredRung, now: Date): NewFlag {
  return {
    kind: rung.key,
    subject: `clock-${clock.no}-${clock.generation}`,
    agencyId: clock.ownerAgencyId,
    momentAt: rung.momentAt,
    detail: {
      clockKind: clock.terms.kind,
      stepNo: clock.stepNo,
      dueAt: clock.dueAt?.toISOString() ?? null,
      deliveredLate: now.getTime() - rung.at.getTime() > LATE_AFTER_MILLISECONDS,
    },
  };
}

function eventOf(flag: NewFlag, now: Date): NewEvent {
  const { kind, subject, momentAt } = flag;
  return {
    type: 'flag_raised',
    at: now,
    actor: { id: null, name: `deadline-watch:${kind}`, agencyId: flag.agencyId },
    data: { kind, subject, momentAt: momentAt.toISOString() },
  };
}
