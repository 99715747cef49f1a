import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyTimelines } from '../../../src/app/cli/verify-timeline.command.js';
import { makeUp, naiveDueOf, randomFrom, rowsOf, type MadeUp } from './five-hundred.js';
import { csvOf, TakeOverHouse } from './take-over-house.js';

const CUT_OVER = '2026-11-25T10:00:00+07:00';
const DOSSIERS = 500;

interface Row {
  readonly code: string;
  readonly due: Date | null;
  readonly state: string;
}

let house: TakeOverHouse;
let made: readonly MadeUp[];

/** Event rows stand among those of other dossiers, as in an export by time. */
function shuffledCsv(dossiers: readonly MadeUp[]): string {
  const random = randomFrom(7);
  const rows = dossiers.flatMap(rowsOf).map((row) => ({ row, place: random(1_000_000) }));
  return csvOf(rows.sort((a, b) => a.place - b.place).map(({ row }) => row));
}

const dossiers = () =>
  house.query<Row>(
    `SELECT code, due_at AS due, state FROM dossier WHERE external_source = 'import:he-thong-cu' ORDER BY code`,
  );

beforeAll(async () => {
  house = await TakeOverHouse.open(CUT_OVER);
  const random = randomFrom(2026);
  made = Array.from({ length: DOSSIERS }, (_each, index) => makeUp(index, random, house.now));
}, 120_000);
afterAll(() => house.close());

describe('cut-over: 500 open dossiers with pauses come in', () => {
  it('and each one’s due moment is that of the naive walk over the told facts', async () => {
    const summary = await house.take(shuffledCsv(made));
    expect(await house.report()).toEqual([]);
    expect(summary).toMatchObject({ dossiers: DOSSIERS, takenOver: DOSSIERS, alreadyThere: 0, leftOut: 0 });
    const found = new Map((await dossiers()).map(({ code, due }) => [code, due?.toISOString() ?? null]));
    const differing = made.filter(
      (each) => found.get(each.code) !== (naiveDueOf(each)?.toISOString() ?? null),
    );
    expect(differing).toEqual([]);
  }, 120_000);

  it('of every policy, with pauses of every kind, some standing still, some late', async () => {
    const rows = await dossiers();
    expect(rows).toHaveLength(DOSSIERS);
    const late = rows.filter(({ due }) => due !== null && due < house.now).length;
    const still = rows.filter(({ due }) => due === null).length;
    expect([late, still, DOSSIERS - late - still].every((count) => count > 20)).toBe(true);
    const states = new Set(rows.map(({ state }) => state));
    expect([...states].sort()).toEqual(['awaiting_payment', 'awaiting_supplement', 'in_progress']);
    const kinds = new Set(made.flatMap(({ pauses }) => pauses.map(([kind]) => kind)));
    expect(kinds.size).toBe(3);
    expect(made.filter(({ supplement }) => supplement?.[1]).length).toBeGreaterThan(50);
  });

  it('a second run brings nothing again and changes nothing', async () => {
    const before = await house.query('SELECT * FROM dossier ORDER BY id');
    const summary = await house.take(shuffledCsv(made));
    expect(summary).toMatchObject({ takenOver: 0, alreadyThere: DOSSIERS, leftOut: 0 });
    expect(await house.query('SELECT * FROM dossier ORDER BY id')).toEqual(before);
  }, 120_000);

  it('with timelines that hold, each ending with the taking over', async () => {
    const { differences } = await verifyTimelines(house.product.sql);
    expect(differences).toEqual([]);
    const [last] = await house.query(`
      SELECT count(*)::int AS n FROM dossier d JOIN timeline_event e ON e.dossier_id = d.id AND e.seq = d.last_event_seq
      WHERE e.type = 'dossier_taken_over'`);
    expect(last).toEqual({ n: DOSSIERS });
  });

  it('what was late before is flagged once with its moment, and nobody is told of it', async () => {
    await house.watch();
    const [late] = await house.query(
      `
      SELECT count(*)::int AS late, count(f.id)::int AS flagged, bool_and(f.moment_at = d.due_at) AS at_due
      FROM dossier d LEFT JOIN dossier_flag f ON f.dossier_id = d.id AND f.kind = 'overdue'
        AND f.detail->>'clockKind' = 'processing'
      JOIN clock c ON c.dossier_id = d.id AND c.kind = 'processing'
      WHERE d.due_at < $1 AND NOT jsonb_path_exists(c.exclusions, '$[*] ? (@.to == null)')`,
      [house.now],
    );
    expect(late).toMatchObject({ at_due: true });
    expect(late?.['flagged']).toBe(late?.['late']);
    expect(await house.query("SELECT 1 FROM dossier_flag WHERE kind IN ('due_soon', 'apology_due')")).toEqual(
      [],
    );
    expect(await house.query('SELECT kind, text_vi FROM notification')).toEqual([]);
  });
});
