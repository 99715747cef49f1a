import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { CHANGE_CHANNEL } from '../../../src/platform/register-cache/change-listener.js';
import { CATALOGUE, PROCEDURES } from '../../../src/registers/procedures/procedure.lookup.js';
import type { VersionResponse } from '../../../src/handling/catalogue/version.responses.js';
import {
  publishersOf,
  type Publishers,
  publishReviewed,
  reviewAsRead,
} from '../../support/publish-version.js';
import { TimedProduct } from '../../support/timed-product.js';

const VERSIONS = 'procedures/1.001193/versions';

let product: TimedProduct;
let publishers: Publishers;
let listener: pg.Client;
let heard: string[];

beforeAll(async () => {
  product = await TimedProduct.start('2026-06-01T09:00:00+07:00');
  publishers = await publishersOf(product);
  const { url } = product.sql.options as { url: string };
  listener = new pg.Client({ connectionString: url });
  await listener.connect();
  listener.on('notification', ({ payload = '' }) => heard.push(payload));
  await listener.query(`LISTEN ${CHANGE_CHANNEL}`);
}, 120_000);
afterAll(async () => {
  await listener.end();
  await product.stop();
});

/** What is told to every process while that is done. */
async function toldWhile(act: () => Promise<void>): Promise<readonly string[]> {
  heard = [];
  await act();
  await listener.query('SELECT 1');
  return [...new Set(heard)];
}

it('a catalogue in memory is dropped by a version that is or becomes public, not by a draft', async () => {
  const { admin, reviewer } = publishers;
  const { rules } = (await admin.get<{ rules: object }>(`${VERSIONS}/1`)).body;
  let path = '';
  const drafting = await toldWhile(async () => {
    const { body } = await admin.post<VersionResponse>(VERSIONS, { effectiveFrom: '2026-07-01', rules });
    path = `${VERSIONS}/${body.no}`;
    expect((await admin.put(path, { effectiveFrom: '2026-07-02', rules })).status).toBe(200);
    expect((await reviewAsRead(reviewer, path)).status).toBe(200);
    expect((await admin.put(path, { effectiveFrom: '2026-07-01', rules })).status).toBe(200);
  });
  expect(drafting).toEqual([CATALOGUE]);
  const publishing = await toldWhile(async () => {
    expect((await publishReviewed(publishers, path)).status).toBe(200);
  });
  expect(publishing).toEqual([CATALOGUE, PROCEDURES]);
  const retiring = await toldWhile(async () => {
    const body = { lastDay: '2026-12-31', reason: 'Bãi bỏ' };
    expect((await admin.post(`${path}/retire`, body)).status).toBe(200);
  });
  expect(retiring).toEqual([PROCEDURES, CATALOGUE]);
});
