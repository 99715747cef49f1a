import { setImmediate as othersRun } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { judgeMove } from '../../domain/deadline/due-move.js';
import { moveRungs } from '../../domain/deadline/moved-rungs.js';
import { calendarsOf, type CalendarsById } from '../../domain/dossier/clock-calendars.js';
import type { CaseClock } from '../../domain/dossier/dossier-case.js';
import {
  dueMoveOf,
  MovedDossiersStore,
  type MovedClock,
  type MovedDossier,
  type WalkedDossier,
} from '../../dossiers/moved-dossiers.store.js';
import {
  RunningClocks,
  type ClockSelection,
  type RunningClock,
} from '../../dossiers/running-clocks.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import type { Cause } from './recalculation-causes.js';
import type { NewMove } from './recalculations.store.js';

/** Some tens of microseconds each; the API of the same process waits for no more than so many. */
const DOSSIERS_IN_A_ROW = 20;

export interface Walk {
  readonly cause: Cause;
  readonly recalculationId: string;
  /** Leaves out dossiers that somebody is working on. */
  readonly skipsBusy: boolean;
  readonly now: Date;
}

/** Computes the running clocks of some dossiers again and writes those that are other ones now. */
@Injectable()
export class MoveDossiers {
  constructor(
    private readonly clocks: RunningClocks,
    private readonly dossiers: MovedDossiersStore,
    private readonly calendars: CalendarLookup,
  ) {}

  /** The next dossiers that a walk has to look at, by id. */
  next(tx: EntityManager, selection: ClockSelection, afterId: string, limit: number): Promise<string[]> {
    return this.clocks.dossierIds(tx, selection, afterId, limit);
  }

  /**
   * Part of the caller's transaction. Doing it twice changes nothing the second time.
   * @returns the clocks whose due moment is another one, or became final or provisional
   * @throws when one of the dossiers cannot be computed
   */
  async within(tx: EntityManager, dossierIds: readonly string[], walk: Walk): Promise<NewMove[]> {
    const locked = await this.dossiers.lock(tx, dossierIds, walk.skipsBusy);
    const running = await this.clocks.of(
      tx,
      locked.map(({ id }) => id),
    );
    const calendars = await this.load(tx, running);
    const byDossier = new Map(locked.map(({ id }): [string, RunningClock[]] => [id, []]));
    for (const each of running) byDossier.get(each.dossierId)?.push(each);
    const moved: MovedDossier[] = [];
    for (const [index, dossier] of locked.entries()) {
      if (index % DOSSIERS_IN_A_ROW === DOSSIERS_IN_A_ROW - 1) await othersRun();
      const result = movedDossierOf(dossier, byDossier.get(dossier.id) ?? [], calendars, walk);
      if (result !== null) moved.push(result);
    }
    const { now, cause } = walk;
    await this.dossiers.write(tx, moved, { reason: cause.reason, calendars, now });
    return moved.flatMap((each) => movesOf(each, now));
  }

  private async load(tx: EntityManager, running: readonly RunningClock[]): Promise<CalendarsById> {
    const ids = new Set(running.flatMap(({ clock }) => [clock.calendarId, clock.deskCalendarId]));
    const calendars = new Map<string, WorkingCalendar>();
    for (const id of ids) if (id !== null) calendars.set(id, await this.calendars.asOf(tx, id));
    return calendars;
  }
}

/** null: everything is as it has to be. */
function movedDossierOf(
  dossier: WalkedDossier,
  running: readonly RunningClock[],
  calendars: CalendarsById,
  walk: Walk,
): MovedDossier | null {
  const after = walk.cause.change(
    running.map(({ clock }) => clock),
    calendars,
  );
  const clocks = running
    .map((each, index) => movedClockOf(each, after[index] as CaseClock, calendars, walk.now))
    .map((moved) => (dossier.isOpen ? moved : { ...moved, rungs: { ...moved.rungs, next: null } }))
    .filter(isAnother);
  if (clocks.length === 0) return null;
  const changed = clocks.filter(({ running: { clock }, after: now }) => now !== clock);
  return { dossier, clocks, event: changed.length === 0 ? null : eventOf(changed, walk) };
}

function movedClockOf(
  running: RunningClock,
  after: CaseClock,
  calendars: CalendarsById,
  now: Date,
): MovedClock {
  const move = { before: running.clock, after };
  const rungs = moveRungs(move, running.told, calendarsOf(after, calendars), now);
  return { running, after, rungs };
}

function isAnother({ running, after, rungs }: MovedClock): boolean {
  return (
    after !== running.clock ||
    rungs.annulled.length > 0 ||
    rungs.next?.at.getTime() !== running.nextRungAt?.getTime()
  );
}

function eventOf(changed: readonly MovedClock[], { cause, recalculationId, now }: Walk) {
  const clocks = changed.map((moved) => {
    const { no, terms } = moved.after;
    const { from, to, provisionalFrom, provisionalTo } = dueMoveOf(moved);
    return {
      no,
      kind: terms.kind,
      from: from?.toISOString() ?? null,
      to: to?.toISOString() ?? null,
      provisionalFrom,
      provisionalTo,
    };
  });
  return {
    type: cause.eventType,
    at: now,
    actor: { id: null, name: `recalculation:${cause.reason}`, agencyId: null },
    data: { recalculationId, ...cause.facts, clocks },
  };
}

function movesOf({ dossier, clocks }: MovedDossier, now: Date): NewMove[] {
  return clocks.flatMap((each) => {
    const due = dueMoveOf(each);
    const judged = judgeMove(due, now);
    const { no, terms, ownerAgencyId } = each.after;
    const move = {
      dossierId: dossier.id,
      clockNo: no,
      kind: terms.kind,
      ownerAgencyId,
      fromAt: due.from,
      toAt: due.to,
      ...judged,
    };
    return judged.moved || judged.becomesFinal || judged.becomesProvisional ? [move] : [];
  });
}
