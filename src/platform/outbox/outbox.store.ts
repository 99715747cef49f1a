import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { named } from '../database/rows.js';

/** A row as its consumers read it. */
export interface OutboxMessage {
  readonly id: string;
  readonly topic: string;
  readonly dossierId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

// Any number that nobody else locks.
const RELAY_LOCK = 7_203_118_026;

/** Every statement on the table `outbox` but the insert, which belongs to the writer's transaction. */
@Injectable()
export class OutboxStore {
  /**
   * Rows not yet sent, oldest first, locked. One relay at a time: with two, a reader of the feed could
   * pass positions that are not committed yet and miss them.
   */
  async takeUnsent(tx: EntityManager, limit: number): Promise<string[]> {
    await named(tx, 'outbox-relay-lock', 'SELECT pg_advisory_xact_lock($1)', [RELAY_LOCK]);
    const text = `SELECT id FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`;
    return idsOf(await named<{ id: string }>(tx, 'outbox-take-unsent', text, [limit]));
  }

  /** Gives positions in the order of the ids. */
  async markSent(tx: EntityManager, ids: readonly string[], now: Date): Promise<void> {
    const text = `UPDATE outbox SET sent_at = $2, position = numbered.position
      FROM (SELECT id, nextval('outbox_position_seq') AS position
            FROM (SELECT unnest($1::bigint[]) AS id ORDER BY 1) ordered) numbered
      WHERE outbox.id = numbered.id`;
    await named(tx, 'outbox-mark-sent', text, [ids, now]);
  }

  /** Rows that were sent before `sentBefore` and whose effect is missing: their job was lost or has failed. */
  async takeUndone(tx: EntityManager, sentBefore: Date, limit: number): Promise<string[]> {
    const text = `SELECT id FROM outbox WHERE sent_at < $1 AND done_at IS NULL
      ORDER BY sent_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`;
    const rows = await named<{ id: string }>(tx, 'outbox-take-undone', text, [sentBefore, limit]);
    return idsOf(rows);
  }

  /** The position stays: the feed has told it already. */
  async markSentAgain(tx: EntityManager, ids: readonly string[], now: Date): Promise<void> {
    const text = `UPDATE outbox SET sent_at = $2 WHERE id = ANY($1::bigint[])`;
    await named(tx, 'outbox-mark-sent-again', text, [ids, now]);
  }

  /** Those of the rows whose effect is missing, locked, so that two workers cannot both have it. */
  async claim(tx: EntityManager, ids: readonly string[]): Promise<OutboxMessage[]> {
    const text = `SELECT id, topic, dossier_id AS "dossierId", payload, created_at AS "createdAt"
      FROM outbox WHERE id = ANY($1::bigint[]) AND done_at IS NULL ORDER BY id FOR UPDATE`;
    return named<OutboxMessage>(tx, 'outbox-claim', text, [ids]);
  }

  async markDone(tx: EntityManager, ids: readonly string[], now: Date): Promise<void> {
    await named(tx, 'outbox-mark-done', `UPDATE outbox SET done_at = $2 WHERE id = ANY($1::bigint[])`, [
      ids,
      now,
    ]);
  }

  /** How many rows of a dossier have not had their effect yet. Both parts read the small index of what waits. */
  async undoneCount(tx: EntityManager, dossierId: string, topics: readonly string[]): Promise<number> {
    const text = `SELECT
      (SELECT count(*)::integer FROM outbox
        WHERE sent_at IS NULL AND done_at IS NULL AND dossier_id = $1::bigint AND topic = ANY ($2::text[])) +
      (SELECT count(*)::integer FROM outbox
        WHERE sent_at IS NOT NULL AND done_at IS NULL AND dossier_id = $1::bigint AND topic = ANY ($2::text[]))
      AS undone`;
    const [row] = await named<{ undone: number }>(tx, 'outbox-undone-count', text, [dossierId, topics]);
    return row?.undone ?? 0;
  }

  /** Since when the oldest row waits, at either end of the queue; null where nothing waits. */
  async backlog(tx: EntityManager): Promise<{ unsentSince: Date | null; undoneSince: Date | null }> {
    const text = `SELECT
      (SELECT created_at FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT 1) AS "unsentSince",
      (SELECT created_at FROM outbox WHERE sent_at IS NOT NULL AND done_at IS NULL
       ORDER BY sent_at, id LIMIT 1) AS "undoneSince"`;
    const rows = await named<{ unsentSince: Date | null; undoneSince: Date | null }>(
      tx,
      'outbox-backlog',
      text,
      [],
    );
    return rows[0] ?? { unsentSince: null, undoneSince: null };
  }
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id);
}
