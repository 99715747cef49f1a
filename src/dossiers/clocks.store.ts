import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { RungKey } from '../domain/deadline-clock.js';
import type { CaseClock } from '../domain/dossier/dossier-case.js';
import { insertRows, named, updateRows } from '../platform/database/rows.js';
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
  readonly fired: readonly RungKey[];
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
  async lockDossiersOf(tx: EntityManager, clockIds: readonly string[], now: Date): Promise<string[]> {
    const text = `SELECT id FROM dossier WHERE id IN (
        SELECT dossier_id FROM clock WHERE id = ANY ($1::bigint[]) AND next_rung_at <= $2)
      ORDER BY id FOR UPDATE SKIP LOCKED`;
    const rows = await named<{ id: string }>(tx, 'clocks-lock-dossiers', text, [clockIds, now]);
    return rows.map((row) => row.id);
  }

  /**
   * Those of the clocks that are due and may tell: not stopped, not paused, of a dossier that is neither
   * resolved nor ended. Read after the lock, since all of it may have changed while the job waited.
   */
  async watched(
    tx: EntityManager,
    clockIds: readonly string[],
    dossierIds: readonly string[],
    now: Date,
  ): Promise<WatchedClock[]> {
    const text = `SELECT c.id FROM clock c JOIN dossier d ON d.id = c.dossier_id
      WHERE c.id = ANY ($1::bigint[]) AND d.id = ANY ($2::bigint[]) AND c.next_rung_at <= $3
        AND c.stopped_at IS NULL AND c.due_at IS NOT NULL AND d.resolved_at IS NULL AND d.ended_at IS NULL`;
    const found = await named<{ id: string }>(tx, 'clocks-watched', text, [clockIds, dossierIds, now]);
    const ids = found.map((row) => row.id);
    const rows = await tx.find(ClockEntity, {
      where: { id: In(ids) },
      order: { nextRungAt: 'ASC', id: 'ASC' },
    });
    const firings = await tx.find(ClockFiringEntity, { where: { clockId: In(ids) } });
    const fired = new Map<string, RungKey[]>();
    for (const { clockId, generation, rungKey } of firings) {
      const key = `${clockId}/${generation}`;
      fired.set(key, [...(fired.get(key) ?? []), rungKey]);
    }
    return rows.map((row) => ({
      id: row.id,
      dossierId: row.dossierId,
      clock: caseClockOf(row),
      fired: fired.get(`${row.id}/${row.generation}`) ?? [],
    }));
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

  async planNext(tx: EntityManager, rungs: readonly NextRungOfClock[]): Promise<void> {
    await updateRows(tx, ClockEntity, rungs, ['id']);
  }

  /** Takes due clocks that must not tell (stopped, paused, dossier at its end) out of the index. */
  async putToRest(
    tx: EntityManager,
    clockIds: readonly string[],
    dossierIds: readonly string[],
  ): Promise<void> {
    const text = `UPDATE clock c SET next_rung_key = NULL, next_rung_at = NULL FROM dossier d
      WHERE c.id = ANY ($1::bigint[]) AND d.id = ANY ($2::bigint[]) AND d.id = c.dossier_id
        AND c.next_rung_at IS NOT NULL AND (c.stopped_at IS NOT NULL OR c.due_at IS NULL
          OR d.resolved_at IS NOT NULL OR d.ended_at IS NOT NULL)`;
    await named(tx, 'clocks-put-to-rest', text, [clockIds, dossierIds]);
  }
}
