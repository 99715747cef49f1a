import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import pg from 'pg';
import { StartError } from '../config/start-error.js';
import { type Cluster, DATABASE_USER, prepareCluster } from './cluster.js';
import { ProcessRegistry, withFolderLock } from './process-registry.js';
import { findRunningServer, type ServerSettings, startServer, stopServer } from './server.js';

const DATABASE = 'motcua';
const NO_SUCH_DATABASE = '3D000';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Added to the server's own settings when it is started; a server that already runs keeps its own. */
  readonly settings?: ServerSettings;
}

export interface EmbeddedPostgres {
  readonly url: string;
  /** This process started the server, or took over one whose process is gone. */
  readonly owned: boolean;
  /** Leaves the server; the last process to leave stops it. Close every connection first. */
  stop(): Promise<void>;
}

/**
 * Runs PostgreSQL from node_modules on a data folder, made on the first start. If a server already runs there
 * (of a product at work, or left behind by `kill -9`), this process joins it.
 * @throws StartError saying what a person has to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true });
  const registry = new ProcessRegistry(dataDir);
  return withFolderLock(dataDir, async () => {
    const cluster = await prepareCluster(dataDir, options.log);
    const owned = !(await registry.hasOthers(null));
    const running = await findRunningServer(cluster);
    const port = running ?? (await startServer(cluster, options.settings ?? {}));
    if (running !== null && owned) {
      options.log(
        'Tiếp quản PostgreSQL nhúng còn chạy từ trước / Took over the embedded PostgreSQL left running',
      );
    }
    const url = await openDatabase(cluster, port);
    const entry = await registry.add();
    return { url, owned, stop: () => leave(cluster, registry, entry) };
  });
}

async function leave(cluster: Cluster, registry: ProcessRegistry, entry: string): Promise<void> {
  await withFolderLock(cluster.dataDir, async () => {
    await registry.remove(entry);
    if (await registry.hasOthers(null)) return;
    if ((await findRunningServer(cluster)) !== null) await stopServer(cluster);
  });
}

/** Checks that the server on this port is ours, and makes the database on the first start. */
async function openDatabase(cluster: Cluster, port: number): Promise<string> {
  const urlOf = (database: string): string =>
    `postgres://${DATABASE_USER}:${cluster.password}@127.0.0.1:${port}/${database}`;
  try {
    await querying(urlOf(DATABASE), (client) => client.query('SELECT 1'));
  } catch (error) {
    if ((error as pg.DatabaseError).code !== NO_SUCH_DATABASE) throw notOurs(cluster, port, error);
    await querying(urlOf('postgres'), (client) => client.query(`CREATE DATABASE ${DATABASE}`));
  }
  return urlOf(DATABASE);
}

async function querying(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end();
  }
}

function notOurs(cluster: Cluster, port: number, cause: unknown): StartError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartError(
    `Không kết nối được PostgreSQL nhúng của ${cluster.folder} ở cổng ${port}: ${reason}`,
    `Cannot connect to the embedded PostgreSQL of ${cluster.folder} on port ${port}: ${reason}`,
    { cause },
  );
}
