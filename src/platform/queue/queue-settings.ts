import type { DataSource } from 'typeorm';
import type { Config, QueueBackend } from '../config/config.js';

/** Where the jobs live and how soon a job of a dead worker is taken over. */
export abstract class QueueSettings {
  abstract readonly backend: QueueBackend;
  /** A PostgreSQL or a Redis address, as the backend says. */
  abstract readonly url: string;
  /** Keeps two installations on one Redis apart; PostgreSQL has its schema in each database. */
  abstract readonly prefix: string;
  /** A job whose worker has not renewed its lock for so long counts as abandoned. */
  abstract readonly lockMilliseconds: number;
  abstract readonly stalledCheckMilliseconds: number;
}

const LOCK_MILLISECONDS = 10_000;
const STALLED_CHECK_MILLISECONDS = 5_000;

/** The queue of an installation: on PostgreSQL the jobs live in the database of `dataSource` itself. */
export function queueSettingsOf(config: Config, dataSource: DataSource): QueueSettings {
  const database = databaseUrlOf(dataSource);
  return {
    backend: config.queueBackend,
    url: config.queueBackend === 'redis' ? (config.redisUrl ?? '') : database,
    // Braces keep all keys of a queue on one node of a Redis cluster.
    prefix: `{motcua-${new URL(database).pathname.slice(1)}}`,
    lockMilliseconds: LOCK_MILLISECONDS,
    stalledCheckMilliseconds: STALLED_CHECK_MILLISECONDS,
  };
}

function databaseUrlOf(dataSource: DataSource): string {
  const options = dataSource.options;
  if (options.type !== 'postgres' || options.url === undefined) {
    throw new Error('The data source has no PostgreSQL address');
  }
  return options.url;
}
