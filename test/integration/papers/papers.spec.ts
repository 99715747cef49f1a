import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { momentWords } from '../../../src/domain/papers/paper-words.js';
import { RenderPaper } from '../../../src/outward/papers/render-paper.js';
import type { ControlSlipShown } from '../../../src/outward/papers/show-control-slip.js';
import type { PaperItem, PaperList, PaperShown } from '../../../src/outward/papers/papers.responses.js';
import { OutboxDelivery } from '../../../src/platform/outbox/outbox-delivery.js';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { readPdf } from '../../support/read-pdf.js';
import { SampleProduct } from '../../support/sample-product.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const BIRTH = '1.001193';

interface Dossier {
  readonly code: string;
  readonly lookUpSecret: string;
  readonly dueAt: string;
  readonly currentSteps: readonly { step: string; role: string; outcomes: readonly { key: string }[] }[];
}

interface Pdf {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

describe('the papers of a dossier', () => {
  let product: SampleProduct;
  let reception: ApiClient;

  const log = async (more: object = {}): Promise<Dossier> => {
    const applicant = { kind: 'person', fullName: 'Nguyễn Thị Đào', phone: '0912 345 678' };
    const body = { procedureCode: BIRTH, channel: 'counter', applicant, ...more };
    const { status, body: dossier } = await reception.post<Dossier>('dossiers', body);
    expect(status).toBe(201);
    return dossier;
  };
  const papersOf = async (code: string): Promise<readonly PaperItem[]> =>
    (await reception.get<PaperList>(`dossiers/${code}/papers`)).body.items;
  /** Asks again when told to, as a client does: a busy machine draws slowly. */
  const pdf = async (link: string, client = reception, headers = {}): Promise<Pdf> => {
    const answer = await fetch(new URL(link, client.base), { headers: { ...client.headers, ...headers } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.status === 503 && answer.headers.has('retry-after')) return pdf(link, client, headers);
    return { status: answer.status, headers: answer.headers, bytes };
  };

  beforeAll(async () => {
    product = await SampleProduct.start();
    reception = await product.as('reception');
  });
  afterAll(() => product.stop());

  it('begin with the receipt, which is there when the clerk asks and is printed at once', async () => {
    const dossier = await log();
    const [receipt] = await papersOf(dossier.code);
    expect(receipt).toMatchObject({ no: 1, form: 'receipt', formNo: '01', templateSet: 'tt-03-2025' });
    expect(receipt?.number).toMatch(/^\d{5}\/TTPVHCC$/);

    const printed = await pdf(`${receipt?.link}/pdf`);
    expect(printed.status).toBe(200);
    expect(printed.headers.get('content-type')).toBe('application/pdf');
    expect(printed.headers.get('content-disposition')).toBe(
      `inline; filename="${dossier.code}-1-receipt-a4.pdf"`,
    );
    const { pages, look } = await readPdf(printed.bytes);
    expect(pages).toHaveLength(1);
    const [page] = pages;
    expect(page?.text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(page?.text).toContain('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ');
    expect(page?.text).toContain('Nguyễn Thị Đào');
    expect(page?.text).toContain(momentWords(new Date(dossier.dueAt), ZONE));
    expect(page?.text).toContain(`Mã tra cứu: ${dossier.lookUpSecret}`);
    const seen = await look(0);
    expect([seen.qr(), seen.darkOnEdges()]).toEqual([dossier.code, 0]);
  });

  it('are printed again byte for byte, also on the roll, and are not sent to whoever has them', async () => {
    const { code, lookUpSecret } = await log();
    const [receipt] = await papersOf(code);
    for (const size of ['a4', 'slip']) {
      const first = await pdf(`${receipt?.link}/pdf?size=${size}`);
      const again = await pdf(`${receipt?.link}/pdf?size=${size}`);
      expect(again.bytes.equals(first.bytes)).toBe(true);
      const sha256 = createHash('sha256').update(first.bytes).digest('hex');
      const file = (await papersOf(code))[0]?.files.find((each) => each.size === size);
      expect(file).toMatchObject({ sha256, byteCount: first.bytes.length });
      expect(first.headers.get('etag')).toBe(`"${sha256}"`);
      const known = await pdf(`${receipt?.link}/pdf?size=${size}`, reception, {
        'if-none-match': `"${sha256}"`,
      });
      expect([known.status, known.bytes.length]).toEqual([304, 0]);
    }
    const strip = await readPdf((await pdf(`${receipt?.link}/pdf?size=slip`)).bytes);
    expect(strip.pages).toHaveLength(1);
    expect(Math.round(((strip.pages[0]?.width ?? 0) / 72) * 25.4)).toBe(80);
    expect((await strip.look(0)).qr()).toBe(code);
    expect(strip.pages[0]?.text).toContain(`Mã tra cứu: ${lookUpSecret}`);
  });

  it('have one number each, without gaps, however many are logged at once and however often they are told of', async () => {
    const dossiers = await Promise.all(Array.from({ length: 8 }, () => log()));
    await Promise.all(dossiers.map(({ code }) => papersOf(code)));
    const ids = await product.sql.query<{ id: string }[]>('SELECT id FROM outbox ORDER BY id');
    await product.sql.query('UPDATE outbox SET done_at = NULL');
    await product.product.app.get(OutboxDelivery, { strict: false }).deliver(ids.map(({ id }) => id));

    const books = await product.sql.query<{ count: number; first: number; last: number }[]>(
      `SELECT count(*)::int AS count, min(book_no) AS first, max(book_no) AS last FROM issued_paper
       UNION ALL SELECT count(*)::int, min(no), max(no) FROM tracking_entry`,
    );
    for (const { count, first, last } of books) expect([first, last]).toEqual([1, count]);
    const [{ dossiersCount } = { dossiersCount: 0 }] = await product.sql.query<{ dossiersCount: number }[]>(
      'SELECT count(*)::int AS "dossiersCount" FROM dossier',
    );
    expect(books.map(({ count }) => count)).toEqual([dossiersCount, dossiersCount]);
  });

  it('are rendered once, however often the job runs', async () => {
    const { code } = await log();
    const [receipt] = await papersOf(code);
    const before = await pdf(`${receipt?.link}/pdf`);
    const render = product.product.app.get(RenderPaper, { strict: false });
    const [row] = await product.sql.query<{ id: string }[]>(
      'SELECT i.id FROM issued_paper i JOIN dossier d ON d.id = i.dossier_id WHERE d.code = $1',
      [code],
    );
    await Promise.all([render.execute(row?.id as string), render.execute(row?.id as string)]);
    // As if the first worker had died right after it kept its files.
    const text = 'SELECT count(*)::int AS count FROM paper_file WHERE paper_id = $1';
    expect(await product.sql.query(text, [row?.id])).toEqual([{ count: 2 }]);
    expect((await pdf(`${receipt?.link}/pdf`)).bytes.equals(before.bytes)).toBe(true);
  });

  it('do not exist for another agency, nor for an administrator, and each reading is on record', async () => {
    const { code } = await log();
    const [receipt] = await papersOf(code);
    const elsewhere = await product.worker('H99.32', 'reception_officer');
    const admin = await product.as('admin');
    for (const path of ['papers', 'papers/1', 'papers/1/pdf', 'control-slip', 'control-slip/pdf']) {
      expect((await pdf(`/api/v1/dossiers/${code}/${path}`, elsewhere)).status).toBe(404);
      expect((await pdf(`/api/v1/dossiers/${code}/${path}`, admin)).status).toBe(403);
    }
    for (const no of ['0', '99', 'x', '-1']) {
      expect((await reception.get<Problem>(`dossiers/${code}/papers/${no}`)).status).toBe(404);
    }
    await reception.get(`dossiers/${code}/papers/1`);
    await pdf(`${receipt?.link}/pdf?size=slip`);
    const readings = await product.sql.query<object[]>(
      `SELECT r.form, r.shown_as AS "shownAs", a.username FROM paper_reading r
         JOIN dossier d ON d.id = r.dossier_id JOIN account a ON a.id = r.account_id
       WHERE d.code = $1 ORDER BY r.id`,
      [code],
    );
    expect(readings).toEqual([
      { form: 'receipt', shownAs: 'json', username: 'reception' },
      { form: 'receipt', shownAs: 'slip', username: 'reception' },
    ]);
  });

  it('tell everything that is missing on one supplement slip', async () => {
    const { code } = await log();
    const officer = await product.as('officer');
    const reason = 'Đăng ký qua người được ủy quyền';
    const items = [
      { description: 'Giấy chứng sinh bản chính', reason },
      { description: 'Văn bản ủy quyền', reason },
    ];
    const asked = await officer.post(`dossiers/${code}/request-supplement`, {
      items,
      reason: 'Thiếu giấy tờ',
    });
    expect(asked.status).toBe(200);
    const [, slip] = await papersOf(code);
    expect(slip).toMatchObject({ form: 'supplement_slip', formNo: '02' });
    const { content } = (await reception.get<PaperShown>(slip?.link ?? '')).body;
    const field = (key: string) => content.fields.find((each) => each.key === key);
    expect(field('items')?.items).toEqual(items.map(({ description }) => description));
    expect(field('answerBy')?.value).toMatch(/^hết ngày \d\d tháng \d{1,2} năm \d{4}$/);
    const [page] = (await readPdf((await pdf(`${slip?.link}/pdf`)).bytes)).pages;
    expect(page?.text).toContain('PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ');
  });

  it('end with a stop notice where the applicant takes the dossier back, which is on A4 only', async () => {
    const { code } = await log();
    await reception.post(`dossiers/${code}/withdraw`, { reason: 'Không còn nhu cầu' });
    const notice = (await papersOf(code)).at(-1);
    expect(notice).toMatchObject({ form: 'stop_notice', formNo: '05' });
    const refused = await reception.get<Problem>(`${notice?.link}/pdf?size=slip`);
    expect([refused.status, refused.body.code]).toEqual([422, 'size-not-offered']);
    const [page] = (await readPdf((await pdf(`${notice?.link}/pdf`)).bytes)).pages;
    expect(page?.text).toContain('Theo đề nghị rút hồ sơ của người nộp hồ sơ');
  });

  it('have no receipt where the answer comes at once, unless somebody asks for one', async () => {
    const { code } = await log({ procedureCode: '2.000815' });
    expect(await papersOf(code)).toEqual([]);
    const first = await reception.post<PaperItem>(`dossiers/${code}/papers`, { form: 'receipt' });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ form: 'receipt' });
    const again = await reception.post<PaperItem>(`dossiers/${code}/papers`, { form: 'receipt' });
    expect(again.body.number).toBe(first.body.number);
    expect((await papersOf(code)).map(({ number }) => number)).toEqual([first.body.number]);
    expect((await pdf(`${first.body.link}/pdf`)).status).toBe(200);
    const timeline = await reception.get<{ events: { type: string }[]; intact: boolean }>(
      `dossiers/${code}/timeline`,
    );
    expect(timeline.body.intact).toBe(true);
    expect(timeline.body.events.map(({ type }) => type)).toContain('receipt_asked_for');
  });

  it('give the receipt again while its appointment holds, though the worker has not come to it', async () => {
    const { code } = await log();
    const asked = await Promise.all(
      [1, 2, 3].map(() => reception.post<PaperItem>(`dossiers/${code}/papers`, { form: 'receipt' })),
    );
    expect(new Set(asked.map(({ body }) => body.number)).size).toBe(1);
    expect(await papersOf(code)).toHaveLength(1);
  });

  it('follow the dossier from hand to hand on the process control slip', async () => {
    const dossier = await log();
    const [step] = dossier.currentSteps;
    const officer = await product.as('officer');
    const worker = step?.role === 'processing_officer' ? officer : reception;
    const outcome = step?.outcomes[0]?.key;
    await worker.post(`dossiers/${dossier.code}/finish-step`, { step: step?.step, outcome, note: 'Đã xem' });
    const { content, handOvers } = (
      await officer.get<ControlSlipShown>(`dossiers/${dossier.code}/control-slip`)
    ).body;
    expect(content).toMatchObject({ form: 'control_slip', formNo: '06' });
    expect(content.number).toMatch(/^\d{5}\/PKS$/);
    expect(handOvers.length).toBeGreaterThanOrEqual(2);
    expect(handOvers[0]).toMatchObject({
      no: 1,
      giver: { unit: 'Trung tâm Phục vụ hành chính công', work: null },
      result: null,
      isHeld: false,
    });
    expect(handOvers[1]).toMatchObject({ note: 'Đã xem', isHeld: true });
    const [page] = (await readPdf((await pdf(`/api/v1/dossiers/${dossier.code}/control-slip/pdf`)).bytes))
      .pages;
    // It stays in the house.
    expect(page?.text).not.toContain(dossier.lookUpSecret);
    expect(page?.text).toContain('PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ');
    expect(page?.text).toContain('Thời gian giao, nhận hồ sơ');
  });
});
