import { createHash } from 'node:crypto';
import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';

/** A name for a generated statement: the same text always gets the same one. */
function nameOf(kind: string, text: string): string {
  return `${kind}-${createHash('sha1').update(text).digest('hex').slice(0, 16)}`;
}

/** Runs a statement that PostgreSQL plans once per connection: TypeORM hands the object through to pg. */
export function named<T>(tx: EntityManager, name: string, text: string, parameters: unknown[]): Promise<T[]> {
  const query = { name, text } as unknown as string;
  return tx.query<T[]>(query, parameters);
}

function columnsOf(metadata: EntityMetadata, isWanted: (property: string) => boolean): RowColumn[] {
  return metadata.columns
    .filter((column) => isWanted(column.propertyName))
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
  options: {
    readonly returning?: string;
    readonly onConflictDoNothing?: boolean;
    /** What to do instead of inserting a row that is there: SQL behind `ON CONFLICT`. */
    readonly onConflict?: string;
  } = {},
): Promise<R[]> {
  if (rows.length === 0) return [];
  const metadata = tx.connection.getMetadata(target);
  const columns = givenColumns(metadata, rows[0] as object);
  const list = columns.map(({ column }) => `"${column}"`).join(', ');
  const onConflict = options.onConflictDoNothing ? 'DO NOTHING' : options.onConflict;
  const conflict = onConflict === undefined ? '' : ` ON CONFLICT ${onConflict}`;
  const returning = options.returning ? ` RETURNING ${options.returning}` : '';
  const text = `INSERT INTO "${metadata.tableName}" (${list})
    SELECT ${list} FROM jsonb_populate_recordset(NULL::"${metadata.tableName}", $1::jsonb)${conflict}${returning}`;
  return named<R>(tx, nameOf('insert', text), text, [encode(columns, rows)]);
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
  const columns = givenColumns(metadata, rows[0] as object);
  const isKey = (property: string) => (keys as readonly string[]).includes(property);
  const set = columns
    .filter(({ property }) => !isKey(property))
    .map(({ column }) => `"${column}" = new."${column}"`);
  const match = columns
    .filter(({ property }) => isKey(property))
    .map(({ column }) => `old."${column}" = new."${column}"`);
  const text = `UPDATE "${metadata.tableName}" old SET ${set.join(', ')}
    FROM jsonb_populate_recordset(NULL::"${metadata.tableName}", $1::jsonb) new WHERE ${match.join(' AND ')}`;
  await named(tx, nameOf('update', text), text, [encode(columns, rows)]);
}

/** Rows of one table that belong to parents of another, named by the parent's own key. */
export interface PartRows {
  readonly target: EntityTarget<ObjectLiteral>;
  /** Property that takes the parent's id. */
  readonly parentId: string;
  readonly rows: readonly { readonly parentKey: string; readonly row: object }[];
  readonly onConflictDoNothing?: boolean;
}

export interface ParentRows {
  readonly target: EntityTarget<ObjectLiteral>;
  /** Column by which parts name their parent. */
  readonly key: string;
  readonly rows: readonly object[];
}

/** Inserts parents and all their parts in one named statement: one round trip, however many tables. */
export async function insertTree(
  tx: EntityManager,
  parent: ParentRows,
  parts: readonly PartRows[],
): Promise<{ readonly id: string; readonly key: string }[]> {
  const metadata = tx.connection.getMetadata(parent.target);
  const columns = givenColumns(metadata, parent.rows[0] as object);
  const list = columns.map(({ column }) => `"${column}"`).join(', ');
  const table = metadata.tableName;
  const filled = parts.filter(({ rows }) => rows.length > 0);
  const inserts = filled.map((part, index) => partInsert(tx, part, index));
  const text = `WITH parent AS (INSERT INTO "${table}" (${list})
      SELECT ${list} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb) RETURNING id, "${parent.key}" AS key)
    ${inserts.map(({ sql }) => `, ${sql}`).join('')} SELECT id, key FROM parent`;
  const parameters = [encode(columns, parent.rows), ...inserts.map(({ parameter }) => parameter)];
  return named(tx, nameOf('insert', text), text, parameters);
}

function partInsert(
  tx: EntityManager,
  part: PartRows,
  index: number,
): { readonly sql: string; readonly parameter: string } {
  const metadata = tx.connection.getMetadata(part.target);
  const columns = givenColumns(metadata, part.rows[0]?.row as object);
  const parentColumn = metadata.columns.find(
    ({ propertyName }) => propertyName === part.parentId,
  )?.databaseName;
  const names = columns.map(({ column }) => `"${column}"`);
  const table = metadata.tableName;
  const conflict = part.onConflictDoNothing ? ' ON CONFLICT DO NOTHING' : '';
  const sql = `part_${index} AS (INSERT INTO "${table}" ("${parentColumn}", ${names.join(', ')})
    SELECT parent.id, ${names.map((name) => `part.${name}`).join(', ')}
    FROM jsonb_array_elements($${index + 2}::jsonb) WITH ORDINALITY AS given (element, place)
    JOIN parent ON parent.key = element ->> 0
    CROSS JOIN LATERAL jsonb_populate_record(NULL::"${table}", element -> 1) part ORDER BY place${conflict})`;
  const elements = part.rows.map(({ parentKey, row }) => [parentKey, record(columns, row)]);
  return { sql, parameter: JSON.stringify(elements) };
}

/** A property of an entity and the column that it is stored in. */
export interface RowColumn {
  readonly property: string;
  readonly column: string;
}

/** All columns of a table but those of the named properties. */
export function columnsExcept<T extends ObjectLiteral>(
  tx: EntityManager,
  target: EntityTarget<T>,
  without: readonly string[],
): readonly RowColumn[] {
  return columnsOf(tx.connection.getMetadata(target), (property) => !without.includes(property));
}

const columnsByShape = new WeakMap<EntityMetadata, Map<string, RowColumn[]>>();

/** The columns of the properties that a row has; looked up once for each shape of row. */
function givenColumns(metadata: EntityMetadata, row: object): RowColumn[] {
  const properties = Object.keys(row);
  const shape = properties.join();
  const shapes = columnsByShape.get(metadata) ?? new Map<string, RowColumn[]>();
  const known = shapes.get(shape);
  if (known) return known;
  const columns = columnsOf(metadata, (property) => properties.includes(property));
  columnsByShape.set(metadata, shapes.set(shape, columns));
  return columns;
}

function record(columns: readonly RowColumn[], row: object): Record<string, unknown> {
  const values = row as Record<string, unknown>;
  return Object.fromEntries(columns.map(({ property, column }) => [column, values[property] ?? null]));
}

function encode(columns: readonly RowColumn[], rows: readonly object[]): string {
  return JSON.stringify(rows.map((row) => record(columns, row)));
}
