import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RecalculationSweep } from '../../../src/handling/recalculation/recalculation-sweep.js';
import { RecalculationWorker } from '../../../src/handling/recalculation/recalculation-worker.js';
import { WalkPage } from '../../../src/handling/recalculation/walk-page.js';
import { WorkerRole } from '../../../src/platform/queue/worker-role.js';
import { until } from '../queue/until.js';
import { createAccounts } from '../../support/http-test-app.js';
import { at, dayOff, RecalculationHouse } from './recalculation-house.js';
import { runDossiers } from './running-dossiers.js';

const MANY = 1_000;

let house: RecalculationHouse;
let rounds = 0;

beforeAll(async () => {
  house = await RecalculationHouse.open();
}, 60_000);
afterAll(() => house.close());

// Each test has dossiers and a holiday of its own.
afterEach(async () => {
  await house.get(WorkerRole).stop();
  await house.sql(`UPDATE clock SET stopped_at = now(), next_rung_at = NULL`);
  await house.sql(`UPDATE recalculation SET finished_at = now() WHERE finished_at IS NULL`);
  await house.sql(`DELETE FROM recalculation_failure`);
});

async function accountOf(role: 'administrator'): Promise<string> {
  await createAccounts(house.http, [role], 'H99');
  return house.token(`${role}-h99`);
}

async function many(count = MANY): Promise<string[]> {
  rounds += 1;
  const startedAt = at('2026-10-05T09:00');
  const running = Array.from({ length: count }, (_none, index) => ({
    code: `W-${rounds}-${index}`,
    startedAt,
  }));
  const ids = [...(await runDossiers(house, running)).values()];
  await house.sql('CREATE TABLE IF NOT EXISTS saved (id bigint, due_at timestamptz)');
  await house.sql('TRUNCATE saved');
  await house.sql('INSERT INTO saved SELECT id, due_at FROM clock WHERE dossier_id = ANY ($1::bigint[])', [
    ids,
  ]);
  return ids;
}

/** What the last walk says it moved, and what a recount finds. */
async function counts() {
  const told = await house.one<{ moved: number; dossiers: number }>(
    `SELECT clocks_moved AS moved, dossiers_moved AS dossiers FROM recalculation ORDER BY id DESC LIMIT 1`,
  );
  const { recounted } = await house.one<{ recounted: number }>(
    `SELECT count(*)::integer AS recounted FROM saved JOIN clock USING (id) WHERE saved.due_at <> clock.due_at`,
  );
  const { events } = await house.one<{ events: number }>(
    `SELECT count(*)::integer AS events FROM timeline_event e JOIN clock c ON c.dossier_id = e.dossier_id
     JOIN saved ON saved.id = c.id WHERE e.type = 'due_moment_moved'`,
  );
  return { ...told, recounted, events };
}

const ALL = { moved: MANY, dossiers: MANY, recounted: MANY, events: MANY };

describe('a walk over many dossiers', () => {
  it('is carried by the queue from the change to the end, while another process reads and writes', async () => {
    await many();
    await house.get(WorkerRole).start();
    const another = await house.another();
    await another.get(WorkerRole).start();
    await house.swapOff('2026-10-12');
    await until(async () => (await counts()).recounted === MANY, 20_000);
    house.clock.set(new Date(house.clock.now().getTime() + 20_000));
    await until(async () => (await house.openWalks()).length === 0, 20_000);
    await another.close();
    expect(await counts()).toEqual(ALL);
  }, 60_000);

  it('goes on where a killed process left it, and moves nothing twice', async () => {
    await many();
    await house.swapOff('2026-10-13');
    const [id] = (await house.openWalks()) as [string];
    await house.get(WalkPage).execute(id);
    const another = await house.another();
    await house.database.write(async (tx) => {
      // The next page has written its clocks when it has to wait here, and dies.
      await tx.query('LOCK TABLE dossier_due_history IN SHARE MODE');
      const dying = another.get(WalkPage).execute(id);
      const failure = expect(dying).rejects.toMatchObject({ code: 'database-unavailable' });
      await until(async () => (await terminateWaiting()) === 1);
      await failure;
    });
    await another.close();
    expect((await counts()).recounted).toBe(300);
    await house.recalculate();
    expect(await counts()).toEqual(ALL);
  });

  it('may be done by two workers at once', async () => {
    await many();
    await house.swapOff('2026-10-14');
    const [id] = await house.openWalks();
    const another = await house.another();
    const run = async (page: WalkPage) => {
      for (let calls = 0; calls < 20; calls += 1) await page.execute(id as string);
    };
    await Promise.all([run(house.get(WalkPage)), run(another.get(WalkPage))]);
    await another.close();
    house.clock.set(new Date(house.clock.now().getTime() + 20_000));
    await house.walk();
    expect(await counts()).toEqual(ALL);
  });

  it('gives way to a newer one on the same calendar, which then moves what its impact said', async () => {
    const administrator = await accountOf('administrator');
    await many();
    await house.declare([{ ...dayOff('2026-10-06'), source: 'Công văn 1' }], null, 'tinh', 'Công văn 1');
    const [first] = (await house.openWalks()) as [string];
    await house.get(WalkPage).execute(first);
    const { sessions: _none, ...day } = { ...dayOff('2026-10-08'), source: 'Công văn 2' };
    const preview = await house.http.send('POST', '/api/v1/calendars/tinh/days/impact', {
      token: administrator,
      body: { days: [day] },
    });
    await house.declare([{ ...dayOff('2026-10-08'), source: 'Công văn 2' }], null, 'tinh', 'Công văn 2');
    await house.recalculate();
    const moved = (preview.json['totals'] as { clocksMoved: number }).clocksMoved;
    expect([moved, (await counts()).moved]).toEqual([MANY, moved]);
    expect(await house.openWalks()).toEqual([]);
    const sources = `SELECT DISTINCT data ->> 'source' AS source FROM timeline_event
      WHERE type = 'due_moment_moved' AND data ->> 'recalculationId' = (SELECT max(id)::text FROM recalculation)`;
    expect(await house.sql(sources)).toEqual([{ source: 'Công văn 1; Công văn 2' }]);
  });

  it('is repaired by the sweep when the queue has lost its jobs', async () => {
    await many();
    await house.get(WorkerRole).start();
    await house.get(RecalculationWorker).stop();
    await house.swapOff('2026-10-15');
    const waiting = () =>
      house.one<{ count: number }>(`SELECT count(*)::integer AS count FROM bullmq.job WHERE name = 'walk'`);
    await until(async () => (await waiting()).count > 0, 10_000);
    await house.sql('TRUNCATE bullmq.job CASCADE');
    await house.get(RecalculationWorker).start();
    // The next five seconds have other ids.
    house.clock.set(new Date(house.clock.now().getTime() + 5_000));
    await house.get(RecalculationSweep).sweep();
    await until(async () => (await counts()).recounted === MANY, 20_000);
  }, 60_000);

  it('keeps a dossier on record that cannot be computed, and goes on with the others', async () => {
    const ids = await many();
    const poison = ids[10];
    const { ladder } = await house.one<{ ladder: object }>(`SELECT ladder FROM clock WHERE dossier_id = $1`, [
      poison,
    ]);
    await house.sql(`UPDATE clock SET ladder = '[{"key": "overdue", "at": null}]' WHERE dossier_id = $1`, [
      poison,
    ]);
    await house.swapOff('2026-10-16');
    await house.recalculate();
    expect(await counts()).toEqual({
      moved: MANY - 1,
      dossiers: MANY - 1,
      recounted: MANY - 1,
      events: MANY - 1,
    });
    const failure = `SELECT dossier_id AS id, error FROM recalculation_failure`;
    expect(await house.sql(failure)).toEqual([{ id: poison, error: expect.any(String) as unknown }]);
    const walk = `SELECT finished_at IS NOT NULL AS finished FROM recalculation ORDER BY id DESC LIMIT 1`;
    expect(await house.one(walk)).toEqual({ finished: true });

    await house.sql('UPDATE clock SET ladder = $2 WHERE dossier_id = $1', [poison, JSON.stringify(ladder)]);
    await house.swapOff('2026-10-20');
    await house.recalculate();
    expect((await counts()).recounted).toBe(MANY);
  });
});

/** How many connections that wait for a lock were cut. */
async function terminateWaiting(): Promise<number> {
  const rows = await house.sql<object>(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows.length;
}
