import { describe, expect, it } from '@jest/globals';
import { CHANNELS, type Channel } from '../../../src/domain/procedure-rules.js';
import { variantOf } from '../../../src/domain/dossier/filed-variant.js';
import { feeByRule } from '../../../src/domain/dossier/fees.js';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';

type Printed = string | Readonly<Partial<Record<Channel, string>>>;

const SAME_DAY = 'Ngay trong ngày; nhận hồ sơ sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo';
const IN_TEXT = '3 ngày làm việc (ghi trong trình tự thực hiện; ô thời hạn để trống)';

/** Section 9 of the regulation, row by row: code, printed term, field, levels. One text = every channel offered. */
const SECTION_9: readonly (readonly [code: string, printed: Printed, field: string, levels: string])[] = [
  ['1.001193', '1', 'Hộ tịch', 'commune'],
  ['1.000656', '1', 'Hộ tịch', 'commune'],
  ['1.000894', '1', 'Hộ tịch', 'commune'],
  ['1.004873', '3', 'Hộ tịch', 'commune'],
  ['2.000635', SAME_DAY, 'Hộ tịch', 'province,commune'],
  ['1.004859', '1', 'Hộ tịch', 'commune'],
  ['1.001022', '3', 'Hộ tịch', 'commune'],
  ['1.000689', '3', 'Hộ tịch', 'commune'],
  ['2.000986', '20 Ngày', 'Hộ tịch', 'commune'],
  ['2.001023', '15 Ngày', 'Hộ tịch', 'commune'],
  ['2.000815', '–', 'Chứng thực', 'commune,other'],
  ['2.000884', '–', 'Chứng thực', 'commune,other'],
  ['2.000908', '1 Ngày làm việc', 'Chứng thực', 'ministry,province,commune,other'],
  ['2.001035', '–', 'Chứng thực', 'commune'],
  ['2.001019', '–', 'Chứng thực', 'commune'],
  ['1.004222', '7 Ngày làm việc', 'Cư trú', 'commune'],
  ['1.004194', '3 Ngày làm việc', 'Cư trú', 'commune'],
  ['1.002755', '3 Ngày làm việc', 'Cư trú', 'commune'],
  ['1.003197', '5 Ngày làm việc', 'Cư trú', 'commune'],
  ['1.014061', '7 Ngày làm việc', 'Căn cước', 'commune'],
  ['3.000333', '10 Ngày', 'Lý lịch tư pháp', 'province'],
  ['1.012575', '2 Ngày', 'Đăng ký xe', 'province,commune'],
  ['1.001612', IN_TEXT, 'Hộ kinh doanh', 'commune'],
  ['2.000720', '1', 'Hộ kinh doanh', 'commune'],
  ['1.001570', '1', 'Hộ kinh doanh', 'commune'],
  ['1.001266', '1', 'Hộ kinh doanh', 'commune'],
  ['2.000575', '1', 'Hộ kinh doanh', 'commune'],
  ['2.001583', '3 Ngày làm việc', 'Doanh nghiệp', 'province'],
  [
    '1.013978',
    { online: '17 Ngày làm việc', postal: '20 Ngày làm việc', counter: '27 Ngày làm việc' },
    'Đất đai',
    'commune',
  ],
  [
    '1.012753',
    { online: '17 Ngày làm việc', postal: '30 Ngày làm việc', counter: '20 Ngày làm việc' },
    'Đất đai',
    'commune',
  ],
  ['1.013949', '15 Ngày', 'Đất đai', 'commune'],
  ['1.013823', { online: '15 Ngày', postal: '15 Ngày', counter: '25 Ngày' }, 'Đất đai', 'province'],
  ['1.013992', '7 Ngày làm việc', 'Đất đai', 'province'],
  [
    '1.012784',
    { online: '12 Ngày làm việc', postal: '12 Ngày làm việc', counter: '22 Ngày làm việc' },
    'Đất đai',
    'province',
  ],
  [
    '1.012787',
    { online: '8 Ngày làm việc', postal: '8 Ngày làm việc', counter: '18 Ngày làm việc' },
    'Đất đai',
    'province',
  ],
  ['1.012796', '8 Ngày làm việc', 'Đất đai', 'commune'],
  ['1.013225', '20 Ngày', 'Xây dựng', 'commune'],
  ['1.013229', '20 Ngày', 'Xây dựng', 'commune'],
  ['1.013226', '20 Ngày', 'Xây dựng', 'commune'],
  ['1.013236', '20 Ngày', 'Xây dựng', 'province'],
  ['1.011607', '15 Ngày', 'Giảm nghèo', 'commune'],
  ['1.012994', '30 Ngày', 'Tài chính đất đai', 'province,commune'],
];

const byCode = new Map(PROCEDURES.map((procedure) => [procedure.code, procedure]));

describe('the sample catalogue', () => {
  it('has the 42 procedures of the regulation and the two groups of Decree 301/2026', () => {
    expect(SECTION_9).toHaveLength(42);
    const expected = [...SECTION_9.map(([code]) => code), '3.000722', '2.002913'];
    expect([...byCode.keys()].sort()).toEqual(expected.sort());
  });

  it.each(SECTION_9)('keeps the printed term, field and levels of %s', (code, printed, field, levels) => {
    const procedure = byCode.get(code);
    const terms = procedure?.rules.variants[0]?.terms ?? [];
    expect(terms.length).toBeGreaterThan(0);
    for (const { channel, printedTerm } of terms) {
      expect([channel, printedTerm.text]).toEqual([
        channel,
        typeof printed === 'string' ? printed : printed[channel],
      ]);
    }
    if (typeof printed !== 'string')
      expect(terms.map(({ channel }) => channel).sort()).toEqual([...CHANNELS].sort());
    expect([procedure?.field, procedure?.levels.join(), procedure?.effectiveFrom]).toEqual([
      field,
      levels,
      '2024-01-01',
    ]);
  });

  it('takes 15 days for a single house where works take 20', () => {
    for (const code of ['1.013225', '1.013229']) {
      const house = byCode.get(code)?.rules.variants.find(({ key }) => key === 'house');
      expect(house?.terms.map(({ printedTerm }) => printedTerm.text)).toEqual([
        '15 Ngày',
        '15 Ngày',
        '15 Ngày',
      ]);
    }
  });

  it('decides what the source leaves open, each time with a basis and somebody who decided', () => {
    const terms = PROCEDURES.flatMap(({ rules }) => rules.variants.flatMap((variant) => variant.terms));
    const open = terms.filter(({ printedTerm }) => printedTerm.unit === null);
    expect(open.length).toBeGreaterThan(0);
    for (const { decidedTerm } of terms) {
      expect(decidedTerm.basis).not.toBe('');
      expect(decidedTerm.decidedBy).not.toBe('');
    }
    const limitOf = (code: string) => byCode.get(code)?.rules.variants[0]?.terms[0]?.decidedTerm.limit;
    expect(limitOf('1.001193')).toEqual({ amount: 0, unit: 'same_day' });
    expect(limitOf('1.004873')).toEqual({ amount: 3, unit: 'working_day' });
    expect(limitOf('2.000815')).toEqual({ amount: 0, unit: 'same_day' });
    expect(limitOf('2.000986')).toEqual({ amount: 20, unit: 'working_day' });
    expect(limitOf('3.000333')).toEqual({ amount: 10, unit: 'day' });
  });

  it('cites the law for people to read, without remarks on the record', () => {
    const versions = PROCEDURES.map(({ rules }) => rules);
    const texts = versions.flatMap(({ variants, plan }) => [
      ...variants.flatMap(({ terms, fees }) => [
        ...terms.map(({ decidedTerm }) => decidedTerm.basis),
        ...fees.map(({ note }) => note),
      ]),
      ...plan.legs.map(({ legalBasis }) => legalBasis),
    ]);
    expect(texts.filter((text) => /bản ghi|ô thời hạn|thiếu đơn vị|mâu thuẫn/i.test(text))).toEqual([]);
  });

  it('asks other fees online than at the counter for permanent residence', () => {
    const fees = byCode.get('1.004222')?.rules.variants[0]?.fees ?? [];
    const everybodys = fees.filter(({ applicantClass }) => applicantClass === undefined);
    expect(everybodys.map(({ channel, amountDong }) => [channel, amountDong])).toEqual([
      ['online', 10_000],
      ['counter', 20_000],
    ]);
  });

  it('exempts poor households from the fee for permanent residence, and marks it as the sample’s words', () => {
    const { rules } = byCode.get('1.004222') as (typeof PROCEDURES)[number];
    const filed = { variant: null, applicantClass: 'poor_household', receivedOn: '2026-11-24' };
    const variant = variantOf(rules, filed);
    expect([feeByRule(variant, 'counter'), feeByRule(variant, 'online')]).toEqual([0, 0]);
    expect(variant.fees.map(({ note }) => note)).toEqual([
      ...Array.from({ length: 3 }, () => expect.stringContaining('dữ liệu mẫu')),
    ]);
  });

  it('writes every Vietnamese text in composed letters', () => {
    const text = JSON.stringify(PROCEDURES);
    expect(text.normalize('NFC')).toBe(text);
  });
});
