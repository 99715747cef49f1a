import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TrackingBookPage, TrackingLine } from '../../../src/outward/papers/list-tracking-book.js';
import type { PaperList } from '../../../src/outward/papers/papers.responses.js';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { readPdf } from '../../support/read-pdf.js';
import { SampleProduct } from '../../support/sample-product.js';

const PERIOD = 'from=2020-01-01&to=2100-01-01';
const LINES = 23;

describe('the tracking book', () => {
  let product: SampleProduct;
  let reception: ApiClient;
  const codes: string[] = [];

  const page = async (client: ApiClient, query: string): Promise<TrackingBookPage> =>
    (await client.get<TrackingBookPage>(`tracking-book?${query}`)).body;
  const pdf = async (client: ApiClient, query: string): Promise<Uint8Array> => {
    const answer = await fetch(`${client.base}/tracking-book/pdf?${query}`, { headers: client.headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return new Uint8Array(await answer.arrayBuffer());
  };

  beforeAll(async () => {
    product = await SampleProduct.start();
    reception = await product.as('reception');
    for (let number = 1; number <= LINES; number += 1) {
      const fullName = number === 5 ? 'Ứ'.repeat(200) : `Trần Thị Dòng ${number}`;
      const applicant = { kind: 'person', fullName, phone: '0912 345 678', address: 'Tổ 5' };
      // Certified copies are answered at once: they have no receipt and stand in the book all the same.
      const procedureCode = number % 2 === 0 ? '2.000815' : '1.001193';
      const body = { procedureCode, channel: 'counter', applicant };
      codes.push((await reception.post<{ code: string }>('dossiers', body)).body.code);
    }
    let awaited = 1;
    while (awaited > 0) {
      awaited = (await reception.get<PaperList>(`dossiers/${codes.at(-1)}/papers`)).body.awaited;
    }
  }, 120_000);
  afterAll(() => product.stop());

  it('has a line for every dossier that the desk took in, numbered through without gaps', async () => {
    const { items, nextCursor, ...book } = await page(reception, PERIOD);
    expect(nextCursor).toBeNull();
    expect(book).toMatchObject({
      formNo: '07',
      name: 'Sổ theo dõi hồ sơ',
      agency: { code: 'H99.31' },
    });
    expect(items.map(({ no }) => no)).toEqual(codes.map((_code, index) => index + 1));
    expect(new Set(items.map(({ code }) => code))).toEqual(new Set(codes));
    const first = items.find(({ code }) => code === codes[0]);
    expect(first).toMatchObject({
      procedureCode: '1.001193',
      applicantName: 'Trần Thị Dòng 1',
      address: 'Tổ 5',
      phone: '0912 345 678',
      agency: { code: 'H99.31' },
      status: 'in_progress',
      returnedAt: null,
      way: null,
    });
    expect(first?.dueAt).not.toBeNull();
  });

  it('is read page by page, each line once', async () => {
    const lines: TrackingLine[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { items, nextCursor }: TrackingBookPage = await page(reception, `${PERIOD}&limit=7${query}`);
      lines.push(...items);
      cursor = nextCursor;
    } while (cursor !== null);
    expect(lines).toEqual((await page(reception, PERIOD)).items);
    expect((await page(reception, 'from=2020-01-01&to=2020-02-01')).items).toEqual([]);
  });

  it('is printed with every line, its head on every page', async () => {
    const { pages, look } = await readPdf(await pdf(reception, PERIOD));
    expect(pages.length).toBeGreaterThan(1);
    const text = pages.map((each) => each.text).join(' ');
    for (const code of codes) expect(text.replaceAll(' ', '')).toContain(code);
    for (const [index, each] of pages.entries()) {
      expect(each.text).toContain('Cơ quan chủ trì giải quyết');
      expect(each.text).toContain(`Trang ${index + 1}`);
      expect(each.width).toBeGreaterThan(each.height);
    }
    expect((await look(0)).darkOnEdges()).toBe(0);
    const empty = await readPdf(await pdf(reception, 'from=2020-01-01&to=2020-02-01'));
    expect(empty.pages).toHaveLength(1);
    expect(empty.pages[0]?.text).toContain('Từ ngày 01/01/2020 đến ngày 31/01/2020');
  });

  it('is open to its own desk and to the supervisor above it, and to nobody else', async () => {
    const supervisor = await product.as('supervisor');
    expect((await page(supervisor, `${PERIOD}&agency=H99.31`)).items).toHaveLength(LINES);
    const elsewhere = await product.worker('H99.32', 'reception_officer');
    expect((await page(elsewhere, PERIOD)).items).toEqual([]);
    for (const [client, query, expected] of [
      [elsewhere, `${PERIOD}&agency=H99.31`, [404, 'not-found']],
      [await product.as('officer'), PERIOD, [403, 'forbidden']],
      [await product.as('admin'), PERIOD, [403, 'forbidden']],
      [reception, `${PERIOD}&agency=H99.98`, [422, 'unknown-agency']],
      [reception, 'from=2026-02-01&to=2026-01-01', [422, 'period-reversed']],
      [reception, 'from=2026-01-01', [400, 'validation-failed']],
      [reception, `${PERIOD}&cursor=WyJ4IiwieSJd`, [400, 'cursor-malformed']],
    ] as const) {
      const { status, body } = await client.get<Problem>(`tracking-book?${query}`);
      expect([query, status, body.code]).toEqual([query, ...expected]);
    }
    expect((await elsewhere.get(`tracking-book/pdf?${PERIOD}&agency=H99.31`)).status).toBe(404);
  });
});
