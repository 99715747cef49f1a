import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseError } from 'pg';
import { databaseUrl, onServer } from './test-server.js';

export interface TestDatabase {
  readonly url: string;
  /** Ends sessions that are still open and removes the database. */
  drop(): Promise<void>;
}

const OBJECT_IN_USE = '55006';
let made = 0;

/** A migrated database of its own, copied from the run's template; one per spec file, in `beforeAll`. */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const server = setting('MOTCUA_TEST_SERVER_URL');
  const template = migrated ? setting('MOTCUA_TEST_TEMPLATE') : 'template0';
  made += 1;
  const name = `motcua_test_${setting('MOTCUA_TEST_RUN')}_${process.pid}_${made}_${process.hrtime.bigint() % 100_000_000n}`;
  await onServer(server, async (client) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
        return;
      } catch (error) {
        if ((error as DatabaseError).code !== OBJECT_IN_USE || attempt === 20) throw error;
        await sleep(100);
      }
    }
  });
  return {
    url: databaseUrl(server, name),
    drop: () => onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is unset: run this suite in the Jest project "integration"`);
  return value;
}
