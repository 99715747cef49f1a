import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';

const TABLES = { agency: 'agency', calendar: 'calendar' } as const;

/**
 * The id behind a public code of another register. Registers do not import each other; what one keeps of
 * another is its key.
 * @throws DomainError `unknown-agency` or `unknown-calendar` on `field`
 */
export async function idByCode(
  tx: EntityManager,
  register: keyof typeof TABLES,
  code: string,
  field: string,
): Promise<string> {
  const rows: { id: string }[] = await tx.query(`SELECT id FROM ${TABLES[register]} WHERE code = $1`, [code]);
  const id = rows[0]?.id;
  if (id === undefined) throw new DomainError(`unknown-${register}`, { code }, field);
  return id;
}
