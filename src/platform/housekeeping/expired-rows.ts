import type { Database } from '../database/database.js';
import { named } from '../database/rows.js';
import { HOUR_MILLISECONDS } from './clearing-loop.js';

const MOST_AT_ONCE = 10_000;

/** Rows that have had their time. */
export interface ExpiredRows {
  /** Of the statement. */
  readonly name: string;
  readonly table: string;
  /** SQL about the moment `$1`. */
  readonly where: string;
}

/**
 * Deletes what has expired at that moment, so many rows in one transaction that nobody has to wait for it.
 * @returns when the next round is due, in milliseconds: at once while there is more than one round can take
 */
export async function deleteExpired(
  database: Database,
  { name, table, where }: ExpiredRows,
  at: Date,
): Promise<number> {
  const text = `WITH gone AS (DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM ${table} WHERE ${where} LIMIT ${MOST_AT_ONCE}))
      RETURNING 1)
    SELECT count(*)::int AS count FROM gone`;
  const [gone] = await database.write((tx) => named<{ count: number }>(tx, name, text, [at]));
  return (gone?.count ?? 0) < MOST_AT_ONCE ? HOUR_MILLISECONDS : 0;
}
