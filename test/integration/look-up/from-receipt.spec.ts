import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PaperList } from '../../../src/outward/papers/papers.responses.js';
import { ApiClient } from '../../support/api-client.js';
import { PASSWORD, startProduct } from '../../support/product.js';
import { readPdf } from '../../support/read-pdf.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../queue/until.js';
import type { Dossier } from './look-up-house.js';

const PUBLIC_URL = 'https://dichvucong.example';
const PHONE_DIGITS = '5678';

let database: TestDatabase;
let product: Awaited<ReturnType<typeof startProduct>>;
let reception: ApiClient;
let written = '';

/** As it runs, telling everything that it ever logs. */
beforeAll(async () => {
  database = await createTestDatabase();
  product = await startProduct({
    DATABASE_URL: database.url,
    PUBLIC_URL,
    LOG_LEVEL: 'verbose',
    hear: (text: string) => {
      written += text;
    },
  });
  reception = await ApiClient.signIn(product.base, 'reception', PASSWORD);
}, 180_000);
afterAll(async () => {
  await product.stop();
  await database.drop();
});

const log = async (): Promise<Dossier> => {
  const applicant = {
    kind: 'person',
    fullName: 'Nguyễn Thị Đào',
    phone: `0912 345 ${PHONE_DIGITS.slice(1)}`,
  };
  const filing = { procedureCode: '1.001193', channel: 'counter', applicant };
  return (await reception.post<Dossier>('dossiers', filing, { 'idempotency-key': 'from-receipt' })).body;
};

const lookUp = async (body: object): Promise<number> => {
  const answer = await ApiClient.anonymous(product.base).post('lookups', body);
  return answer.status;
};

/** Once the worker has drawn it. */
async function pdfOf(link: string): Promise<Buffer> {
  const answer = await fetch(new URL(link, reception.base), { headers: reception.headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return answer.status === 503 ? pdfOf(link) : bytes;
}

/** Without what looks like a number by chance. */
function lineOf(line: string): Readonly<Record<string, unknown>> {
  const { time, pid, requestId, milliseconds, ...rest } = JSON.parse(line) as Record<string, unknown>;
  expect([typeof time, typeof pid]).toEqual(['number', 'number']);
  return { ...rest, isOfRequest: requestId !== undefined && milliseconds !== undefined };
}

describe('the receipt in the hand of the applicant', () => {
  it('is all that it takes, with its QR code or with what stands beside it; the same at a reprint', async () => {
    const { code, lookUpSecret } = await log();
    expect((await log()).lookUpSecret).toBe(lookUpSecret);
    const { body } = await reception.get<PaperList>(`dossiers/${code}/papers`);
    const [receipt] = body.items;
    for (const size of ['a4', 'slip']) {
      const { pages, look } = await readPdf(await pdfOf(`${receipt?.link}/pdf?size=${size}`));
      const [, printed = ''] = /Mã tra cứu: (.{4}-.{4})/.exec(pages[0]?.text ?? '') ?? [];
      expect(await lookUp({ code, secret: printed })).toBe(200);

      const address = new URL((await look(0)).qr() ?? '');
      expect([address.origin, address.search]).toEqual([PUBLIC_URL, '']);
      const scanned = decodeURIComponent(address.pathname.split('/').at(-1) ?? '');
      expect(await lookUp({ code: scanned, secret: address.hash.slice(1) })).toBe(200);
    }
  });

  it('can be told again by the desk that took it in, and by nobody else', async () => {
    const { code, lookUpSecret } = await log();
    const path = `dossiers/${code}/look-up-secret`;
    expect(await reception.get(path)).toMatchObject({ status: 200, body: { code, lookUpSecret } });
    const others = [
      ['reception.cong-an-phuong-huong-dong', 404],
      ['officer', 403],
      ['admin', 403],
    ] as const;
    for (const [username, status] of others) {
      const client = await ApiClient.signIn(product.base, username, PASSWORD);
      expect([username, (await client.get(path)).status]).toEqual([username, status]);
    }
  });

  it('leaves nothing in the log of who looked what up with what', async () => {
    const { code, lookUpSecret } = await log();
    const bodies = [
      { code, secret: lookUpSecret },
      { code, secret: 'ZZZZ-ZZZZ' },
      { code, phoneDigits: PHONE_DIGITS },
      { code, phoneDigits: '9876' },
    ];
    const from = written.length;
    for (const body of bodies) await lookUp(body);
    const lines = () => written.slice(from).split('\n').slice(0, -1).map(lineOf);
    await until(() => lines().filter(({ path }) => path === '/api/v1/lookups').length === bodies.length);
    const told = JSON.stringify(lines());
    for (const secret of [code, lookUpSecret, lookUpSecret.replace('-', ''), PHONE_DIGITS, '9876', 'ZZZZ']) {
      expect(told).not.toContain(secret);
    }
  });
});
