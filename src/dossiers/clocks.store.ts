import { Injectable } from '@nestjs/common';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { RungKey } from '../domain/deadline/deadline-clock.js';
import { outlivesResult } from '../domain/dossier/correct-result.js';
import type { CaseClock } from '../domain/dossier/dossier-case.js';
import { insertRows, named, updateRows } from '../platform/database/rows.js';
import { WatchSignal } from '../platform/queue/watch-signal.js';
import { caseClockOf } from './case-rows.js';
import { ClockEntity, ClockFiringEntity } from './clock.entity.js';

/** A place in the index of next rungs: a moment, and a clock among those of the same moment. */
export interface RungPosition {
  readonly id: string;
  readonly at: Date;
}

/** A running clock with what its present generation has told already. */
export interface WatchedClock {
  readonly id: string;
  readonly dossierId: string;
  readonly clock: CaseClock;
  /** The rung it waits for; those before it were told, or passed over when the clock started late. */
  readonly waitsFor: RungKey | null;
  readonly fired: readonly RungKey[];
}

export interface WatchedClocks {
  readonly telling: readonly WatchedClock[];
  /** Due, but not to tell: they leave the index. */
  readonly silent: readonly string[];
}

export interface LockedDossier {
  readonly id: string;
  /** Neither resolved nor ended. */
  readonly isOpen: boolean;
}

export interface NewFiring {
  readonly clockId: string;
  readonly generation: number;
  readonly rungKey: RungKey;
  readonly rungAt: Date;
}

export interface NextRungOfClock {
  readonly id: string;
  readonly nextRungKey: RungKey | null;
  readonly nextRungAt: Date | null;
}

/** What the deadline watch reads and writes of clocks; verbs change clocks through `DossiersStore.save`. */
@Injectable()
export class ClocksStore {
  constructor(private readonly watch: WatchSignal) {}

  /** Clocks whose next rung is not later than `now`, in due order, after a position. */
  async due(
    tx: EntityManager,
    now: Date,
    after: RungPosition | null,
    limit: number,
  ): Promise<RungPosition[]> {
    const text = `SELECT id, next_rung_at AS at FROM clock
      WHERE next_rung_at <= $1 AND (next_rung_at, id) > ($2, $3::bigint)
      ORDER BY next_rung_at, id LIMIT $4`;
    const from = after ?? { at: '-infinity', id: '0' };
    return named<RungPosition>(tx, 'clocks-due', text, [now, from.at, from.id, limit]);
  }

  /** When the next rung after `now` comes; null while none is planned. */
  async nextRungAfter(tx: EntityManager, now: Date): Promise<Date | null> {
    const text = `SELECT min(next_rung_at) AS at FROM clock WHERE next_rung_at > $1`;
    const [row] = await named<{ at: Date | null }>(tx, 'clocks-next-rung', text, [now]);
    return row?.at ?? null;
  }

  /**
   * Locks the dossiers of those clocks that are still due, in the order of their ids. A dossier that somebody
   * is working on is left out: the next sweep comes back to it.
   */
  async lockDossiersOf(tx: EntityManager, clockIds: readonly string[], now: Date): Promise<LockedDossier[]> {
    const text = `SELECT id, resolved_at IS NULL AND ended_at IS NULL AS "isOpen" FROM dossier WHERE id IN (
        SELECT dossier_id FROM clock WHERE id = ANY ($1::bigint[]) AND next_rung_at <= $2)
      ORDER BY id FOR UPDATE SKIP LOCKED`;
    return named<LockedDossier>(tx, 'clocks-lock-dossiers', text, [clockIds, now]);
  }

  /**
   * The clocks of locked dossiers that are due: those that tell, and those that must not (stopped, paused, dossier
   * resolved or ended, unless it is a wrong result that waits to be mended). Read after the lock, since all of it may have changed while the job waited.
   */
  async watched(
    tx: EntityManager,
    clockIds: readonly string[],
    dossiers: readonly LockedDossier[],
    now: Date,
  ): Promise<WatchedClocks> {
    const isOpen = new Map(dossiers.map((dossier) => [dossier.id, dossier.isOpen]));
    const rows = (await rowsOf(tx, ClockEntity, 'id', clockIds)).filter(
      (row) => isOpen.has(row.dossierId) && row.nextRungAt !== null && row.nextRungAt <= now,
    );
    const tells = (row: ClockEntity): boolean =>
      (isOpen.get(row.dossierId) === true || outlivesResult(row)) &&
      row.stoppedAt === null &&
      row.dueAt !== null;
    const telling = rows.filter(tells);
    const fired = await this.firedOf(tx, telling);
    const clocks = telling.map((row) => ({
      id: row.id,
      dossierId: row.dossierId,
      clock: caseClockOf(row),
      waitsFor: row.nextRungKey,
      fired: fired.get(generationOf(row.id, row.generation)) ?? [],
    }));
    return { telling: clocks, silent: rows.filter((row) => !tells(row)).map((row) => row.id) };
  }

  private async firedOf(tx: EntityManager, clocks: readonly ClockEntity[]): Promise<Map<string, RungKey[]>> {
    const ids = clocks.map((clock) => clock.id);
    const fired = new Map<string, RungKey[]>();
    for (const { clockId, generation, rungKey } of await rowsOf(tx, ClockFiringEntity, 'clockId', ids)) {
      const key = generationOf(clockId, generation);
      fired.set(key, [...(fired.get(key) ?? []), rungKey]);
    }
    return fired;
  }

  /** Claims the tellings; answers with those that nobody had claimed before. */
  async claim(tx: EntityManager, firings: readonly NewFiring[], now: Date): Promise<NewFiring[]> {
    const claimed = await insertRows<ClockFiringEntity, { key: string }>(
      tx,
      ClockFiringEntity,
      firings.map((firing) => ({ ...firing, firedAt: now })),
      { onConflictDoNothing: true, returning: `concat_ws('/', clock_id, generation, rung_key) AS key` },
    );
    const keys = new Set(claimed.map((row) => row.key));
    return firings.filter(({ clockId, generation, rungKey }) =>
      keys.has(`${clockId}/${generation}/${rungKey}`),
    );
  }

  /** A rung that has come is done with; one that was planned anew meanwhile stays. */
  async dropDueRung(tx: EntityManager, clockId: string, now: Date): Promise<void> {
    const text = `UPDATE clock SET next_rung_key = NULL, next_rung_at = NULL
      WHERE id = $1::bigint AND next_rung_at <= $2::timestamptz`;
    await named(tx, 'clocks-drop-due-rung', text, [clockId, now]);
  }

  async planNext(tx: EntityManager, rungs: readonly NextRungOfClock[]): Promise<void> {
    await updateRows(tx, ClockEntity, rungs, ['id']);
    const times = rungs.flatMap(({ nextRungAt }) => (nextRungAt === null ? [] : [nextRungAt.getTime()]));
    if (times.length > 0) this.watch.moved(tx, new Date(Math.min(...times)));
  }
}

function generationOf(clockId: string, generation: number): string {
  return `${clockId}/${generation}`;
}

/** One array instead of hundreds of parameters, which cost more to plan than to run. */
function rowsOf<T extends ObjectLiteral>(
  tx: EntityManager,
  entity: new () => T,
  property: keyof T & string,
  ids: readonly string[],
): Promise<T[]> {
  return tx.createQueryBuilder(entity, 'one').where(`one.${property} = ANY (:ids)`, { ids }).getMany();
}
