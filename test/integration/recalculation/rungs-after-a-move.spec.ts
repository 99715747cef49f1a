import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pauseClock } from '../../../src/domain/deadline/deadline-clock.js';
import { at, dayOff, RecalculationHouse } from './recalculation-house.js';
import { runDossiers, type Running } from './running-dossiers.js';

let house: RecalculationHouse;
let filed = 0;

beforeAll(async () => {
  house = await RecalculationHouse.open();
}, 60_000);
afterAll(() => house.close());

beforeEach(async () => {
  house.clock.set(at('2026-10-05T08:00'));
  await house.sql('UPDATE clock SET stopped_at = now(), next_rung_at = NULL');
  await house.sql(`DELETE FROM calendar_day`);
  await house.declare([dayOff('2026-12-24')]);
  await house.recalculate();
  house.clock.set(at('2026-10-05T08:00'));
});

async function run(parts: Partial<Running> = {}): Promise<string> {
  const code = `R-${(filed += 1)}`;
  const limit = { amount: 2, unit: 'working_day' } as const;
  const ids = await runDossiers(house, [{ code, startedAt: at('2026-10-05T09:00'), limit, ...parts }]);
  return ids.get(code) as string;
}

const flagsOf = (id: string) =>
  house.sql<object>(
    `SELECT kind, moment_at AS "momentAt", cleared_at IS NOT NULL AS cleared FROM dossier_flag
     WHERE dossier_id = $1 ORDER BY id`,
    [id],
  );
const noticesOf = async (id: string) =>
  (
    await house.sql<{ kind: string }>(
      `SELECT kind FROM notification WHERE dossier_id = $1 AND role = 'processing_officer' ORDER BY id`,
      [id],
    )
  ).map(({ kind }) => kind);

describe('what was told of a due moment that moved (trap 42)', () => {
  it('is cleared when the moment lies ahead again, and may be told once more', async () => {
    const id = await run();
    house.clock.set(at('2026-10-06T18:00'));
    await house.tellDue();
    house.clock.set(at('2026-10-07T18:00'));
    await house.tellDue();
    const dueSoon = { kind: 'due_soon', momentAt: at('2026-10-06T17:30'), cleared: false };
    const late = { kind: 'overdue', momentAt: at('2026-10-07T17:30'), cleared: false };
    expect(await flagsOf(id)).toEqual([dueSoon, late]);

    // 7 October turns out to be a day off: due on the 8th, and due soon was already true on the 6th.
    await house.swapOff('2026-10-07');
    await house.recalculate();
    expect(await flagsOf(id)).toEqual([dueSoon, { ...late, cleared: true }]);
    await house.tellDue();
    expect(await noticesOf(id)).toEqual(['due_soon', 'overdue']);

    house.clock.set(at('2026-10-08T18:00'));
    await house.tellDue();
    await house.tellDue();
    expect(await flagsOf(id)).toEqual([dueSoon, { ...late, momentAt: at('2026-10-08T17:30') }]);
    expect(await noticesOf(id)).toEqual(['due_soon', 'overdue', 'overdue']);
    const walk = `SELECT no_longer_late AS "noLonger", became_late AS late FROM recalculation ORDER BY id DESC LIMIT 1`;
    expect(await house.one(walk)).toEqual({ noLonger: 1, late: 0 });
  });

  it('is not told a second time while it stays true', async () => {
    const id = await run();
    house.clock.set(at('2026-10-12T18:00'));
    await house.tellDue();
    expect(await noticesOf(id)).toEqual(['overdue']);
    await house.swapOff('2026-10-07');
    await house.recalculate();
    await house.tellDue();
    expect(await house.one(`SELECT due_at AS "dueAt" FROM clock WHERE dossier_id = $1`, [id])).toEqual({
      dueAt: at('2026-10-08T17:30'),
    });
    expect(await noticesOf(id)).toEqual(['overdue']);
    expect(await flagsOf(id)).toEqual([
      { kind: 'due_soon', momentAt: at('2026-10-06T17:30'), cleared: false },
      { kind: 'overdue', momentAt: at('2026-10-07T17:30'), cleared: false },
    ]);
  });

  it('is told at once where the moment moved into the past: overdue, and no more due soon', async () => {
    await house.swapOff('2026-10-07', '2026-10-08');
    await house.recalculate();
    const id = await run();
    house.clock.set(at('2026-10-08T20:00'));
    const [first] = await house.sql<object>(`SELECT due_at AS "dueAt" FROM clock WHERE dossier_id = $1`, [
      id,
    ]);
    expect(first).toEqual({ dueAt: at('2026-10-09T17:30') });
    await house.sql(`DELETE FROM calendar_day WHERE "on" IN ('2026-10-07', '2026-10-08')`);
    await house.declare([dayOff('2026-12-25')]);
    await house.sql(
      `UPDATE calendar_change SET first_day = '2026-10-07' WHERE id = (SELECT max(id) FROM calendar_change)`,
    );
    await house.recalculate();
    await house.tellDue();
    expect(await flagsOf(id)).toEqual([
      { kind: 'overdue', momentAt: at('2026-10-07T17:30'), cleared: false },
    ]);
    const walk = `SELECT no_longer_late AS "noLonger", became_late AS late FROM recalculation ORDER BY id DESC LIMIT 1`;
    expect(await house.one(walk)).toEqual({ noLonger: 0, late: 1 });
  });

  it('falls silent where a paused clock was not late after all', async () => {
    const id = await run();
    house.clock.set(at('2026-10-07T18:00'));
    await house.tellDue();
    house.clock.set(at('2026-10-08T09:00'));
    const paused = JSON.stringify([
      { no: 1, kind: 'pause', reason: 'supplement', from: house.clock.now().toISOString(), to: null },
    ]);
    await house.sql('UPDATE clock SET exclusions = $2, next_rung_at = NULL WHERE dossier_id = $1', [
      id,
      paused,
    ]);
    await house.swapOff('2026-10-07');
    await house.recalculate();
    expect(await house.one(`SELECT due_at AS "dueAt" FROM clock WHERE dossier_id = $1`, [id])).toEqual({
      dueAt: null,
    });
    expect(await flagsOf(id)).toContainEqual({
      kind: 'overdue',
      momentAt: at('2026-10-07T17:30'),
      cleared: true,
    });
  });

  it('leaves a paused clock alone whose due moment lies beyond the pause', async () => {
    const id = await run({ change: (clock) => pauseClock(clock, at('2026-10-05T10:00'), 'supplement') });
    const before = await house.sql('SELECT * FROM clock WHERE dossier_id = $1', [id]);
    await house.swapOff('2026-10-06', '2026-10-07');
    await house.recalculate();
    expect(await house.sql('SELECT * FROM clock WHERE dossier_id = $1', [id])).toEqual(before);
  });
});
