import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PaperItem, PaperList, PaperShown } from '../../../src/outward/papers/papers.responses.js';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { readPdf } from '../../support/read-pdf.js';
import { until } from '../queue/until.js';
import { ClockOffice, COMMUNE, PAPERS } from '../trips/clock-office.js';

const EXTRA = { amount: 4, unit: 'working_day', reason: 'Chờ kết quả đo đạc' };

describe('what happens to a dossier gives its applicant', () => {
  let office: ClockOffice;

  const desk = (): Promise<ApiClient> => office.worker(COMMUNE, 'reception_officer');
  const papersOf = async (code: string): Promise<readonly PaperItem[]> => {
    await office.told();
    return (await (await desk()).get<PaperList>(`dossiers/${code}/papers`)).body.items;
  };
  const lastOf = async (code: string): Promise<PaperShown> => {
    const last = (await papersOf(code)).at(-1) as PaperItem;
    return (await (await desk()).get<PaperShown>(last.link)).body;
  };
  const valueOf = ({ content }: PaperShown, key: string) =>
    content.fields.find((field) => field.key === key)?.value;
  const textOf = async ({ link }: PaperItem): Promise<string> => {
    const client = await desk();
    let answer: Response | null = null;
    await until(async () => {
      answer = await fetch(new URL(`${link}/pdf`, client.base), { headers: client.headers });
      return answer.status === 200;
    }, 25_000);
    const bytes = new Uint8Array(await (answer as unknown as Response).arrayBuffer());
    return (await readPdf(bytes)).pages.map(({ text }) => text).join(' ');
  };
  const askFor = async (code: string) =>
    (await desk()).post<PaperItem>(`dossiers/${code}/papers`, { form: 'receipt' });

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
  }, 120_000);
  afterAll(() => office.close());

  it('an apology with the old and the new appointment, signed by who decided on it', async () => {
    office.at('10-05T09:00:00');
    const { code } = await office.log('plain');
    office.at('10-16T10:00:00');
    await office.act('approver', code, 'apologise', EXTRA);
    const paper = await lastOf(code);
    expect(paper).toMatchObject({ form: 'apology', formNo: '04', number: '00001/PXL' });
    expect(paper.content.head).toEqual({ superior: null, name: 'UBND phường Hương Đông' });
    expect(paper.content.signatures[0]?.name).not.toBeNull();
    expect(valueOf(paper, 'dueAt')).toBe('17 giờ 30 phút, ngày 19 tháng 10 năm 2026');
    expect(valueOf(paper, 'extension')).toBe('4 ngày làm việc');
    const text = await textOf(paper);
    expect(text).toContain('VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT');
    expect(text).toContain('17 giờ 30 phút, ngày 23 tháng 10 năm 2026');
  });

  it('a refusal slip with the reason noted by the approver; a granted result gives none', async () => {
    office.at('10-05T09:00:00');
    const [refused, granted] = [await office.log('plain'), await office.log('plain')];
    for (const { code } of [refused, granted]) {
      await office.act('processing_officer', code, 'finish-step', { step: 'appraise', outcome: 'done' });
    }
    const note = 'Thửa đất không phù hợp quy hoạch';
    await office.act('approver', refused.code, 'finish-step', { step: 'sign', outcome: 'refused', note });
    await office.act('approver', granted.code, 'finish-step', { step: 'sign', outcome: 'approved' });
    const paper = await lastOf(refused.code);
    expect(paper).toMatchObject({ form: 'refusal_slip', number: '00001/PTC' });
    expect(valueOf(paper, 'reason')).toBe(note);
    expect(valueOf(paper, 'decision')).toContain('UBND phường Hương Đông thông báo từ chối giải quyết');
    expect((await papersOf(granted.code)).map(({ form }) => form)).toEqual(['receipt']);
  });

  it('a refusal slip of the desk that does not take an online filing in', async () => {
    office.at('10-06T09:00:00');
    const { code } = await office.log('plain', { channel: 'online' });
    expect(await papersOf(code)).toEqual([]);
    await office.act('reception_officer', code, 'not-accept', { reason: 'Không thuộc thẩm quyền' });
    const paper = await lastOf(code);
    expect(paper).toMatchObject({ form: 'refusal_slip', number: '00002/PTC' });
    expect(paper.content.head.name).toBe('Trung tâm Phục vụ hành chính công');
    expect(valueOf(paper, 'decision')).toContain('không tiếp nhận');
  });

  it('a notice with the article of the law where nobody brought what was missing', async () => {
    office.at('10-07T09:00:00');
    const { code } = await office.log('plain');
    await office.act('processing_officer', code, 'request-supplement', PAPERS);
    expect(valueOf(await lastOf(code), 'answerBy')).toBe('hết ngày 22 tháng 10 năm 2026');
    office.at('10-23T00:00:01');
    await office.watch();
    const paper = await lastOf(code);
    expect(paper).toMatchObject({ form: 'stop_notice', number: '00001/TB' });
    expect(valueOf(paper, 'reason')).toMatch(
      /^Đã hết thời hạn .*; căn cứ Nghị định 118\/2025\/NĐ-CP, Điều 19 khoản 5$/,
    );
    expect(paper.content.signatures).toEqual([expect.objectContaining({ key: 'head', name: null })]);
  });

  it('a receipt without a day while the term waits for the fee, and on demand another one that replaces it', async () => {
    office.at('10-05T09:00:00');
    const { code } = await office.log('paid');
    const first = await lastOf(code);
    expect(valueOf(first, 'dueAt')).toBe('Sau 2 ngày làm việc, kể từ khi người nộp hồ sơ nộp đủ phí, lệ phí');
    expect((await askFor(code)).body.number).toBe(first.number);
    office.at('10-07T10:00:00');
    await office.act('reception_officer', code, 'receive-payment', { reference: 'BL-01' });
    const asked = await askFor(code);
    expect(asked.body.number).not.toBe(first.number);
    const second = await lastOf(code);
    expect(second.number).toBe(asked.body.number);
    expect(valueOf(second, 'dueAt')).toBe('17 giờ 30 phút, ngày 09 tháng 10 năm 2026');
    expect(valueOf(second, 'receivedAt')).toBe('09 giờ 00 phút, ngày 05 tháng 10 năm 2026');
    expect(valueOf(second, 'replaces')).toBe(first.number);
    expect((await askFor(code)).body.number).toBe(second.number);
    expect(await papersOf(code)).toHaveLength(2);
  });

  it('no receipt before the dossier is accepted', async () => {
    office.at('10-06T09:00:00');
    const { code } = await office.log('plain', { channel: 'online' });
    const { status, body } = await askFor(code);
    expect([status, (body as unknown as Problem).code]).toEqual([409, 'receipt-not-possible']);
  });

  it('no new receipt after the end, with a day that nobody keeps: the last one again', async () => {
    office.at('10-05T09:00:00');
    const { code } = await office.log('plain');
    const [first] = await papersOf(code);
    office.at('10-07T10:00:00');
    await office.act('processing_officer', code, 'request-supplement', PAPERS);
    office.at('10-14T10:00:00');
    const moved = await office.act('reception_officer', code, 'receive-supplement');
    expect(moved.dueAt).toMatch(/^2026-10-28/);
    office.at('10-20T09:00:00');
    await office.act('reception_officer', code, 'withdraw', { reason: 'Không còn nhu cầu' });
    const before = await papersOf(code);
    office.at('10-21T09:00:00');
    const { status, body } = await askFor(code);
    expect([status, body.number]).toEqual([200, first?.number]);
    // Whether they are drawn by now does not matter.
    const numbersOf = (papers: typeof before) => papers.map(({ form, number }) => [form, number]);
    expect(numbersOf(await papersOf(code))).toEqual(numbersOf(before));
  });

  it('no receipt at all after the end where the answer came at once and nobody had asked', async () => {
    office.at('10-06T09:00:00');
    const { code } = await office.log('2.000815');
    await office.act('reception_officer', code, 'withdraw', { reason: 'Không còn nhu cầu' });
    const { status, body } = await askFor(code);
    expect([status, (body as unknown as Problem).code]).toEqual([409, 'receipt-not-possible']);
  });
});
