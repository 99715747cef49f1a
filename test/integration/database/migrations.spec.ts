import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../../../src/app/entities.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { loadMigrations } from '../../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

describe('the migrations', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
    dataSource = createDataSource({
      url: database.url,
      entities: ENTITIES,
      migrations: await loadMigrations(),
      applicationName: 'migrations-spec',
      poolSize: 1,
    });
    await dataSource.initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const drift = async () => {
    const sql = await dataSource.driver.createSchemaBuilder().log();
    return sql.upQueries.map(({ query }) => query);
  };
  const tables = async () => {
    const rows = await dataSource.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
    return rows.map(({ name }) => name).filter((name) => name !== 'migrations');
  };

  it('make exactly the schema that the entities describe', async () => {
    expect(await drift()).not.toEqual([]);
    await dataSource.runMigrations();
    expect(await drift()).toEqual([]);
  });

  it('go back to nothing and forward again', async () => {
    for (const _migration of dataSource.migrations) await dataSource.undoLastMigration();
    expect(await tables()).toEqual([]);
    await dataSource.runMigrations();
    expect(await drift()).toEqual([]);
  });

  it('keep the timeline from being changed or deleted', async () => {
    await dataSource.query(`INSERT INTO dossier (code, procedure_id, version_id, variant, field, channel, state,
        receiving_agency_id, competent_agency_id, applicant, search_text, received_at, received_on, marking)
      VALUES ('X-1', 1, 1, 'v', 'f', 'counter', 'in_progress', 1, 1, '{}', '', now(), current_date, '{}')`);
    await dataSource.query(`INSERT INTO timeline_event (dossier_id, seq, type, at, recorded_at, actor_name, previous_hash, hash)
      SELECT id, 1, 'dossier_registered', now(), now(), 'x', '', 'h' FROM dossier`);
    await expect(dataSource.query(`UPDATE timeline_event SET actor_name = 'y'`)).rejects.toThrow(
      'append-only',
    );
    await expect(dataSource.query('DELETE FROM timeline_event')).rejects.toThrow('append-only');
  });
});
