import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { draftOfRecord, RECORD_READER } from '../../../../src/domain/catalogue/draft-of-record.js';
import { readNationalRecord } from '../../../../src/domain/catalogue/national-record.js';

interface Time {
  readonly amount?: number | null;
  readonly unit?: string;
  readonly note?: string;
  readonly fees?: readonly { readonly MUCPHI: number | null; readonly MOTA: string }[];
}

const time = ({ amount = 5, unit = 'Ngày làm việc', note = '', fees = [] }: Time = {}) => ({
  THOIGIANGIAIQUYET: amount,
  DONVITINH: unit,
  MOTA: note,
  PHILEPHI: fees,
});
const paper = (name: string, originals = 1, copies = 0) => ({
  TENGIAYTO: name,
  SOBANCHINH: originals,
  SOBANSAO: copies,
});
const whole = {
  MATTHC: '9.000001',
  TENTTHC: 'Cấp giấy thử nghiệm',
  LINHVUCTHUCHIEN: 'Hộ tịch',
  CAPTHUCHIEN: ['Cấp xã'],
  DOITUONGTHUCHIEN: ['Công dân Việt Nam'],
  SOQUYETDINH: '1/QĐ-BTP',
  COQUANTHUCHIEN: 'UBND cấp xã',
  COQUANCOTHAMQUYEN: '',
  CACHTHUCTHUCHIEN: [{ KENH: '1', THOIGIAN: [time()] }],
  THANHPHANHOSO: [{ TRUONGHOP: '', GIAYTO: [paper('Tờ khai')] }],
  CANCUPHAPLY: ['60/2014/QH13'],
  KETQUATHUCHIEN: [{ MAKETQUA: 'KQ.G15.000031', TENKETQUA: 'Giấy' }],
  TRINHTUTHUCHIEN: '',
  YEUCAU: '',
};

const readOf = (changes: object) => draftOfRecord(readNationalRecord({ ...whole, ...changes }));
const kindsOf = (changes: object) => readOf(changes).questions.map(({ kind }) => kind);
const timesOf = (...times: Time[]) => ({ CACHTHUCTHUCHIEN: [{ KENH: '1', THOIGIAN: times.map(time) }] });
const feeOf = (amount: number | null, note: string) => timesOf({ fees: [{ MUCPHI: amount, MOTA: note }] });

describe('a record that leaves no doubt is taken as it is printed', () => {
  it('and asks nothing', () => {
    expect(readOf({})).toEqual({
      draft: {
        name: 'Cấp giấy thử nghiệm',
        field: 'Hộ tịch',
        levels: ['commune'],
        audiences: ['Công dân Việt Nam'],
        decision: '1/QĐ-BTP',
        competentAgency: 'UBND cấp xã',
        terms: [
          {
            channel: 'counter',
            printedTerm: { text: '5 Ngày làm việc', amount: 5, unit: 'working_day' },
            limit: { amount: 5, unit: 'working_day' },
          },
        ],
        fees: [],
        components: [
          {
            key: 'paper-1',
            name: { vi: 'Tờ khai', en: 'Tờ khai' },
            originals: 1,
            copies: 0,
            mandatory: true,
            fromDatabase: false,
          },
        ],
        results: [{ code: 'KQ.G15.000031', name: { vi: 'Giấy', en: 'Giấy' } }],
        legalBasis: ['60/2014/QH13'],
      },
      questions: [],
    });
  });

  it('calendar days stay calendar days', () => {
    const { draft } = readOf(timesOf({ amount: 20, unit: 'Ngày' }));
    expect(draft.terms[0]?.limit).toEqual({ amount: 20, unit: 'day' });
  });
});

describe('a time limit is never guessed', () => {
  it.each<readonly [string, readonly Time[], string]>([
    ['no unit', [{ amount: 1, unit: '' }], 'no-unit'],
    ['no amount', [{ amount: null }], 'no-amount'],
    ['an amount of zero', [{ amount: 0 }], 'no-amount'],
    ['neither', [{ amount: null, unit: '' }], 'no-term'],
    ['an unknown unit', [{ unit: 'Quý' }], 'unknown-unit'],
    ['a fraction', [{ amount: 1.5 }], 'fraction-of-unit'],
    ['hours of which kind', [{ amount: 24, unit: 'Giờ' }], 'kind-of-hours'],
    ['several rows', [{ note: 'nhà ở' }, { amount: 20, note: 'công trình' }], 'several-terms'],
    ['another time in words', [{ amount: 7, note: 'Trong 05 (năm) ngày làm việc' }], 'term-against-note'],
    ['another unit in words', [{ amount: 20, unit: 'Ngày', note: '20 ngày làm việc' }], 'term-against-note'],
  ])('%s', (_name, times, kind) => {
    const { draft, questions } = readOf(timesOf(...times));
    expect(questions.map((asked) => asked.kind)).toEqual([kind]);
    expect(draft.terms[0]?.limit).toBeNull();
  });

  it('words that say the same are no doubt, steps beside it neither', () => {
    const note = '07 ngày làm việc (Sở: 03 ngày; UBND cấp xã: 04 ngày)';
    expect(kindsOf(timesOf({ amount: 7, note }))).toEqual([]);
  });

  it.each([
    ['no way of filing', [], 'no-way-of-filing'],
    ['an unknown way', [{ KENH: '9', THOIGIAN: [time()] }], 'unknown-channel'],
    ['a way without a time', [{ KENH: '2', THOIGIAN: [] }], 'no-term'],
    [
      'one way twice',
      [
        { KENH: '2', THOIGIAN: [time()] },
        { KENH: '2', THOIGIAN: [time({ amount: 9 })] },
      ],
      'channel-twice',
    ],
  ])('%s', (_name, ways, kind) => {
    expect(kindsOf({ CACHTHUCTHUCHIEN: ways })).toEqual([kind]);
  });
});

describe('a fee is never guessed', () => {
  it.each<readonly [string, object, readonly string[]]>([
    ['free, without a word', feeOf(0, ''), []],
    ['free, said so', feeOf(0, 'Không thu lệ phí'), []],
    ['an amount that the note repeats', feeOf(70_000, '70.000 đồng/Giấy chứng nhận'), []],
    ['an ambiguous print', feeOf(null, '[printed: 120 VNĐ]'), ['fee-unknown']],
    [
      'zero, and the council decides',
      feeOf(0, 'Theo quy định của Hội đồng nhân dân cấp tỉnh'),
      ['fee-in-note'],
    ],
    ['an amount that the note halves', feeOf(100_000, 'giảm 50 % đến hết ngày 31/12/2026'), ['fee-in-note']],
    ['another amount in the note', feeOf(50_000, '40.000 đồng/lần'), ['fee-in-note']],
    ['an amount without its zeros', feeOf(150, '150.000 đồng/thẻ'), ['fee-implausible']],
    ['no fee, yet a sum in the description', timesOf({ note: '10,000 Việt Nam Đồng' }), ['fee-in-note']],
  ])('%s', (_name, changes, kinds) => {
    const { draft, questions } = readOf(changes);
    expect(questions.map(({ kind }) => kind)).toEqual(kinds);
    if (kinds.length > 0) expect(draft.fees.map(({ amountDong }) => amountDong)).not.toContain(0);
  });

  it('several fees for one time', () => {
    const fees = [
      { MUCPHI: 10_000, MOTA: '' },
      { MUCPHI: 20_000, MOTA: '' },
    ];
    expect(kindsOf(timesOf({ fees }))).toEqual(['several-fees']);
  });
});

describe('papers leave open what only a person knows', () => {
  const papers = (...list: object[]) => ({ THANHPHANHOSO: [{ TRUONGHOP: '', GIAYTO: list }] });
  it.each<readonly [string, object, string]>([
    ['none', { THANHPHANHOSO: [] }, 'no-papers'],
    ['neither original nor copy', papers(paper('Đơn', 0, 0)), 'number-of-papers'],
    ['20,261 originals', papers(paper('Đơn', 20_261, 1)), 'number-of-papers'],
    ['if there is one', papers(paper('Giấy ủy quyền (nếu có)')), 'conditional-papers'],
    [
      'data of a database',
      papers(paper('Thông tin trong Cơ sở dữ liệu quốc gia về dân cư')),
      'papers-in-databases',
    ],
    [
      'several groups',
      {
        THANHPHANHOSO: [
          { TRUONGHOP: 'Giấy tờ phải nộp', GIAYTO: [paper('A')] },
          { TRUONGHOP: 'Giấy tờ phải xuất trình', GIAYTO: [paper('B')] },
        ],
      },
      'several-cases',
    ],
  ])('%s', (_name, changes, kind) => {
    expect(kindsOf(changes)).toEqual([kind]);
  });
});

describe('what sentences say is pointed at', () => {
  it.each([
    ['hồ sơ nhận sau 15 giờ thì trả kết quả ngày làm việc tiếp theo', 'cut-off-in-text'],
    ['thời gian bổ sung hồ sơ không tính vào thời hạn giải quyết', 'excluded-time-in-text'],
    ['quá thời hạn thì coi như đồng ý', 'deemed-consent-in-text'],
    ['kể từ ngày nhận đủ hồ sơ và nộp phí', 'payment-in-text'],
  ])('%s', (text, kind) => {
    expect(kindsOf({ TRINHTUTHUCHIEN: text })).toEqual([kind]);
  });
});

describe('a damaged record is kept as far as it can be read', () => {
  it.each([
    [{ CAPTHUCHIEN: 'Cấp xã' }, ['unreadable-part', 'no-level']],
    [{ CAPTHUCHIEN: ['Cấp huyện'] }, ['unknown-level']],
    [{ LINHVUCTHUCHIEN: null }, ['no-field']],
    [{ COQUANTHUCHIEN: '' }, ['no-agency']],
    [{ CACHTHUCTHUCHIEN: [null, 7] }, ['unknown-channel', 'unknown-channel']],
    [{ THANHPHANHOSO: [{ GIAYTO: 'x' }] }, ['no-papers']],
  ])('%j', (changes, kinds) => {
    expect(kindsOf(changes)).toEqual(kinds);
  });

  it.each([
    [null, 'record-without-code'],
    [{ TENTTHC: 'x' }, 'record-without-code'],
    [{ MATTHC: '../etc', TENTTHC: 'x' }, 'record-without-code'],
    [{ MATTHC: '1.000001', TENTTHC: ' ' }, 'record-without-name'],
  ])('but not without code and name: %j', (value, code) => {
    expect(() => readNationalRecord(value)).toThrow(expect.objectContaining({ code }));
  });
});

describe('what a reader makes of a record', () => {
  const read = [
    readOf({}),
    readOf(timesOf({ unit: '' }, { amount: 0.5 })),
    readOf(timesOf({ unit: 'Giờ', note: 'Trong 03 ngày' })),
    readOf(feeOf(50_000, 'Miễn phí cho hộ nghèo')),
    readOf({ CAPTHUCHIEN: ['Cấp tỉnh', 'Cấp huyện'], LINHVUCTHUCHIEN: '', KETQUATHUCHIEN: [] }),
    readOf({ THANHPHANHOSO: [{ TRUONGHOP: 'Nếu', GIAYTO: [paper('Bản sao (nếu có)', 0, 2)] }, null] }),
    readOf({ TRINHTUTHUCHIEN: 'Hồ sơ nhận sau 15 giờ. Không tính thời gian xác minh. Coi như đồng ý.' }),
  ];
  const digest = createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 16);

  // Whoever makes the reader better raises its number and writes the new digest here: kept records are read again.
  it('has the number of that reader', () => {
    expect([RECORD_READER, digest]).toEqual([1, '077582f098379c48']);
  });
});
