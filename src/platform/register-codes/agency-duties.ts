import type { EntityManager } from 'typeorm';
import type { AgencyDuties } from '../../domain/catalogue/procedure-selection.js';
import { DomainError } from '../../domain/domain-error.js';

/**
 * What an agency is there for. Registers do not import each other; what one keeps of another is its key.
 * @throws DomainError `unknown-agency` on `field`
 */
export async function agencyDuties(tx: EntityManager, code: string, field: string): Promise<AgencyDuties> {
  const rows: AgencyDuties[] = await tx.query('SELECT code, level, fields FROM agency WHERE code = $1', [
    code,
  ]);
  const [duties] = rows;
  if (!duties) throw new DomainError('unknown-agency', { code }, field);
  return duties;
}
