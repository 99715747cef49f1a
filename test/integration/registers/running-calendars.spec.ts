import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProduct, type StartedProduct } from '../../../src/app/start-product.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { CalendarLookup } from '../../../src/registers/calendars/calendar.lookup.js';
import { ApiClient } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';

const SOURCE = 'Công văn thử nghiệm';
// Three working days; received in the morning of Monday 5 October 2026.
const FILING = { procedureCode: '1.001612', channel: 'counter', receivedAt: '2026-10-05T09:00:00+07:00' };

let sample: SampleProduct;
let other: StartedProduct;
let admin: ApiClient;

beforeAll(async () => {
  sample = await SampleProduct.start();
  admin = await sample.as('admin');
  const config = loadConfig({
    DATABASE_URL: sample.databaseUrl,
    PORT: '0',
    LOG_LEVEL: 'error',
    REQUESTS_PER_MINUTE: '0',
  });
  const roles = { servesHttp: true, servesDocs: false, works: false, say: () => undefined };
  other = await startProduct(config, roles);
}, 90_000);
afterAll(async () => {
  await other.stop();
  await sample.stop();
});

async function dueAt(address: string, agencyCode: string): Promise<string> {
  const client = ApiClient.anonymous(address);
  const { body } = await client.post<{ dueAt: string }>('deadlines/preview', { ...FILING, agencyCode });
  return body.dueAt;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await isTrue()) return;
    await sleep(25);
  }
  throw new Error('It did not happen within five seconds');
}

describe('agencies with calendars of their own (trap 4.1-13)', () => {
  it('are computed concurrently, each by its own, in each of two processes', async () => {
    await admin.post('calendars', {
      ...{ code: 'mien-nui', name: 'Giờ miền núi', parentCode: 'tinh-mau', source: SOURCE },
      publishedThrough: '2026-12-31',
      weekly: [1, 2, 3, 4, 5].map((weekday) => ({
        weekday,
        sessions: [
          { from: '08:00', to: '11:30' },
          { from: '13:00', to: '16:45' },
        ],
      })),
    });
    const feast = { on: '2026-10-07', kind: 'holiday', name: 'Lễ hội địa phương', source: SOURCE };
    await admin.post('calendars/mien-nui/days', { days: [feast] });
    expect((await admin.patch('agencies/H99.32', { calendarCode: 'mien-nui' })).status).toBe(200);
    const expected: Record<string, string> = {
      'H99.31': '2026-10-08T17:30:00.000+07:00',
      'H99.32': '2026-10-09T16:45:00.000+07:00',
    };
    const address = other.address ?? '';
    await until(async () => (await dueAt(address, 'H99.32')) === expected['H99.32']);
    const calls = Array.from({ length: 50 }, (_none, index) => ({
      agency: index % 3 === 0 ? 'H99.31' : 'H99.32',
      at: index % 2 === 0 ? sample.address : address,
    }));
    const answers = await Promise.all(calls.map(({ agency, at }) => dueAt(at, agency)));
    expect(answers).toEqual(calls.map(({ agency }) => expected[agency]));
  });
});

describe('a holiday that was just entered', () => {
  it('is in the next answer of the process that took it in, and reaches the other one at once', async () => {
    const address = other.address ?? '';
    expect(await dueAt(address, 'H99.31')).toContain('2026-10-08');
    const holiday = { on: '2026-10-06', kind: 'swap_off', name: 'Nghỉ hoán đổi', source: SOURCE };
    expect((await admin.post('calendars/tinh-mau/days', { days: [holiday] })).status).toBe(201);
    expect(await dueAt(sample.address, 'H99.31')).toContain('2026-10-09');
    await until(async () => (await dueAt(address, 'H99.31')).includes('2026-10-09'));
    await until(async () => (await dueAt(address, 'H99.32')).includes('2026-10-12'));
  });

  it('is in what a worker computes, even before the notice has reached it', async () => {
    const holiday = { on: '2026-10-08', kind: 'holiday', name: 'Nghỉ lễ', source: SOURCE };
    const lookup = other.app.get(CalendarLookup);
    const id = (await lookup.all()).find(({ code }) => code === 'tinh-mau')?.id ?? '';
    await sample.sql.transaction((tx) => lookup.asOf(tx, id));
    expect((await admin.post('calendars/tinh-mau/days', { days: [holiday] })).status).toBe(201);
    const seen = await sample.sql.transaction((tx) => lookup.asOf(tx, id));
    expect(seen.isCounted('2026-10-08')).toBe(false);
  });
});
