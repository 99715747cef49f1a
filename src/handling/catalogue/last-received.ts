import type { EntityManager } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { StoredVersion } from '../../registers/procedures/procedure.store.js';

const LAST_RECEIVED = `SELECT max(received_on) AS "on" FROM dossier
  WHERE procedure_id = $1 AND version_id = $2 AND received_on > $3`;

/** The latest day behind `lastDay` on which a dossier came in under that version; null: none did. */
export async function lastReceivedBehind(
  tx: EntityManager,
  { id, procedureId }: StoredVersion,
  lastDay: LocalDay,
): Promise<LocalDay | null> {
  const [row] = await tx.query<{ on: LocalDay | null }[]>(LAST_RECEIVED, [procedureId, id, lastDay]);
  return row?.on ?? null;
}
