import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { runPendingMigrations } from '../../src/platform/database/migrate.js';
import { startEmbeddedPostgres } from '../../src/platform/embedded/embedded-postgres.js';

export interface TestServer {
  stop(): Promise<void>;
}

const LOCAL_REDIS = 'redis://127.0.0.1:6379';

/**
 * Makes a migrated template database, on DATABASE_URL or else on an embedded server in a temporary folder, and
 * tells the suites where through the environment. Touches only databases named `motcua_test_…`.
 */
export async function startTestServer(): Promise<TestServer> {
  const run = randomBytes(5).toString('hex');
  const server = await openServer();
  const template = `motcua_test_${run}_template`;
  process.env['MOTCUA_TEST_RUN'] = run;
  process.env['MOTCUA_TEST_SERVER_URL'] = server.url;
  process.env['MOTCUA_TEST_TEMPLATE'] = template;
  await onServer(server.url, (client) => client.query(`CREATE DATABASE ${template} TEMPLATE template0`));
  await runPendingMigrations(databaseUrl(server.url, template));
  const redisUrl = await findRedis();
  if (redisUrl !== null) process.env['MOTCUA_TEST_REDIS_URL'] = redisUrl;

  const stop = once(async () => {
    await onServer(server.url, (client) => dropDatabasesOf(run, client));
    if (redisUrl !== null) await deleteKeysOf(run, redisUrl);
    await server.stop();
  });
  stopOnSignals(stop);
  return { stop };
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Its name carries the process, so that a later run may clear it away if this one is killed. */
export function makeTestFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), `motcua-test-${process.pid}-`));
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const external = process.env['DATABASE_URL'];
  if (external) return { url: external, stop: () => Promise.resolve() };
  await removeAbandonedFolders();
  const dataDir = await makeTestFolder();
  const server = await startTemporary(dataDir);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

function startTemporary(dataDir: string): ReturnType<typeof startEmbeddedPostgres> {
  // What a test wrote need not outlive the power: several times faster.
  const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '200' };
  return startEmbeddedPostgres({ dataDir, log: () => undefined, settings });
}

/** A run that was killed leaves its servers behind: the next one stops them. */
async function removeAbandonedFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = /^motcua-test-(\d+)-\w+$/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    const ignore = (): void => undefined;
    await startTemporary(folder).then((server) => server.stop(), ignore);
    // Another account's folder stays.
    await rm(folder, { recursive: true, force: true }).catch(ignore);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function dropDatabasesOf(run: string, client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [`motcua_test_${run}_`],
  );
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}

async function findRedis(): Promise<string | null> {
  const url = process.env['REDIS_URL'] || LOCAL_REDIS;
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 1_000 });
  // Without a listener ioredis prints the refusal that is expected here.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return url;
  } catch (cause) {
    if (process.env['REDIS_URL']) throw new Error('REDIS_URL is set, but no Redis answers there', { cause });
    return null;
  } finally {
    redis.disconnect();
  }
}

async function deleteKeysOf(run: string, redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl);
  for (const match of [`motcua-test-${run}*`, `{motcua-motcua_test_${run}*`]) {
    for await (const keys of redis.scanStream({ match, count: 1_000 })) {
      if ((keys as string[]).length > 0) await redis.unlink(keys as string[]);
    }
  }
  redis.disconnect();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
}

/** Jest ends on Ctrl-C without its teardown. */
function stopOnSignals(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stop().finally(() => process.exit(130));
    });
  }
}
