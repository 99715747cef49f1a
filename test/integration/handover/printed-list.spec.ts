import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPdf, type ReadPdf } from '../../support/read-pdf.js';
import { COMMUNE } from '../trips/clock-office.js';
import { HandoverHouse } from './handover-house.js';

const COUNT = 60;
const LONG_NAME = `Công ty Trách nhiệm hữu hạn Một thành viên Thương mại, Dịch vụ, Xây dựng và Phát triển nông thôn ${'Trường Thịnh '.repeat(6)}`;

describe('the printed list', () => {
  let house: HandoverHouse;
  let number: string;
  let codes: readonly string[];
  let bytes: Uint8Array;
  let read: ReadPdf;

  beforeAll(async () => {
    house = await HandoverHouse.open('10-05T08:00:00');
    for (let no = 1; no <= COUNT; no += 1) {
      await house.log('plain', no === 7 ? LONG_NAME.trim() : `Nguyễn Thị Hồng Phượng ${no}`);
    }
    house.office.at('10-05T15:05:00');
    const list = await house.give();
    number = list.number;
    codes = list.items.map(({ code }) => code);
    ({ bytes } = await house.pdf(number));
    read = await readPdf(bytes);
    const kept = process.env['KEEP_PDF'];
    if (kept) await writeFile(kept, bytes);
  }, 180_000);
  afterAll(() => house.close());

  it('has every dossier, its head on every page, and says which page of how many', () => {
    const { pages } = read;
    expect(pages.length).toBeGreaterThan(2);
    const text = pages.map((page) => page.text).join(' ');
    expect(codes).toHaveLength(COUNT);
    for (const code of codes) expect(text.replaceAll(' ', '')).toContain(code);
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(`Trang ${index + 1}/${pages.length}`);
      expect(page.text).toContain(number);
      expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
    }
    const withRows = pages.filter(({ text: each }) =>
      codes.some((code) => each.replaceAll(' ', '').includes(code)),
    );
    for (const page of withRows) expect(page.text).toContain('Tên cá nhân, tổ chức');
  });

  it('says who gives what to whom and when, and has places to sign at its end', () => {
    const first = read.pages[0]?.text ?? '';
    for (const said of [
      'PHIẾU BÀN GIAO HỒ SƠ GIẤY',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Bên giao: Trung tâm Phục vụ hành chính công, UBND phường Hương Đông',
      'Thời gian bàn giao: 15 giờ 05 phút, ngày 05 tháng 10 năm 2026',
      'Xác nhận đã nhận chậm nhất: 17 giờ 05 phút, ngày 05 tháng 10 năm 2026',
      'Số hồ sơ bàn giao: 60',
      '/PBG',
    ]) {
      expect(first).toContain(said);
    }
    const last = read.pages.at(-1)?.text ?? '';
    for (const said of ['Tổng cộng', '60 hồ sơ', 'BÊN GIAO', 'BÊN NHẬN']) expect(last).toContain(said);
  });

  it('wraps a very long name and leaves nothing outside the margins', async () => {
    const text = read.pages.map((page) => page.text).join(' ');
    for (const word of LONG_NAME.trim().split(/\s+/).slice(0, 12)) expect(text).toContain(word);
    for (const page of read.pages.keys()) expect((await read.look(page)).darkOnEdges()).toBe(0);
  });

  it('is the same bytes at every print, whoever prints it and whatever was answered since', async () => {
    const first = Buffer.from(bytes);
    house.office.at('10-05T16:00:00');
    await house.acknowledge(number, { others: 'received' });
    for (const role of ['reception_officer', 'approver']) {
      const again = await house.pdf(number, role);
      expect(first.equals(again.bytes)).toBe(true);
      expect(again.etag).toMatch(/^"[0-9a-f]{64}"$/);
    }
    const { base, headers } = await house.office.worker(COMMUNE, 'reception_officer');
    const { etag } = await house.pdf(number);
    const known = { ...headers, 'if-none-match': etag ?? '' };
    expect((await fetch(`${base}/handovers/${number}/pdf`, { headers: known })).status).toBe(304);
  });

  it('is one file where two print it first at the same moment', async () => {
    await house.log('plain');
    const list = await house.give();
    const prints = await Promise.all([1, 2, 3, 4].map(() => house.pdf(list.number)));
    expect(new Set(prints.map(({ etag }) => etag)).size).toBe(1);
    expect((await readPdf(prints[0]?.bytes ?? new Uint8Array())).pages).toHaveLength(1);
  });

  it('is on record with whoever read it', async () => {
    const [row] = await house.office.sql.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM paper_reading WHERE form = 'handover_list'`,
    );
    expect(row?.count).toBeGreaterThan(3);
  });
});
