import type { EntityManager } from 'typeorm';

export interface Person {
  readonly username: string;
  readonly fullName: string;
}

/** Who the accounts are, by id. Registers do not import each other; what one keeps of another is its key. */
export async function peopleBehind(
  tx: EntityManager,
  accountIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, Person>> {
  const ids = accountIds.filter((id) => id !== null);
  const rows: (Person & { readonly id: string })[] = await tx.query(
    `SELECT id, username, full_name AS "fullName" FROM account WHERE id = ANY($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map(({ id, username, fullName }) => [id, { username, fullName }]));
}
