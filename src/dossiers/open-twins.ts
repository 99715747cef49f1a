import type { EntityManager } from 'typeorm';
import { named } from '../platform/database/rows.js';
import type { DossierValues } from './insert-dossiers.js';

/** More say no more than that something is wrong. */
const MOST = 5;

/**
 * Codes of the open dossiers of the same applicant and procedure that whoever files may see: a desk its own, a portal
 * its own. An applicant without an identity number has none. The names are SQL expressions.
 */
export function twinsSql(own: {
  readonly identity: string;
  readonly procedureId: string;
  readonly receivingAgencyId: string;
  readonly externalSource: string;
}): string {
  // OFFSET 0: ordered by id at once, the newest dossiers of the whole province would be looked through for a match.
  // The procedure as a text, COALESCE: as the index of twins has it, and no other one.
  return `ARRAY(SELECT code FROM (
      SELECT twin.id, twin.code FROM dossier twin
      WHERE twin.applicant_identity = ${own.identity} AND twin.procedure_id::text = ${own.procedureId}
        AND COALESCE(twin.resolved_at, twin.ended_at) IS NULL
        AND CASE WHEN ${own.externalSource} IS NULL THEN twin.receiving_agency_id = ${own.receivingAgencyId}
          ELSE twin.external_source = ${own.externalSource} END
      OFFSET 0) found
    ORDER BY id DESC LIMIT ${MOST})`;
}

const TWINS = `SELECT ${twinsSql({
  identity: '$1::text',
  procedureId: '$2::text',
  receivingAgencyId: '$3::bigint',
  externalSource: '$4::text',
})} AS twins`;

/** As `twinsSql`, before the dossier is written; asked only where there can be any. */
export async function openTwins(tx: EntityManager, dossier: DossierValues): Promise<readonly string[]> {
  const { applicantIdentity, procedureId, receivingAgencyId, externalSource } = dossier;
  if (applicantIdentity === null) return [];
  const values = [applicantIdentity, procedureId, receivingAgencyId, externalSource];
  const [row] = await named<{ twins: string[] }>(tx, 'open-twins', TWINS, values);
  return row?.twins ?? [];
}

/** Whether both are of one applicant and procedure, and whoever filed `later` may see the other. */
export function isTwinOf(later: DossierValues, earlier: DossierValues): boolean {
  const { applicantIdentity, procedureId, externalSource } = later;
  if (applicantIdentity === null || applicantIdentity !== earlier.applicantIdentity) return false;
  const isVisible =
    externalSource === null
      ? earlier.receivingAgencyId === later.receivingAgencyId
      : earlier.externalSource === externalSource;
  return procedureId === earlier.procedureId && isVisible;
}
