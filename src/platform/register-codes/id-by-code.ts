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

/** Every public code of a register by its id, as `tx` sees them. */
export async function codesOf(
  tx: EntityManager,
  register: keyof typeof TABLES,
): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; code: string }[] = await tx.query(`SELECT id, code FROM ${TABLES[register]}`);
  return new Map(rows.map(({ id, code }) => [id, code]));
}
