import type { EntityManager } from 'typeorm';
import { allTrue, Values, type Bind, type Condition, type Sought } from './conditions.js';
import { heapsOf, waysOf, withinCondition, type Way } from './ways-to-dossiers.js';

/** Where a dossier stands in the list: newest first; what is received on one day, as it was written. */
export interface Place {
  readonly day: string;
  readonly id: string;
}

interface WalkedRow extends Place {
  readonly way: number;
  /** Not true: the last one looked at, which is no match. */
  readonly hit: boolean | null;
  readonly isLast: boolean;
}

/**
 * The first `limit` places behind `after`. The newest are looked at first, so many and no more: a common name is found
 * there whatever the planner thinks of it. Only what is rare is collected from everywhere by its words.
 */
export async function findPage(
  tx: EntityManager,
  sought: Sought,
  limit: number,
  after: Place | null,
): Promise<readonly Place[]> {
  const ways = waysOf(sought.seen);
  if (ways.length === 0) return [];
  const { list, bind } = new Values();
  const texts = ways.map((way, index) => walkSql(way, sought, { index, limit, after, bind }));
  const rows = await tx.query<WalkedRow[]>(texts.join(' UNION ALL '), list);
  const known = knownOf(rows, ways.length, limit);
  return known ?? collect(tx, sought, limit, after);
}

export async function countAll(tx: EntityManager, sought: Sought): Promise<number> {
  const { list, bind } = new Values();
  const text = `SELECT count(*)::integer AS total FROM (${heapSql(sought, 'd.id', bind)}) found`;
  const [row] = await tx.query<{ total: number }[]>(text, list);
  return row?.total ?? 0;
}

/** One row for each dossier: UNION, because it may be seen in two ways. */
export function heapSql({ seen, conditions }: Sought, columns: string, bind: Bind, more = 'true'): string {
  const { inOrder, others } = conditions;
  const asked = [...withinCondition(seen), ...inOrder, ...others];
  const heaps = heapsOf(seen).map(
    ({ from, condition, among }) =>
      `SELECT ${columns} FROM ${from} WHERE ${condition(bind, null)} AND ${allTrue(asked, bind, among)} AND ${more}`,
  );
  return heaps.length === 0 ? `SELECT ${columns} FROM dossier d WHERE false` : heaps.join(' UNION ');
}

interface Walk {
  readonly index: number;
  readonly limit: number;
  readonly after: Place | null;
  readonly bind: Bind;
}

function walkSql(way: Way, { seen, conditions }: Sought, { index, limit, after, bind }: Walk): string {
  const others: readonly Condition[] = [...withinCondition(seen), ...conditions.others];
  const newest = others.length === 0 ? limit : way.newest;
  const [day, id] = way.order.split(' DESC').map((column) => column.replace(/^, /, ''));
  const behind = after ? ` AND (${day}, ${id}) < (${bind(after.day)}::date, ${bind(after.id)}::bigint)` : '';
  return `(SELECT ${index} AS way, d.received_on AS day, d.id, d.place = ${newest} AS "isLast",
      (${allTrue(others, bind)}) AS hit
    FROM (SELECT d.*, row_number() OVER () AS place FROM (
      SELECT ${way.select} FROM ${way.from} WHERE ${way.condition(bind, null)}
        AND ${allTrue(conditions.inOrder, bind)}${behind} ORDER BY ${way.order} LIMIT ${newest}) d) d
    WHERE (${allTrue(others, bind)}) OR d.place = ${newest} LIMIT ${limit})`;
}

/** The first places, if the walks went far enough to know them. */
function knownOf(rows: readonly WalkedRow[], ways: number, limit: number): readonly Place[] | null {
  const ends = Array.from({ length: ways }, (_none, way) =>
    endOf(
      rows.filter((row) => row.way === way),
      limit,
    ),
  );
  const horizon = ends.reduce(
    (nearest, end) => (nearest && (!end || isBefore(nearest, end)) ? nearest : end),
    null,
  );
  const hits = new Map<string, Place>();
  for (const { day, id, hit } of rows) {
    if (hit === true && !(horizon && isBefore(horizon, { day, id }))) hits.set(id, { day, id });
  }
  if (horizon !== null && hits.size < limit) return null;
  return [...hits.values()].toSorted((a, b) => (isBefore(a, b) ? -1 : 1)).slice(0, limit);
}

/** How far a way was walked; null: to its end. */
function endOf(rows: readonly WalkedRow[], limit: number): WalkedRow | null {
  const last = rows.at(-1);
  return last && (rows.length === limit || last.isLast) ? last : null;
}

function isBefore(a: Place, b: Place): boolean {
  return a.day === b.day ? BigInt(a.id) > BigInt(b.id) : a.day > b.day;
}

/** OFFSET 0: with the order in sight the planner would walk again. */
function collect(tx: EntityManager, sought: Sought, limit: number, after: Place | null): Promise<Place[]> {
  const { list, bind } = new Values();
  const behind = after
    ? `(d.received_on, d.id) < (${bind(after.day)}::date, ${bind(after.id)}::bigint)`
    : 'true';
  const all = heapSql(sought, 'd.received_on AS day, d.id', bind, behind);
  const text = `SELECT day, id FROM (SELECT * FROM (${all}) heap OFFSET 0) found ORDER BY day DESC, id DESC LIMIT ${limit}`;
  return tx.query<Place[]>(text, list);
}
