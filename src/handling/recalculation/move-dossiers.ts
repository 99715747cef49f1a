import { setImmediate as othersRun } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { isMove, judgeMove } from '../../domain/deadline/due-move.js';
import type { CaseClock } from '../../domain/dossier/dossier-case.js';
import {
  dueMoveOf,
  movedDossierOf,
  MovedDossiersStore,
  type MovedDossier,
  type MoveFacts,
  type WalkedDossier,
} from '../../dossiers/moved-dossiers.store.js';
import {
  RunningClocks,
  type ClockSelection,
  type RunningClock,
} from '../../dossiers/running-clocks.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import type { Cause } from './cause.js';
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

/** The running clocks of one dossier, and the same on the calendars that count them now. */
interface PlacedDossier {
  readonly dossier: WalkedDossier;
  readonly running: readonly RunningClock[];
  readonly placed: readonly CaseClock[];
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
    const placed = await this.placedOf(tx, dossierIds, walk);
    const facts = await this.factsOf(tx, placed, walk);
    const moved: MovedDossier[] = [];
    for (const [index, { dossier, running, placed: clocks }] of placed.entries()) {
      if (index % DOSSIERS_IN_A_ROW === DOSSIERS_IN_A_ROW - 1) await othersRun();
      const after = walk.cause.change(clocks, facts.calendars);
      const result = movedDossierOf(dossier, running, after, facts);
      if (result !== null) moved.push(result);
    }
    await this.dossiers.write(tx, moved, facts);
    return moved.flatMap((each) => movesOf(each, walk.now));
  }

  private async placedOf(tx: EntityManager, ids: readonly string[], walk: Walk): Promise<PlacedDossier[]> {
    const locked = await this.dossiers.lock(tx, ids, walk.skipsBusy);
    const lockedIds = locked.map(({ id }) => id);
    const byDossier = new Map(lockedIds.map((id): [string, RunningClock[]] => [id, []]));
    for (const each of await this.clocks.of(tx, lockedIds)) byDossier.get(each.dossierId)?.push(each);
    return locked.map((dossier) => {
      const running = byDossier.get(dossier.id) ?? [];
      return { dossier, running, placed: walk.cause.placed(running) };
    });
  }

  private async factsOf(
    tx: EntityManager,
    dossiers: readonly PlacedDossier[],
    { cause, recalculationId, now }: Walk,
  ): Promise<MoveFacts> {
    const clocks = dossiers.flatMap(({ placed }) => placed);
    const calendars = new Map<string, WorkingCalendar>();
    for (const id of new Set(clocks.flatMap((clock) => [clock.calendarId, clock.deskCalendarId])))
      if (id !== null) calendars.set(id, await this.calendars.asOf(tx, id));
    const { reason, codeOf } = cause;
    return { reason, codeOf, facts: { recalculationId, ...cause.facts }, calendars, now };
  }
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
    return isMove(judged) ? [move] : [];
  });
}
