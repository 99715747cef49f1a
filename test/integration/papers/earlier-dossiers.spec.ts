import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource, MigrationInterface } from 'typeorm';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { loadMigrations } from '../../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const PAPERS = 'IssueOfficialPapers1764200000000';

let database: TestDatabase;
const opened: DataSource[] = [];

async function migrate(migrations: readonly (new () => MigrationInterface)[]): Promise<DataSource> {
  const settings = { url: database.url, entities: [], migrations, applicationName: 'papers-migration-spec' };
  const dataSource = await createDataSource(settings).initialize();
  opened.push(dataSource);
  await dataSource.runMigrations();
  return dataSource;
}

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
});
afterAll(async () => {
  for (const dataSource of opened) await dataSource.destroy();
  await database.drop();
});

it('dossiers taken in before there was a tracking book are entered in it, year by year and desk by desk', async () => {
  const all = await loadMigrations();
  const place = all.findIndex(({ name }) => name === PAPERS);
  const before = await migrate(all.slice(0, place));
  const add = (code: string, agency: number, acceptedAt: string | null, history = false) =>
    before.query(
      `INSERT INTO dossier (code, procedure_id, version_id, variant, field, channel, state, receiving_agency_id,
         competent_agency_id, applicant, search_text, received_at, received_on, marking, accepted_at, history)
       VALUES ($1, 1, 1, 'v', 'f', 'counter', 'in_progress', $2, 1, '{}', '', now(), current_date, '{}', $3, $4)`,
      [code, agency, acceptedAt, history],
    );
  await add('second', 1, '2025-12-31T23:59:59+07:00');
  await add('first', 1, '2025-03-01T08:00:00+07:00');
  await add('next-year', 1, '2026-01-01T00:00:00+07:00');
  await add('elsewhere', 2, '2025-06-01T08:00:00+07:00');
  await add('waiting', 1, null);
  await add('old-system', 1, '2025-06-01T08:00:00+07:00', true);

  const after = await migrate(all.slice(0, place + 1));
  const entries = await after.query<object[]>(
    `SELECT d.code, t.agency_id AS agency, t.year, t.no, t.entered_on AS on
       FROM tracking_entry t JOIN dossier d ON d.id = t.dossier_id ORDER BY agency_id, year, no`,
  );
  expect(entries).toEqual([
    { code: 'first', agency: '1', year: 2025, no: 1, on: '2025-03-01' },
    { code: 'second', agency: '1', year: 2025, no: 2, on: '2025-12-31' },
    { code: 'next-year', agency: '1', year: 2026, no: 1, on: '2026-01-01' },
    { code: 'elsewhere', agency: '2', year: 2025, no: 1, on: '2025-06-01' },
  ]);
  const counters = await after.query<object[]>(
    `SELECT agency_id AS agency, book, year, last_number AS last FROM paper_counter ORDER BY 1, 3`,
  );
  expect(counters).toEqual([
    { agency: '1', book: 'tracking_book', year: 2025, last: 2 },
    { agency: '1', book: 'tracking_book', year: 2026, last: 1 },
    { agency: '2', book: 'tracking_book', year: 2025, last: 1 },
  ]);
});
