import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { RegisterCache } from '../../../src/platform/register-cache/register-cache.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let writer: Database;
let here: RegisterCache;
let there: RegisterCache;
let stored = 0;
let loads = 0;

function load(): Promise<number> {
  loads += 1;
  return Promise.resolve(stored);
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await isTrue()) return;
    await sleep(25);
  }
  throw new Error('It did not happen within five seconds');
}

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({ url: database.url, entities: [], applicationName: 'cache-test' });
  await dataSource.initialize();
  writer = new Database(dataSource);
  here = new RegisterCache(database.url);
  there = new RegisterCache(database.url);
  await Promise.all([here.onModuleInit(), there.onModuleInit()]);
});
afterAll(async () => {
  await Promise.all([here, there].map((cache) => cache.onApplicationShutdown()));
  await dataSource.destroy();
  await database.drop();
});
beforeEach(() => {
  stored = 0;
  loads = 0;
});

describe('a register kept in memory', () => {
  it('is loaded once, also by requests that come at the same moment', async () => {
    const read = here.cached('once', load);
    expect(await Promise.all([read(), read(), read()])).toEqual([0, 0, 0]);
    await read();
    expect(loads).toBe(1);
  });

  it('is read again here right after a change, and elsewhere at once', async () => {
    const readHere = here.cached('shared', load);
    const readThere = there.cached('shared', load);
    await Promise.all([readHere(), readThere()]);
    await writer.write(async (tx) => {
      stored = 1;
      await here.changed(tx, 'shared');
    });
    expect(await readHere()).toBe(1);
    await until(async () => (await readThere()) === 1);
  });

  it('stays as it is when the change is rolled back', async () => {
    const read = here.cached('rolled-back', load);
    await read();
    const failing = writer.write(async (tx) => {
      await here.changed(tx, 'rolled-back');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await sleep(100);
    await read();
    expect(loads).toBe(1);
  });

  it('is not dropped by a change of another register', async () => {
    const read = here.cached('mine', load);
    await read();
    await writer.write((tx) => here.changed(tx, 'other'));
    await read();
    expect(loads).toBe(1);
  });

  it('is not kept when loading failed', async () => {
    let isBroken = true;
    const read = here.cached('failing', async () => {
      if (isBroken) throw new Error('no database');
      return load();
    });
    await expect(read()).rejects.toThrow('no database');
    isBroken = false;
    expect(await read()).toBe(0);
  });

  it('forgets a load that began before the change', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const read = here.cached('slow', async () => {
      const seen = stored;
      await gate;
      return seen;
    });
    const early = read();
    await writer.write(async (tx) => {
      stored = 2;
      await here.changed(tx, 'slow');
    });
    open();
    expect(await early).toBe(0);
    expect(await read()).toBe(2);
  });
});

describe('a process that cannot hear changes', () => {
  it('keeps nothing until it listens again, and then keeps again', async () => {
    const read = there.cached('deaf', load);
    await read();
    await endListeners();
    await until(async () => {
      const before = loads;
      await read();
      return loads > before;
    });
    await until(async () => {
      const before = loads;
      await read();
      await read();
      return loads === before || loads === before + 1;
    });
    stored = 3;
    await writer.write((tx) => here.changed(tx, 'deaf'));
    await until(async () => (await read()) === 3);
  });

  it('reads every time without a database to listen to, and starts all the same', async () => {
    const deaf = new RegisterCache('postgres://nobody@127.0.0.1:1/none');
    await deaf.onModuleInit();
    const read = deaf.cached('none', load);
    await read();
    await read();
    expect(loads).toBe(2);
    await deaf.onApplicationShutdown();
  });
});

async function endListeners(): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'motcua-register-cache'`,
  );
  await client.end();
}
