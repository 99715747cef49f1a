import type { EntityManager } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { StoredVersion } from '../../registers/procedures/procedure.store.js';

const LAST_RECEIVED = `SELECT max(received_on) AS "on" FROM dossier
  WHERE procedure_id = $1 AND version_id = $2 AND received_on > $3`;

const HAS_DOSSIERS = `SELECT EXISTS (SELECT FROM dossier
  WHERE procedure_id = $1 AND version_id = $2 AND received_on >= $3) AS has`;

/** Whether any dossier came in under that version. */
export async function hasDossiers(
  tx: EntityManager,
  { id, procedureId, effectiveFrom }: StoredVersion,
): Promise<boolean> {
  const [row] = await tx.query<{ has: boolean }[]>(HAS_DOSSIERS, [procedureId, id, effectiveFrom]);
  return row?.has ?? false;
}

/** The latest day behind `lastDay` on which a dossier came in under that version; null: none did. */
export async function lastReceivedBehind(
  tx: EntityManager,
  { id, procedureId }: StoredVersion,
  lastDay: LocalDay,
): Promise<LocalDay | null> {
  const [row] = await tx.query<{ on: LocalDay | null }[]>(LAST_RECEIVED, [procedureId, id, lastDay]);
  return row?.on ?? null;
}
