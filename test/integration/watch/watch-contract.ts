import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { pauseClock, stopClock } from '../../../src/domain/deadline/deadline-clock.js';
import type { QueueSettings } from '../../../src/platform/queue/queue-settings.js';
import type { Clock } from '../../../src/platform/time/clock.js';
import { SettableClock } from '../../support/settable-clock.js';
import { onServer } from '../../support/test-server.js';
import { until } from '../queue/until.js';
import { file } from './filed-dossiers.js';
import { insertSmallProvince, type SmallProvince } from './province.js';
import { RunningClock } from './running-clock.js';
import { openWatchProcess, type WatchProcess } from './watch-process.js';

export interface WatchUnderTest {
  /** A migrated database of its own. */
  readonly databaseUrl: string;
  readonly queue: Pick<QueueSettings, 'backend' | 'url' | 'prefix'>;
  /** Throws every job away, as a flush or an empty failover would. */
  flush(): Promise<void>;
  drop(): Promise<void>;
}

// A week of plain working days; due soon is the same time on the working day before.
const TUESDAY = at('2026-03-10T17:30');
const WEDNESDAY = at('2026-03-11T17:30');
const THURSDAY = at('2026-03-12T17:30');

/** What the watch promises, whatever carries its jobs. */
export function describeWatchContract(open: () => Promise<WatchUnderTest>): void {
  let under: WatchUnderTest;
  let province: SmallProvince;
  let processes: WatchProcess[] = [];
  let files = 0;
  let clock: SettableClock;

  const newProcess = async (by: Clock): Promise<WatchProcess> => {
    const queue = { ...under.queue, lockMilliseconds: 10_000, stalledCheckMilliseconds: 5_000 };
    const process = await openWatchProcess({ databaseUrl: under.databaseUrl, queue, clock: by });
    processes.push(process);
    return process;
  };
  const newCode = () => `H99.01-260302-${String((files += 1)).padStart(6, '0')}`;
  const flagsOf = async (process: WatchProcess, dossierIds: readonly string[]): Promise<string[]> => {
    const text = `SELECT kind FROM dossier_flag WHERE dossier_id = ANY ($1::bigint[]) ORDER BY id`;
    const rows = await process.dataSource.query<{ kind: string }[]>(text, [dossierIds]);
    return rows.map((row) => row.kind);
  };
  const countOf = async (process: WatchProcess, text: string, values: unknown[]): Promise<number> => {
    const [row] = await process.dataSource.query<{ count: number }[]>(text, values);
    return row?.count ?? 0;
  };
  const eventCount = (process: WatchProcess, dossierIds: readonly string[]) =>
    countOf(
      process,
      `SELECT count(*)::integer AS count FROM timeline_event
       WHERE dossier_id = ANY ($1::bigint[]) AND type = 'flag_raised'`,
      [dossierIds],
    );
  const messageCount = (process: WatchProcess, dossierIds: readonly string[]) =>
    countOf(
      process,
      `SELECT count(*)::integer AS count FROM notification WHERE dossier_id = ANY ($1::bigint[])`,
      [dossierIds],
    );

  beforeAll(async () => {
    Logger.overrideLogger(false);
    under = await open();
    const process = await newProcess(new SettableClock(TUESDAY));
    await process.queues.prepare();
    province = await insertSmallProvince(process.dataSource);
    await process.close();
    processes = [];
  });

  beforeEach(() => {
    clock = new SettableClock(at('2026-03-09T09:00'));
  });

  afterEach(async () => {
    await Promise.all(processes.map((process) => process.close()));
    processes = [];
    await under.flush();
    // What one test left over must not be told in the next.
    await onServer(under.databaseUrl, (client) =>
      client.query(
        'UPDATE clock SET next_rung_at = NULL; UPDATE outbox SET sent_at = now(), done_at = now()',
      ),
    );
  });

  afterAll(() => under.drop());

  it('tells due soon and overdue once each, with ten sweeps at a time and two workers', async () => {
    const [one, two] = [await newProcess(clock), await newProcess(clock)];
    for (const { run, worker, delivery, relay } of [one, two]) await run(worker, delivery, relay);
    const ids = [...(await file(one, province, [{ code: newCode(), dueAt: THURSDAY }])).values()];
    const sweeps = Array.from({ length: 10 }, (_, index) => (index % 2 ? one : two).newSweep());
    const sweepAll = () => Promise.all(sweeps.map((sweep) => sweep.sweep()));

    await sweepAll();
    expect(await flagsOf(one, ids)).toEqual([]);
    clock.set(new Date(WEDNESDAY.getTime() + 1));
    await sweepAll();
    await until(async () => (await messageCount(one, ids)) === 2);
    clock.set(new Date(THURSDAY.getTime() + 1));
    await sweepAll();
    await until(async () => (await messageCount(one, ids)) === 4);
    await sweepAll();
    await until(async () => (await one.queues.waitingCount('deadline-watch')) === 0);

    expect(await flagsOf(one, ids)).toEqual(['due_soon', 'overdue']);
    expect(await eventCount(one, ids)).toBe(2);
    expect(await messageCount(one, ids)).toBe(4);
  });

  it('tells within two seconds of the moment, though nobody says a word', async () => {
    const process = await newProcess(new RunningClock(new Date(THURSDAY.getTime() - 1_500)));
    await process.role.start();
    const begun = performance.now();
    const ids = [...(await file(process, province, [{ code: newCode(), dueAt: THURSDAY }])).values()];
    await until(async () => (await flagsOf(process, ids)).includes('overdue'), 3_500);
    expect(performance.now() - begun).toBeGreaterThan(1_000);
    const [flag] = await process.dataSource.query<
      [{ momentAt: Date; raisedAt: Date; detail: Record<string, unknown> }]
    >(
      `SELECT moment_at AS "momentAt", raised_at AS "raisedAt", detail FROM dossier_flag
       WHERE dossier_id = $1 AND kind = 'overdue'`,
      ids,
    );
    expect(flag.momentAt).toEqual(THURSDAY);
    expect(flag.raisedAt.getTime() - flag.momentAt.getTime()).toBeLessThan(2_000);
    expect(flag.detail).toMatchObject({ clockKind: 'processing', deliveredLate: false });
  });

  it('is woken by a rung that is written while it sleeps', async () => {
    const process = await newProcess(new RunningClock(new Date(THURSDAY.getTime() + 60_000)));
    await process.role.start();
    await until(async () => (await process.queues.waitingCount('deadline-watch')) === 0);
    // The sweep has found nothing and would sleep for five seconds.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const begun = performance.now();
    const ids = [...(await file(process, province, [{ code: newCode(), dueAt: THURSDAY }])).values()];
    await until(async () => (await flagsOf(process, ids)).length === 2);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it('tells of a file that nobody has touched for ninety days', async () => {
    clock.set(new Date(THURSDAY.getTime() + 90 * 86_400_000));
    const process = await newProcess(clock);
    const ids = [...(await file(process, province, [{ code: newCode(), dueAt: THURSDAY }])).values()];
    await process.role.start();
    await until(async () => (await flagsOf(process, ids)).length === 2);
  });

  it('catches up in order after an outage, and says that it is late', async () => {
    clock.set(at('2026-03-20T09:00'));
    const process = await newProcess(clock);
    const ids = [...(await file(process, province, [{ code: newCode(), dueAt: THURSDAY }])).values()];
    await process.role.start();
    await until(async () => (await flagsOf(process, ids)).length === 2);
    const rows = await process.dataSource.query<object[]>(
      `SELECT kind, moment_at AS "momentAt", raised_at AS "raisedAt", detail->'deliveredLate' AS late
       FROM dossier_flag WHERE dossier_id = ANY ($1::bigint[]) ORDER BY id`,
      [ids],
    );
    expect(rows).toEqual([
      { kind: 'due_soon', momentAt: WEDNESDAY, raisedAt: clock.now(), late: true },
      { kind: 'overdue', momentAt: THURSDAY, raisedAt: clock.now(), late: true },
    ]);
  });

  it('tells all of 10,001 clocks that are due at one moment', async () => {
    const process = await newProcess(clock);
    const many = Array.from({ length: 10_001 }, () => ({ code: newCode(), dueAt: THURSDAY }));
    const ids = [...(await file(process, province, many)).values()];
    clock.set(new Date(WEDNESDAY.getTime() + 1));
    await process.run(process.worker, process.sweep);
    const flagCount = () =>
      countOf(
        process,
        `SELECT count(*)::integer AS count FROM dossier_flag WHERE dossier_id = ANY ($1::bigint[])`,
        [ids],
      );
    await until(async () => (await flagCount()) === 10_001, 25_000);
    expect(await eventCount(process, ids)).toBe(10_001);
  }, 60_000);

  it('keeps silent about clocks that are paused, stopped, or of a resolved dossier', async () => {
    clock.set(at('2026-03-20T09:00'));
    const process = await newProcess(clock);
    const silent = await file(process, province, [
      { code: newCode(), dueAt: THURSDAY, change: (one) => pauseClock(one, TUESDAY, 'supplement') },
      { code: newCode(), dueAt: THURSDAY, change: (one) => stopClock(one, TUESDAY) },
      { code: newCode(), dueAt: THURSDAY, resolvedAt: TUESDAY },
    ]);
    const told = await file(process, province, [{ code: newCode(), dueAt: THURSDAY }]);
    await process.role.start();
    await until(async () => (await flagsOf(process, [...told.values()])).length === 2);
    expect(await flagsOf(process, [...silent.values()])).toEqual([]);
    const left = `SELECT count(*)::integer AS count FROM clock
      WHERE dossier_id = ANY ($1::bigint[]) AND next_rung_at IS NOT NULL`;
    expect(await countOf(process, left, [[...silent.values(), ...told.values()]])).toBe(0);
  });

  it('keeps silent when a clock was paused after its job was made', async () => {
    clock.set(new Date(WEDNESDAY.getTime() + 1));
    const process = await newProcess(clock);
    const ids = [...(await file(process, province, [{ code: newCode(), dueAt: THURSDAY }])).values()];
    await process.sweep.sweep();
    await process.dataSource.query(
      `UPDATE clock SET due_at = NULL, next_rung_key = NULL, next_rung_at = NULL WHERE dossier_id = $1`,
      ids,
    );
    await process.worker.start();
    await until(async () => (await process.queues.waitingCount('deadline-watch')) === 0);
    await process.worker.stop();
    expect(await flagsOf(process, ids)).toEqual([]);
  });

  describe('a clock that cannot be told', () => {
    it('holds up nobody, is on record, and is told once it can be', async () => {
      const process = await newProcess(clock);
      const [bad, good] = [newCode(), newCode()];
      const ids = await file(process, province, [
        { code: bad, dueAt: WEDNESDAY },
        { code: good, dueAt: THURSDAY },
      ]);
      const badId = ids.get(bad) as string;
      await process.dataSource.query(`UPDATE clock SET calendar_id = 999999 WHERE dossier_id = $1`, [badId]);
      clock.set(new Date(THURSDAY.getTime() + 1));
      await process.role.start();
      await until(async () => (await flagsOf(process, [ids.get(good) as string])).length === 2);
      const failure = `SELECT count(*)::integer AS count FROM watch_failure WHERE error LIKE '%unknown-calendar%'`;
      await until(async () => (await countOf(process, failure, [])) === 1);

      await process.dataSource.query(`UPDATE clock SET calendar_id = $2 WHERE dossier_id = $1`, [
        badId,
        province.calendarId,
      ]);
      clock.advanceMinutes(20);
      await until(async () => (await flagsOf(process, [badId])).length === 2);
      expect(await countOf(process, failure, [])).toBe(0);
    });
  });

  it('loses nothing when the queue is flushed in the middle', async () => {
    const process = await newProcess(clock);
    const many = Array.from({ length: 1_200 }, () => ({ code: newCode(), dueAt: THURSDAY }));
    const ids = [...(await file(process, province, many)).values()];
    clock.set(new Date(WEDNESDAY.getTime() + 1));
    await process.sweep.sweep();
    expect(await process.queues.waitingCount('deadline-watch')).toBe(3);
    await under.flush();
    await process.run(process.worker, process.sweep);
    await until(async () => (await flagsOf(process, ids)).length === 1_200);

    // The messages of these flags are sent, and their jobs are lost too.
    process.relay.start();
    const unsent = `SELECT count(*)::integer AS count FROM outbox WHERE sent_at IS NULL`;
    await until(async () => (await countOf(process, unsent, [])) === 0);
    await process.relay.stop();
    await under.flush();
    clock.advanceMinutes(1);
    const again = await newProcess(clock);
    await again.run(again.delivery, again.relay);
    await until(async () => (await messageCount(process, ids)) === 2_400);
  });
}

function at(local: string): Date {
  return new Date(`${local}:00+07:00`);
}
