import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type HttpTestApp, startHttpTestApp } from '../../support/http-test-app.js';

let app: HttpTestApp;

beforeAll(async () => {
  app = await startHttpTestApp({ requestsPerMinute: 5 });
});
afterAll(() => app.close());

it('limits what one address may ask for, but not the health check', async () => {
  const statuses = [];
  for (let n = 0; n < 6; n += 1) statuses.push((await app.send('GET', '/api/v1/agencies')).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  const refused = await app.send('GET', '/api/v1/agencies');
  expect(refused.json['code']).toBe('too-many-requests');
  expect(refused.json['detail']).toMatch(/sau \d+ giây/);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await app.send('GET', '/health/live')).status).toBe(200);
});
