import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../../src/domain/domain-error.js';
import { afterCommit } from '../../../src/platform/database/after-commit.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { loadMigrations, runPendingMigrations } from '../../../src/platform/database/migrate.js';
import { WriteContext, writeContext } from '../../../src/platform/database/write-context.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let testDatabase: TestDatabase;
let dataSource: DataSource;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const settings = { url: testDatabase.url, entities: [], applicationName: 'database-spec', poolSize: 4 };
  dataSource = await createDataSource({
    ...settings,
    lockTimeoutMs: 200,
    statementTimeoutMs: 1_000,
  }).initialize();
  database = new Database(dataSource);
  await dataSource.query('CREATE TABLE counter_of_tests (id int PRIMARY KEY, n int NOT NULL)');
});

beforeEach(async () => {
  await dataSource.query('TRUNCATE counter_of_tests');
  await dataSource.query('INSERT INTO counter_of_tests VALUES (1, 0), (2, 0)');
});

afterAll(async () => {
  await dataSource.destroy();
  await testDatabase.drop();
});

async function valueOf(id: number, tx: Pick<EntityManager, 'query'> = dataSource): Promise<number> {
  const rows: { n: number }[] = await tx.query('SELECT n FROM counter_of_tests WHERE id = $1', [id]);
  return rows[0]?.n ?? -1;
}

function add(tx: EntityManager, id: number): Promise<unknown> {
  return tx.query('UPDATE counter_of_tests SET n = n + 1 WHERE id = $1', [id]);
}

describe('Database.write', () => {
  it('commits everything and answers what the work answered', async () => {
    const answer = await database.write(async (tx) => {
      await add(tx, 1);
      await add(tx, 2);
      return 'done';
    });
    expect([answer, await valueOf(1), await valueOf(2)]).toEqual(['done', 1, 1]);
  });

  it('writes nothing when the work refuses, and passes the refusal on', async () => {
    const refusal = new DomainError('step-not-open');
    const work = database.write(async (tx) => {
      await add(tx, 1);
      throw refusal;
    });
    await expect(work).rejects.toBe(refusal);
    expect(await valueOf(1)).toBe(0);
  });

  it('runs both of two deadlocked works in the end', async () => {
    const inOrder = (first: number, second: number): Promise<void> =>
      database.write(async (tx) => {
        await add(tx, first);
        await sleep(50);
        await add(tx, second);
      });
    // Patient enough for the server to notice the deadlock, which it does after a second.
    const patient = createDataSource({
      url: testDatabase.url,
      entities: [],
      applicationName: 'database-spec',
    });
    await patient.initialize();
    database = new Database(patient);
    try {
      await Promise.all([inOrder(1, 2), inOrder(2, 1)]);
    } finally {
      await patient.destroy();
      database = new Database(dataSource);
    }
    expect([await valueOf(1), await valueOf(2)]).toEqual([2, 2]);
  });

  it('answers busy when a row stays locked', async () => {
    await database.write(async (tx) => {
      await add(tx, 1);
      await expect(database.write((other) => add(other, 1))).rejects.toMatchObject({ code: 'busy' });
    });
    expect(await valueOf(1)).toBe(1);
  });

  it('answers busy when a statement takes too long', async () => {
    const work = database.write((tx) => tx.query('SELECT pg_sleep(5)'));
    await expect(work).rejects.toMatchObject({ name: 'DomainError', code: 'busy' });
  });

  it('answers that the database is away when the connection is lost, and works again afterwards', async () => {
    const work = database.write(async (tx) => {
      const rows = await tx.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
      await dataSource.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await add(tx, 1);
    });
    await expect(work).rejects.toMatchObject({ name: 'DomainError', code: 'database-unavailable' });
    await database.write((tx) => add(tx, 1));
    expect(await valueOf(1)).toBe(1);
  });

  it('leaves other errors of the database as they are', async () => {
    const work = database.write((tx) => tx.query('INSERT INTO counter_of_tests VALUES (1, 0)'));
    await expect(work).rejects.toMatchObject({ code: '23505' });
  });
});

describe('after commit', () => {
  it('runs the callbacks once the rows are visible, and not after a rollback', async () => {
    const seen: string[] = [];
    await database.write(async (tx) => {
      afterCommit(tx, () => seen.push('committed'));
      await add(tx, 1);
      seen.push('written');
    });
    const refused = database.write((tx) => {
      afterCommit(tx, () => seen.push('rolled back'));
      return Promise.reject(new DomainError('refused'));
    });
    await expect(refused).rejects.toMatchObject({ code: 'refused' });
    expect(seen).toEqual(['written', 'committed']);
  });

  it('refuses a manager that is in no write', () => {
    expect(() => afterCommit(dataSource.manager, () => undefined)).toThrow(/Database\.write/);
  });
});

describe('transaction guard', () => {
  function recording(): { seen: string[]; context: WriteContext } {
    const seen: string[] = [];
    const enter = async (tx: EntityManager): Promise<void> => {
      seen.push(`enter ${await valueOf(1, tx)}`);
    };
    const leave = async (tx: EntityManager, result: unknown): Promise<void> => {
      seen.push(`leave ${await valueOf(1, tx)} ${String(result)}`);
    };
    return { seen, context: new WriteContext({ enter, leave }) };
  }

  it('stands around the first write of a request, inside its transaction, and only around that', async () => {
    const { seen, context } = recording();
    await writeContext.run(context, async () => {
      await database.write((tx) => add(tx, 1).then(() => 'first'));
      await database.write((tx) => add(tx, 1).then(() => 'second'));
    });
    expect(seen).toEqual(['enter 0', 'leave 1 first']);
  });

  it('writes nothing when leaving fails', async () => {
    const guard = { enter: () => Promise.resolve(), leave: () => Promise.reject(new Error('no room')) };
    const work = writeContext.run(new WriteContext(guard), () => database.write((tx) => add(tx, 1)));
    await expect(work).rejects.toThrow('no room');
    expect(await valueOf(1)).toBe(0);
  });
});

describe('Database.read', () => {
  it('sees one moment, whatever is written meanwhile', async () => {
    const seen = await database.read(async (tx) => {
      const before = await valueOf(1, tx);
      await database.write((other) => add(other, 1));
      return [before, await valueOf(1, tx)];
    });
    expect(seen).toEqual([0, 0]);
    expect(await valueOf(1)).toBe(1);
  });

  it('cannot write', async () => {
    await expect(database.read((tx) => add(tx, 1))).rejects.toMatchObject({ code: '25006' });
  });
});

describe('columns', () => {
  it('reads a local day as the text it is, alone and in arrays, and bigint as text', async () => {
    const rows = await dataSource.query<object[]>(
      `SELECT date '2026-02-17' AS tet, ARRAY[date '2026-02-17'] AS days, 9007199254740993 AS big`,
    );
    expect(rows[0]).toEqual({ tet: '2026-02-17', days: ['2026-02-17'], big: '9007199254740993' });
  });

  it('keeps sessions in UTC, whatever the server prefers', async () => {
    expect(await dataSource.query('SHOW TimeZone')).toEqual([{ TimeZone: 'UTC' }]);
  });
});

describe('migrations', () => {
  it('run once when two processes start together on an empty database', async () => {
    const empty = await createTestDatabase({ migrated: false });
    try {
      const both = await Promise.all([runPendingMigrations(empty.url), runPendingMigrations(empty.url)]);
      expect(both.flat()).toHaveLength((await loadMigrations()).length);
      expect(await runPendingMigrations(empty.url)).toEqual([]);
    } finally {
      await empty.drop();
    }
  });
});
