import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { named } from '../../platform/database/rows.js';

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 900;
const LONGEST_TEXT = 500;

/** What the watch could not tell, kept where an administrator finds it. */
@Injectable()
export class WatchFailuresStore {
  /** Each further failure doubles the pause, up to a quarter of an hour. */
  async record(tx: EntityManager, clockId: string, error: unknown, now: Date): Promise<void> {
    const text = `INSERT INTO watch_failure AS known (clock_id, attempts, error, failed_at, retry_at)
      VALUES ($1::bigint, 1, $2, $3::timestamptz, $3::timestamptz + $4 * interval '1 second')
      ON CONFLICT (clock_id) DO UPDATE SET attempts = known.attempts + 1, error = excluded.error,
        failed_at = excluded.failed_at, retry_at = excluded.failed_at
          + least($4 * power(2, least(known.attempts, 20)), $5) * interval '1 second'`;
    const message = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_TEXT);
    const values = [clockId, message, now, FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS];
    await named(tx, 'watch-failure-record', text, values);
  }

  /** Clocks that are not to be tried yet. */
  async waiting(tx: EntityManager, now: Date): Promise<ReadonlySet<string>> {
    const text = `SELECT clock_id AS id FROM watch_failure WHERE retry_at > $1`;
    const rows = await named<{ id: string }>(tx, 'watch-failure-waiting', text, [now]);
    return new Set(rows.map((row) => row.id));
  }

  async forget(tx: EntityManager, clockIds: readonly string[]): Promise<void> {
    const text = `DELETE FROM watch_failure WHERE clock_id = ANY ($1::bigint[])`;
    await named(tx, 'watch-failure-forget', text, [clockIds]);
  }

  async count(tx: EntityManager): Promise<number> {
    const [row] = await named<{ count: number }>(
      tx,
      'watch-failure-count',
      'SELECT count(*)::integer AS count FROM watch_failure',
      [],
    );
    return row?.count ?? 0;
  }
}
