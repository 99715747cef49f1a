import type { EntityManager } from 'typeorm';
import type { AgencyDuties } from '../../domain/catalogue/procedure-selection.js';
import { DomainError } from '../../domain/domain-error.js';

/** As the register of agencies resolves a code: that which names one here, otherwise the last that had it. */
const DUTIES = `WITH held AS (
    SELECT DISTINCT ON (own.code) own.code, a.id
    FROM agency a, jsonb_to_recordset(a.other_codes) AS own (code text, "validFrom" date)
    WHERE NOT EXISTS (SELECT FROM agency named WHERE named.code = own.code)
    ORDER BY own.code, own."validFrom" DESC, a.code DESC)
  SELECT code, level, fields, ARRAY[code] || ARRAY(SELECT held.code FROM held WHERE held.id = agency.id) AS codes
  FROM agency WHERE code = $1 OR id = (SELECT held.id FROM held WHERE held.code = $1)`;

/**
 * What an agency is there for. Registers do not import each other; what one keeps of another is its key.
 * @throws DomainError `unknown-agency` on `field`
 */
export async function agencyDuties(tx: EntityManager, code: string, field: string): Promise<AgencyDuties> {
  const rows: AgencyDuties[] = await tx.query(DUTIES, [code]);
  const [duties] = rows;
  if (!duties) throw new DomainError('unknown-agency', { code }, field);
  return duties;
}
