import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ENTITIES } from '../../../src/app/entities.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { ExpiredKeys } from '../../../src/platform/housekeeping/expired-keys.js';
import { SettableClock } from '../../support/settable-clock.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let dataSource: ReturnType<typeof createDataSource>;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({ url: database.url, entities: ENTITIES, applicationName: 'expired-keys' });
  await dataSource.initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

it('keeps answers for a week and forgets them then', async () => {
  await dataSource.query(`INSERT INTO idempotency_key (account_id, route, key, body_hash, created_at) VALUES
    (1, 'POST /x', 'old', 'h', '2026-11-01T00:00:00Z'), (1, 'POST /x', 'young', 'h', '2026-11-05T00:00:00Z')`);
  const keys = new ExpiredKeys(new Database(dataSource), new SettableClock(new Date('2026-11-08T12:00:00Z')));
  expect(await keys.sweep()).toBe(3_600_000);
  expect(await dataSource.query('SELECT key FROM idempotency_key')).toEqual([{ key: 'young' }]);
});
