import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { loadMigrations } from '../../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const FIRST_OF_THESE = 'DescribeVersions1764380000000';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({
    url: database.url,
    entities: [],
    migrations: await loadMigrations(),
    applicationName: 'catalogue-upgrade-spec',
  }).initialize();
  await back();
}, 60_000);
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** To the schema before versions said what they are called. */
async function back(): Promise<void> {
  for (;;) {
    const rows = await dataSource.query<object[]>('SELECT FROM migrations WHERE name = $1', [FIRST_OF_THESE]);
    if (rows.length === 0) return;
    await dataSource.undoLastMigration();
  }
}
const forward = () => dataSource.runMigrations({ transaction: 'each' });
const versions = () =>
  dataSource.query<object[]>(
    `SELECT p.code, v.no, v.state, v.effective_to AS to, v.told_to AS told, v.name_vi AS name
       FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id ORDER BY p.code, v.no`,
  );
const historic = async () =>
  (
    await dataSource.query<{ code: string }[]>('SELECT code FROM procedure WHERE history_only ORDER BY code')
  ).map(({ code }) => code);

it('versions of before say what their procedure says, are open where a later one ends them, or are history', async () => {
  await dataSource.query(`INSERT INTO procedure (id, code, name_vi, name_en, field, levels, search_name, history_only)
    VALUES (1, 'A', 'Tên A', 'Name A', 'F', '{commune}', 'ten a name a', false),
      (2, 'B', 'Tên B', 'Name B', 'F', '{commune}', 'ten b name b', true),
      (3, 'C', 'Tên C', 'Name C', 'F', '{commune}', 'ten c name c', true)`);
  await dataSource.query(`INSERT INTO procedure_version (procedure_id, no, state, effective_from, effective_to, rules)
    VALUES (1, 1, 'published', '2024-01-01', '2026-06-30', '{}'), (1, 2, 'published', '2026-07-01', '2026-12-31', '{}'),
      (1, 3, 'draft', '2027-01-01', '2027-12-31', '{}'),
      (2, 1, 'published', '1900-01-01', NULL, '{}'),
      (3, 1, 'published', '1900-01-01', '2026-05-31', '{}'), (3, 2, 'published', '2026-06-01', NULL, '{}')`);
  const expected = [
    { code: 'A', no: 1, state: 'published', to: '2026-06-30', told: null, name: 'Tên A' },
    { code: 'A', no: 2, state: 'published', to: '2026-12-31', told: '2026-12-31', name: 'Tên A' },
    { code: 'A', no: 3, state: 'draft', to: '2027-12-31', told: '2027-12-31', name: 'Tên A' },
    { code: 'B', no: 1, state: 'history', to: null, told: null, name: 'Tên B' },
    { code: 'C', no: 1, state: 'history', to: null, told: null, name: 'Tên C' },
    { code: 'C', no: 2, state: 'published', to: null, told: null, name: 'Tên C' },
  ];
  await forward();
  expect([await versions(), await historic()]).toEqual([expected, ['B']]);
  await dataSource.query(
    `UPDATE procedure_version SET name_vi = 'Tên mới' WHERE procedure_id = 1 AND effective_from = '2024-01-01'`,
  );
  await dataSource.query(
    `UPDATE procedure_version SET state = 'withdrawn' WHERE procedure_id = 1 AND no = 2`,
  );
  await back();
  const former = await dataSource.query<object[]>(
    `SELECT p.name_vi AS name, string_agg(v.state || ' ' || coalesce(v.effective_to::text, 'open'), ', ' ORDER BY v.no) AS all
       FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id GROUP BY p.id ORDER BY p.id`,
  );
  expect(former).toEqual([
    { name: 'Tên mới', all: 'published 2026-06-30, draft 2026-12-31, draft 2027-12-31' },
    { name: 'Tên B', all: 'published open' },
    { name: 'Tên C', all: 'published 1900-01-01, published open' },
  ]);
  await forward();
});
