import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OutboxMessage } from '../../../src/platform/outbox/outbox.store.js';
import { SettableClock } from '../../support/settable-clock.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { onServer } from '../../support/test-server.js';
import { until } from '../queue/until.js';
import { openWatchProcess, type WatchProcess } from '../watch/watch-process.js';

describe('the outbox', () => {
  const clock = new SettableClock(new Date('2026-03-09T09:00:00+07:00'));
  let testDatabase: TestDatabase;
  let processes: WatchProcess[] = [];
  let one: WatchProcess;

  const open = async (): Promise<WatchProcess> => {
    const { url } = testDatabase;
    const queue = {
      backend: 'postgres',
      url,
      prefix: '',
      lockMilliseconds: 10_000,
      stalledCheckMilliseconds: 5_000,
    };
    const process = await openWatchProcess({
      databaseUrl: url,
      queue: { ...queue, backend: 'postgres' },
      clock,
    });
    processes.push(process);
    return process;
  };
  const write = (tx: EntityManager, words: readonly string[]) =>
    tx.query(
      `INSERT INTO outbox (topic, payload, created_at)
       SELECT 'word_said', jsonb_build_object('word', word), $2 FROM unnest($1::text[]) AS word`,
      [words, clock.now()],
    );
  const say = (...words: readonly string[]) =>
    one.database.write(async (tx) => {
      await write(tx, words);
      one.outboxSignal.written(tx);
    });
  const listen = (process: WatchProcess, hear: (message: OutboxMessage) => void) =>
    process.consumers.register({
      name: 'test',
      topics: ['word_said'],
      consume: (_tx, messages) => Promise.resolve(messages.forEach(hear)),
    });
  const wordsOf = async (condition: string): Promise<string[]> => {
    const text = `SELECT payload->>'word' AS word FROM outbox WHERE ${condition} ORDER BY position, id`;
    const rows = await one.dataSource.query<{ word: string }[]>(text);
    return rows.map((row) => row.word);
  };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    testDatabase = await createTestDatabase();
  });

  beforeEach(async () => {
    one = await open();
    await one.queues.prepare();
    await one.dataSource.query('TRUNCATE outbox, heartbeat, bullmq.job CASCADE');
  });

  afterEach(async () => {
    await Promise.all(processes.map((process) => process.close()));
    processes = [];
  });

  afterAll(() => testDatabase.drop());

  it('tells the consumers right after the commit', async () => {
    const heard: unknown[] = [];
    listen(one, ({ payload }) => heard.push(payload['word']));
    await one.run(one.delivery, one.relay);
    await until(async () => (await wordsOf('sent_at IS NULL')).length === 0);
    const begun = performance.now();
    await say('một', 'hai', 'ba');
    await until(() => heard.length === 3);
    expect(performance.now() - begun).toBeLessThan(900);
    expect(heard).toEqual(['một', 'hai', 'ba']);
    await until(async () => (await wordsOf('done_at IS NOT NULL')).length === 3);
  });

  it('finds rows that nobody poked it for', async () => {
    await one.run(one.delivery, one.relay);
    await one.database.write((tx) => write(tx, ['im lặng']));
    await until(async () => (await wordsOf('done_at IS NOT NULL')).length === 1, 3_000);
  });

  it('tells nothing of a transaction that was rolled back', async () => {
    await one.run(one.delivery, one.relay);
    const undone = one.database.write(async (tx) => {
      await write(tx, ['không']);
      throw new Error('planned by this test');
    });
    await expect(undone).rejects.toThrow('planned');
    await say('có');
    await until(async () => (await wordsOf('done_at IS NOT NULL')).length === 1);
    expect(await wordsOf('true')).toEqual(['có']);
  });

  it('gives positions without a gap in time: whoever has read up to one has seen all before it', async () => {
    const two = await open();
    await one.run(one.relay);
    await two.run(two.relay);
    const seen: number[] = [];
    let last = 0;
    for (let round = 0; round < 40; round += 1) {
      await Promise.all([say(`a${round}`), say(`b${round}`), say(`c${round}`)]);
      two.relay.poke();
      const rows = await one.dataSource.query<{ position: number }[]>(
        'SELECT position::integer FROM outbox WHERE position > $1 ORDER BY position',
        [last],
      );
      seen.push(...rows.map((row) => row.position));
      last = seen.at(-1) ?? last;
    }
    await until(async () => (await wordsOf('sent_at IS NULL')).length === 0);
    const all = await one.dataSource.query<{ position: number }[]>(
      'SELECT position::integer FROM outbox WHERE position <= $1 ORDER BY position',
      [last],
    );
    expect(seen).toEqual(all.map((row) => row.position));
  });

  it('delivers the others of a batch when one fails, and that one later', async () => {
    let isBroken = true;
    const heard: unknown[] = [];
    one.consumers.register({
      name: 'test',
      topics: ['word_said'],
      consume: async (tx, messages) => {
        if (isBroken && messages.some(({ payload }) => payload['word'] === 'hỏng'))
          throw new Error('planned');
        for (const { payload } of messages)
          await tx.query('SELECT 1').then(() => heard.push(payload['word']));
      },
    });
    await one.run(one.delivery, one.relay);
    await say('một', 'hỏng', 'ba');
    await until(async () => (await wordsOf('done_at IS NOT NULL')).length === 2);
    expect(await wordsOf('done_at IS NULL')).toEqual(['hỏng']);
    isBroken = false;
    await until(async () => (await wordsOf('done_at IS NULL')).length === 0, 15_000);
    expect(heard.toSorted()).toEqual(['ba', 'hỏng', 'một']);
  });

  it('goes on by itself after every connection to the database was cut', async () => {
    await one.run(one.delivery, one.relay);
    await say('trước');
    await until(async () => (await wordsOf('done_at IS NOT NULL')).length === 1);
    await onServer(testDatabase.url, (client) =>
      client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`),
    );
    await until(() =>
      say('sau').then(
        () => true,
        () => false,
      ),
    );
    await until(async () => (await wordsOf('done_at IS NOT NULL')).includes('sau'), 15_000);
  });

  it('does nothing twice when a row is sent twice', async () => {
    let heard = 0;
    listen(one, () => (heard += 1));
    await one.run(one.delivery, one.relay);
    await say('một');
    await until(async () => (await wordsOf('done_at IS NOT NULL')).length === 1);
    // As after a crash between the add and the commit, with the queue knowing nothing of the first one.
    await one.dataSource.query('TRUNCATE bullmq.job CASCADE');
    await one.dataSource.query('UPDATE outbox SET sent_at = NULL, position = NULL');
    one.relay.poke();
    await until(async () => (await wordsOf('sent_at IS NULL')).length === 0);
    await until(async () => (await one.queues.waitingCount('outbox')) === 0);
    expect(heard).toBe(1);
  });

  it('shows since when something waits', async () => {
    await say('chờ');
    await one.run(one.relay);
    const detail = async () => {
      const rows = await one.dataSource.query<
        {
          detail: { unsentSince: string | null; undoneSince: string | null };
        }[]
      >(`SELECT detail FROM heartbeat WHERE name = 'relay'`);
      return rows[0]?.detail;
    };
    await until(async () => (await detail()) !== undefined);
    expect(await detail()).toEqual({ unsentSince: null, undoneSince: clock.now().toISOString() });
  });
});
