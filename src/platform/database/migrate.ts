import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { MigrationInterface } from 'typeorm';
import { createDataSource } from './data-source.js';

type MigrationClass = new () => MigrationInterface;

// Beside `src`, and beside `dist/src` once compiled.
const MIGRATIONS_FOLDER = new URL('../../../migrations/', import.meta.url);
// Any number that nobody else locks: two processes that start together migrate one after the other.
const MIGRATION_LOCK = 7_203_118_025;

/** Every migration class of the `migrations` folder, oldest first. */
export async function loadMigrations(): Promise<MigrationClass[]> {
  const names = await readdir(fileURLToPath(MIGRATIONS_FOLDER));
  const files = names.filter((name) => /^\d+-.+\.[jt]s$/.test(name) && !name.endsWith('.d.ts')).sort();
  const classes: MigrationClass[] = [];
  for (const file of files) {
    const exported = (await import(new URL(file, MIGRATIONS_FOLDER).href)) as Record<string, MigrationClass>;
    classes.push(...Object.values(exported).filter((each) => typeof each === 'function'));
  }
  return classes;
}

/**
 * Runs what is pending, each migration in its own transaction and without time limits.
 * @returns the names of the migrations that were run now
 */
export async function runPendingMigrations(url: string): Promise<string[]> {
  const dataSource = createDataSource({
    url,
    entities: [],
    migrations: await loadMigrations(),
    applicationName: 'motcua-migrate',
    poolSize: 2,
    statementTimeoutMs: 0,
    lockTimeoutMs: 0,
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await lock.release();
    // Closing the connections also frees the lock.
    await dataSource.destroy();
  }
}
