import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';

/** Runs a statement that PostgreSQL plans once per connection: TypeORM hands the object through to pg. */
export async function named<T>(
  tx: EntityManager,
  name: string,
  text: string,
  parameters: unknown[],
): Promise<T[]> {
  const query = { name, text } as unknown as string;
  return (await tx.query(query, parameters)) as T[];
}

function columnsOf(metadata: EntityMetadata): { property: string; column: string }[] {
  return metadata.columns
    .filter((column) => !column.isGenerated)
    .map((column) => ({ property: column.propertyName, column: column.databaseName }));
}

/**
 * Inserts rows of one table in one named statement, whatever their number, and returns what was asked for.
 * Rows are plain objects by property name; every column must be given or have a default in the entity's shape.
 */
export async function insertRows<T extends ObjectLiteral, R = unknown>(
  tx: EntityManager,
  target: EntityTarget<T>,
  rows: readonly Partial<T>[],
  options: { readonly returning?: string; readonly onConflictDoNothing?: boolean } = {},
): Promise<R[]> {
  if (rows.length === 0) return [];
  const metadata = tx.connection.getMetadata(target);
  const given = new Set(Object.keys(rows[0] as object));
  const columns = columnsOf(metadata).filter(({ property }) => given.has(property));
  const list = columns.map(({ column }) => `"${column}"`).join(', ');
  const conflict = options.onConflictDoNothing ? ' ON CONFLICT DO NOTHING' : '';
  const returning = options.returning ? ` RETURNING ${options.returning}` : '';
  const text = `INSERT INTO "${metadata.tableName}" (${list})
    SELECT ${list} FROM jsonb_populate_recordset(NULL::"${metadata.tableName}", $1::jsonb)${conflict}${returning}`;
  return named<R>(tx, `insert-${metadata.tableName}-${columns.length}`, text, [encode(columns, rows)]);
}

/** Writes the named properties of existing rows of one table in one named statement. */
export async function updateRows<T extends ObjectLiteral>(
  tx: EntityManager,
  target: EntityTarget<T>,
  rows: readonly Partial<T>[],
  keys: readonly (keyof T & string)[],
): Promise<void> {
  if (rows.length === 0) return;
  const metadata = tx.connection.getMetadata(target);
  const given = new Set(Object.keys(rows[0] as object));
  const columns = columnsOf(metadata).filter(({ property }) => given.has(property));
  const isKey = (property: string) => (keys as readonly string[]).includes(property);
  const set = columns
    .filter(({ property }) => !isKey(property))
    .map(({ column }) => `"${column}" = new."${column}"`);
  const match = columns
    .filter(({ property }) => isKey(property))
    .map(({ column }) => `old."${column}" = new."${column}"`);
  const text = `UPDATE "${metadata.tableName}" old SET ${set.join(', ')}
    FROM jsonb_populate_recordset(NULL::"${metadata.tableName}", $1::jsonb) new WHERE ${match.join(' AND ')}`;
  await named(tx, `update-${metadata.tableName}-${columns.length}`, text, [encode(columns, rows)]);
}

function encode(columns: readonly { property: string; column: string }[], rows: readonly object[]): string {
  const records = rows.map((row) => {
    const values = row as Record<string, unknown>;
    return Object.fromEntries(columns.map(({ property, column }) => [column, values[property] ?? null]));
  });
  return JSON.stringify(records);
}
