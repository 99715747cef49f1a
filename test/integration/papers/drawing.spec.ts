import { describe, expect, it } from '@jest/globals';
import type { PaperContent } from '../../../src/domain/papers/paper-content.js';
import { receiptOf } from '../../../src/domain/papers/receipt.js';
import { drawControlSlip } from '../../../src/outward/papers/drawing/draw-control-slip.js';
import { drawLetter } from '../../../src/outward/papers/drawing/draw-letter.js';
import { drawSlip } from '../../../src/outward/papers/drawing/draw-slip.js';
import { readPdf } from '../../support/read-pdf.js';
import { receiptFacts, WARD } from '../../unit/domain/papers/paper-facts.js';

const LETTERS = 'ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ';
const ADDRESS = 'https://dichvucong.song-huong.example/tra-cuu/H99.31-261005-0001';

function receipt(
  more: Partial<Parameters<typeof receiptFacts>[0]> = {},
  fullName = 'Nguyễn Thị Đào',
): PaperContent {
  const facts = receiptFacts({ lookUp: ADDRESS, ...more });
  const applicant = { ...facts.dossier.applicant, fullName };
  return receiptOf({ ...facts, dossier: { ...facts.dossier, applicant } });
}

const components = (count: number) =>
  Array.from({ length: count }, (_none, index) => ({
    name: `Giấy tờ thứ ${index + 1} về thửa đất, tài sản gắn liền với đất theo quy định của pháp luật`,
    originals: 1,
    copies: 2,
  }));

describe('a drawn paper', () => {
  it('keeps every Vietnamese letter, in capitals and small, typed composed or not, also on the second paper', async () => {
    const words = `${LETTERS} ${LETTERS.toLocaleLowerCase('vi')}`;
    const first = await drawLetter(receipt({}, words));
    const second = await drawLetter(receipt({}, words.normalize('NFD')));
    for (const bytes of [first, second]) {
      const [page] = (await readPdf(bytes)).pages;
      const text = page?.text.replaceAll(' ', '');
      expect(text).toContain(LETTERS);
      expect(text).toContain(LETTERS.toLocaleLowerCase('vi'));
      expect(page?.text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc');
    }
    expect(second.equals(first)).toBe(true);
  });

  it('is the same bytes for the same content', async () => {
    for (const draw of [drawLetter, drawSlip]) {
      const [first, other, again] = [
        await draw(receipt()),
        await draw(receipt({ no: 9 })),
        await draw(receipt()),
      ];
      expect(again.equals(first)).toBe(true);
      expect(other.equals(first)).toBe(false);
    }
  });

  it('runs over as many pages as it needs, numbered, and parts no signature from the text', async () => {
    const { pages, look } = await readPdf(await drawLetter(receipt({ components: components(60) })));
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(`Trang ${index + 1}/${pages.length}`);
      expect((await look(index)).darkOnEdges()).toBe(0);
    }
    const text = pages.map((page) => page.text).join(' ');
    for (let number = 1; number <= 60; number += 1)
      expect(text).toContain(`${number}. Giấy tờ thứ ${number} `);
    const last = pages.at(-1)?.text;
    expect(last).toContain('NGƯỜI TIẾP NHẬN HỒ SƠ');
    expect(last).toContain('Số thứ tự: 00131');
    expect((await look(pages.length - 1)).qr()).toBe(ADDRESS);
  });

  it.each([
    ['ten thousand letters without a space', 'A'.repeat(10_000)],
    ['ten thousand letters in words', 'Nguyễn Phúc '.repeat(834)],
    [
      'emoji, other scripts, control characters and half of a pair',
      '👩‍👩‍👧 汉字 \u0007\u200b\ud83d עברית Đào 😀',
    ],
    ['nothing at all', ''],
    ['blanks and ends of lines', ' \n \t \n '],
  ])('is not broken by a name of %s', async (_what, name) => {
    const content = {
      ...receipt({}, name),
      head: { superior: name, name },
      addressee: name,
      signatures: receipt({ officerName: name }, name).signatures,
    };
    const letter = await readPdf(await drawLetter(content));
    expect(letter.pages.length).toBeLessThanOrEqual(2);
    expect(letter.pages.at(-1)?.text).toContain('Số thứ tự: 00131');
    expect((await letter.look(0)).darkOnEdges()).toBe(0);
    expect((await readPdf(await drawSlip(content))).pages).toHaveLength(1);
  });

  it('shows a reason of two thousand characters whole', async () => {
    const reason = 'Số định danh không khớp với cơ sở dữ liệu. '.repeat(46).slice(0, 1_990) + ' HẾT LÝ DO';
    const content = receipt();
    const fields = [...content.fields, { key: 'reason', label: 'Lý do', value: reason }];
    const { pages } = await readPdf(await drawLetter({ ...content, fields }));
    expect(pages.map((page) => page.text).join(' ')).toContain('HẾT LÝ DO');
  });

  it('has a QR code that a reader finds on the strip of 80 mm, however long the address', async () => {
    const lookUp = `${ADDRESS}?${'x'.repeat(120)}`;
    const strip = await readPdf(await drawSlip(receipt({ lookUp })));
    expect((await strip.look(0)).qr()).toBe(lookUp);
    const letter = await readPdf(await drawLetter(receipt({ lookUp })));
    expect((await letter.look(0)).qr()).toBe(lookUp);
  });

  it('repeats the head of a table on every page', async () => {
    const side = { unit: WARD.name, work: 'Thẩm định hồ sơ', person: 'Lê Văn An' };
    const at = new Date('2026-10-05T09:00:00+07:00');
    const row = {
      giver: side,
      receiver: side,
      at,
      result: 'late',
      note: 'Ghi chú '.repeat(30),
      heldUntil: null,
    } as const;
    const { pages } = await readPdf(
      await drawControlSlip(
        receipt(),
        Array.from({ length: 40 }, () => row),
      ),
    );
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page.text).toContain('Thời gian giao, nhận hồ sơ');
    expect(pages.map((page) => page.text.split('Quá hạn').length - 1).reduce((a, b) => a + b)).toBe(40);
  });
});
