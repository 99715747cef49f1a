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

/** Of so many and no more it is sure that they can be sorted at once. */
const FEW = 2_000;

interface Page {
  readonly limit: number;
  readonly after: Place | null;
}

/**
 * The first `limit` places behind `after`. The newest are looked at first, so many and no more: a common name is found
 * there whatever the planner thinks of it. Only what is rare is collected from everywhere by its words, and a number
 * at once.
 */
export async function findPage(
  tx: EntityManager,
  sought: Sought,
  limit: number,
  after: Place | null,
): Promise<readonly Place[]> {
  const page = { limit, after };
  const few = sought.isRare ? await collectFew(tx, sought, page) : null;
  return few ?? (await walk(tx, sought, page)) ?? collect(tx, sought, page);
}

/** null: they are not among the newest. */
async function walk(tx: EntityManager, sought: Sought, page: Page): Promise<readonly Place[] | null> {
  const ways = waysOf(sought.seen);
  for (let stage = 0; ways.some(({ newest }) => stage < newest.length); stage += 1) {
    const { list, bind } = new Values();
    const texts = ways.map((way, index) => walkSql(way, sought, page, { index, stage, bind }));
    const rows = await tx.query<WalkedRow[]>(texts.join(' UNION ALL '), list);
    const known = knownOf(rows, ways.length, page.limit);
    if (known !== null) return known;
    const hits = rows.filter(({ hit }) => hit === true).length;
    if (!ways.some(({ newest }) => isWorthWhile(hits, newest, stage, page.limit))) return null;
  }
  return ways.length === 0 ? [] : null;
}

export async function countAll(tx: EntityManager, sought: Sought): Promise<number> {
  await makeRoom(tx);
  const { list, bind } = new Values();
  const text = `SELECT count(*)::integer AS total FROM (${heapSql(sought, 'd.id', bind)}) found`;
  const [row] = await tx.query<{ total: number }[]>(text, list);
  return row?.total ?? 0;
}

/** As many as were met so far let hope to meet at least half of the page on the longer walk. */
function isWorthWhile(hits: number, newest: Way['newest'], stage: number, limit: number): boolean {
  const [walked, next] = [newest[stage] ?? 0, newest[stage + 1] ?? 0];
  return hits * next * 2 >= limit * walked && next > 0;
}

/** One row for each dossier: UNION, because it may be seen in two ways. */
export function heapSql(sought: Sought, columns: string, bind: Bind, more = 'true'): string {
  const heaps = heapsSql(sought, columns, bind, more);
  return heaps.length === 0 ? `SELECT ${columns} FROM dossier d WHERE false` : heaps.join(' UNION ');
}

function heapsSql({ seen, conditions }: Sought, columns: string, bind: Bind, more: string) {
  const asked = [...withinCondition(seen), ...conditions.inOrder, ...conditions.others];
  return heapsOf(seen).map(
    ({ from, condition, among }) =>
      `SELECT ${columns} FROM ${from} WHERE ${condition(bind, null)} AND ${allTrue(asked, bind, among)} AND ${more}`,
  );
}

interface Walk {
  readonly index: number;
  readonly stage: number;
  readonly bind: Bind;
}

function walkSql(
  way: Way,
  { seen, conditions }: Sought,
  { limit, after }: Page,
  { index, stage, bind }: Walk,
): string {
  const others: readonly Condition[] = [...withinCondition(seen), ...conditions.others];
  const newest = others.length === 0 ? limit : (way.newest[stage] ?? way.newest.at(-1));
  const { day, id } = way.order;
  return `(SELECT ${index} AS way, day, id, place = ${newest} AS "isLast", hit
    FROM (SELECT day, id, hit, row_number() OVER () AS place FROM (
      SELECT ${way.select} d.received_on AS day, d.id, (${allTrue(others, bind)}) AS hit FROM ${way.from}
      WHERE ${way.condition(bind, null)} AND ${allTrue(conditions.inOrder, bind)} AND ${behind(after, way.order, bind)}
      ORDER BY ${day} DESC, ${id} DESC LIMIT ${newest}) newest) walked
    WHERE hit OR place = ${newest} LIMIT ${limit})`;
}

function behind(after: Place | null, { day, id }: Way['order'], bind: Bind): string {
  return after ? `(${day}, ${id}) < (${bind(after.day)}::date, ${bind(after.id)}::bigint)` : 'true';
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
  const isKnown = (place: Place) => !(horizon && isBefore(horizon, place));
  const hits = firstOf(
    rows.filter((row) => row.hit === true && isKnown(row)),
    limit,
  );
  return horizon === null || hits.length === limit ? hits : null;
}

/** How far a way was walked; null: to its end. */
function endOf(rows: readonly WalkedRow[], limit: number): WalkedRow | null {
  const last = rows.at(-1);
  return last && (rows.length === limit || last.isLast) ? last : null;
}

function isBefore(a: Place, b: Place): boolean {
  return a.day === b.day ? BigInt(a.id) > BigInt(b.id) : a.day > b.day;
}

const OF_DOSSIER = { day: 'd.received_on', id: 'd.id' };
const COLLECTED = 'd.received_on AS day, d.id';

/**
 * For whatever collects: with the usual memory PostgreSQL forgets which rows of a page it meant and reads them all
 * again; and compiling a plan takes longer than running it.
 */
export function makeRoom(tx: EntityManager): Promise<unknown> {
  return tx.query(`SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`);
}

/** OFFSET 0: with the order in sight the planner would walk again. */
async function collect(tx: EntityManager, sought: Sought, { limit, after }: Page): Promise<Place[]> {
  await makeRoom(tx);
  const { list, bind } = new Values();
  const all = heapSql(sought, COLLECTED, bind, behind(after, OF_DOSSIER, bind));
  const text = `SELECT day, id FROM (SELECT * FROM (${all}) heap OFFSET 0) found ORDER BY day DESC, id DESC LIMIT ${limit}`;
  return tx.query<Place[]>(text, list);
}

/** null: they are more than a few. */
async function collectFew(
  tx: EntityManager,
  sought: Sought,
  { limit, after }: Page,
): Promise<readonly Place[] | null> {
  const { list, bind } = new Values();
  const heaps = heapsSql(sought, COLLECTED, bind, behind(after, OF_DOSSIER, bind));
  if (heaps.length === 0) return [];
  const rows = await tx.query<Place[]>(
    heaps.map((heap) => `(${heap} LIMIT ${FEW})`).join(' UNION ALL '),
    list,
  );
  return rows.length < FEW ? firstOf(rows, limit) : null;
}

function firstOf(places: readonly Place[], limit: number): readonly Place[] {
  const byId = new Map(places.map(({ day, id }) => [id, { day, id }]));
  return [...byId.values()].toSorted((a, b) => (isBefore(a, b) ? -1 : 1)).slice(0, limit);
}
