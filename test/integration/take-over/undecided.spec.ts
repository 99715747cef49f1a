import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegisterCache } from '../../../src/platform/register-cache/register-cache.js';
import { AGENCIES_SNAPSHOT } from '../../../src/registers/agencies/agency.lookup.js';
import { csvOf, MAPPING, TakeOverHouse, type Cells } from './take-over-house.js';

const SAMPLES = new URL('../../../src/app/sample/mappings/', import.meta.url);

let house: TakeOverHouse;
let goods = 0;
beforeAll(async () => {
  house = await TakeOverHouse.open('2026-11-25T10:00:00+07:00');
}, 120_000);
afterAll(() => house.close());

const dossier = (code: string, more: Cells = {}): Cells => ({
  'Số hồ sơ': code,
  'Mã thủ tục': 'CO.PAUSE',
  'Cách nộp': 'Trực tiếp',
  'Đơn vị': 'X31',
  'Người nộp': 'Nguyễn Thị Mẫu',
  'Ngày nhận': '12/11/2026 09:00',
  ...more,
});
const event = (code: string, kind: string, from: string, more: Cells = {}): Cells => ({
  'Số hồ sơ': code,
  Việc: kind,
  Từ: from,
  ...more,
});
const step = (code: string, name: string, at: string, more: Cells = {}): Cells =>
  event(code, 'Bước', at, { Bước: name, ...more });
const codes = async (): Promise<unknown[]> =>
  (
    await house.query("SELECT code FROM dossier WHERE external_source = 'import:he-thong-cu' ORDER BY code")
  ).map(({ code }) => code);

type Fault = readonly [what: string, rows: readonly Cells[], line: number, field: string, code: string];

const B = 'BAD';
const FAULTS: readonly Fault[] = [
  ['no applicant', [dossier(B, { 'Người nộp': '' })], 2, 'Người nộp', 'value-missing'],
  ['no moment of receipt', [dossier(B, { 'Ngày nhận': '' })], 2, 'Ngày nhận', 'value-missing'],
  ['an agency nobody knows', [dossier(B, { 'Đơn vị': 'X99' })], 2, 'Đơn vị', 'value-unknown'],
  ['a way of filing nobody knows', [dossier(B, { 'Cách nộp': 'Fax' })], 2, 'Cách nộp', 'value-unknown'],
  [
    'a procedure nobody knows',
    [dossier(B, { 'Mã thủ tục': 'CO.NONE' })],
    2,
    'Mã thủ tục',
    'unknown-procedure',
  ],
  [
    'a receipt before any version was in force',
    [dossier(B, { 'Ngày nhận': '12/11/2025 09:00' })],
    2,
    'Mã thủ tục',
    'no-version-in-force',
  ],
  ['a case that is not told', [dossier(B, { 'Mã thủ tục': 'CO.TWO' })], 2, 'Trường hợp', 'variant-ambiguous'],
  [
    'a case that there is not',
    [dossier(B, { 'Mã thủ tục': 'CO.TWO', 'Trường hợp': 'third' })],
    2,
    'Trường hợp',
    'unknown-variant',
  ],
  [
    'a class of applicants that the version does not know',
    [dossier(B, { 'Mã thủ tục': 'CO.CLASS', 'Đối tượng': 'Hộ giàu' })],
    2,
    'Đối tượng',
    'unknown-applicant-class',
  ],
  [
    'a receipt in the future',
    [dossier(B, { 'Ngày nhận': '26/11/2026 09:00' })],
    2,
    'Ngày nhận',
    'moment-in-future',
  ],
  [
    'a moment that is none',
    [dossier(B), event(B, 'Nộp phí', '31/11/2026 09:00')],
    3,
    'Từ',
    'moment-unreadable',
  ],
  [
    'an end in the future',
    [dossier(B), event(B, 'Xác minh', '13/11/2026 09:00', { Đến: '30/11/2026 09:00' })],
    3,
    'Đến',
    'moment-in-future',
  ],
  [
    'an end before its start',
    [dossier(B), event(B, 'Xác minh', '13/11/2026 09:00', { Đến: '12/11/2026 10:00' })],
    3,
    'Đến',
    'ends-before-start',
  ],
  [
    'pauses of one reason one over the other',
    [
      dossier(B),
      event(B, 'Xác minh', '13/11/2026 09:00', { Đến: '18/11/2026 09:00' }),
      event(B, 'Xác minh', '16/11/2026 09:00', { Đến: '17/11/2026 09:00' }),
    ],
    4,
    '',
    'already-paused',
  ],
  ['a step nobody knows', [dossier(B), step(B, 'Đóng dấu', '13/11/2026 09:00')], 3, 'Bước', 'unknown-step'],
  [
    'steps out of order',
    [dossier(B), step(B, 'Lãnh đạo ký', '13/11/2026 09:00', { 'Kết quả': 'Làm lại' })],
    3,
    'Bước',
    'step-not-open',
  ],
  [
    'a step without its outcome',
    [dossier(B), step(B, 'appraise', '13/11/2026 09:00'), step(B, 'Lãnh đạo ký', '16/11/2026 09:00')],
    4,
    'Kết quả',
    'outcome-not-told',
  ],
  [
    'an agency of a step nobody knows',
    [dossier(B), step(B, 'appraise', '13/11/2026 09:00', { 'Nơi làm': 'X77' })],
    3,
    'Nơi làm',
    'value-unknown',
  ],
  [
    'a step in another agency than the plan’s',
    [dossier(B), step(B, 'appraise', '13/11/2026 09:00', { 'Nơi làm': 'X39' })],
    3,
    'Nơi làm',
    'step-agency-differs',
  ],
  [
    'a dossier that is finished',
    [
      dossier(B),
      step(B, 'appraise', '13/11/2026 09:00'),
      step(B, 'Lãnh đạo ký', '16/11/2026 09:00', { 'Kết quả': 'Đồng ý' }),
    ],
    4,
    '',
    'already-finished',
  ],
  ['a state that is an end', [dossier(B, { 'Trạng thái': 'Đã trả' })], 2, '', 'already-finished'],
  [
    'a state to which nothing leads',
    [dossier(B, { 'Trạng thái': 'Chờ bổ sung' })],
    2,
    'Trạng thái',
    'state-differs',
  ],
  [
    'a current step to which nothing leads',
    [dossier(B, { 'Bước hiện tại': 'Lãnh đạo ký' })],
    2,
    'Bước hiện tại',
    'current-step-differs',
  ],
  [
    'papers for which the time is over',
    [dossier(B, { 'Ngày nhận': '02/11/2026 09:00' }), event(B, 'Bổ sung', '03/11/2026 09:00')],
    2,
    '',
    'wait-is-over',
  ],
  ['an event of no kind', [dossier(B), event(B, '', '13/11/2026 09:00')], 3, 'Việc', 'value-missing'],
  [
    'an event of an unknown kind',
    [dossier(B), event(B, 'Gọi', '13/11/2026 09:00')],
    3,
    'Việc',
    'value-unknown',
  ],
  [
    'an extension of no length',
    [dossier(B), event(B, 'Gia hạn', '13/11/2026 09:00', { Lượng: 'ba' })],
    3,
    'Lượng',
    'number-unreadable',
  ],
  [
    'two rows that contradict each other',
    [dossier(B), { 'Số hồ sơ': B, 'Người nộp': 'Người khác' }],
    3,
    'Người nộp',
    'value-differs',
  ],
  ['a code that cannot be one', [dossier('A/B')], 2, 'Số hồ sơ', 'reference-unfit'],
];

describe('a row that cannot be decided', () => {
  it.each(FAULTS)(
    '%s goes to the report, and nothing of its dossier is written',
    async (_what, rows, ...fault) => {
      const [line, field, code] = fault;
      const good = `GOOD-${(goods += 1)}`;
      const summary = await house.take(csvOf([...rows, dossier(good)]));
      expect(summary).toMatchObject({ dossiers: 2, takenOver: 1, leftOut: 1, reported: 1 });
      const reference = rows[0]?.['Số hồ sơ'];
      const [told = ''] = await house.report();
      expect(told.startsWith(`${line},${reference},${field},${code},`)).toBe(true);
      expect(told.endsWith(',left_out,,')).toBe(true);
      // Both languages, and no blank left unfilled.
      expect(told).not.toMatch(/\{|undefined|null/);
      expect(await house.query('SELECT 1 FROM dossier WHERE code = $1', [reference])).toEqual([]);
    },
  );

  it('comes in once it is corrected, and only it', async () => {
    await house.take(csvOf([dossier('MEND-1'), dossier('MEND-2', { 'Người nộp': '' })]));
    const mended = csvOf([dossier('MEND-1'), dossier('MEND-2')]);
    expect(await house.take(mended)).toMatchObject({
      takenOver: 1,
      alreadyThere: 1,
      leftOut: 0,
      reported: 0,
    });
    expect(await house.report()).toEqual([]);
    expect(await codes()).toEqual(expect.arrayContaining(['MEND-1', 'MEND-2']));
  });

  it('is a code that another dossier has', async () => {
    await house.take(csvOf([dossier('TWICE-1')]));
    const summary = await house.take(csvOf([dossier('TWICE-1')]), { name: 'other-system' });
    expect(summary).toMatchObject({ takenOver: 0, alreadyThere: 0, leftOut: 1 });
    expect((await house.report())[0]).toMatch(/^2,TWICE-1,,code-taken,/);
  });

  it('is an agency that is no more, with its successor named', async () => {
    await house.query(
      `UPDATE agency SET valid_to = '2026-06-30', successor_id = (SELECT id FROM agency WHERE code = 'H99.31') WHERE code = 'H99.38'`,
    );
    house.product.app.get(RegisterCache, { strict: false }).onChange(AGENCIES_SNAPSHOT);
    const agency = { ...MAPPING.agency, values: { X38: 'H99.38' } };
    const csv = csvOf([dossier('GONE-1', { 'Đơn vị': 'X38' })]);
    expect(await house.take(csv, { agency })).toMatchObject({ takenOver: 0, leftOut: 1 });
    expect((await house.report())[0]).toMatch(/^2,GONE-1,Đơn vị,agency-closed,.*H99\.31/);
  });
});

describe('a promised due moment that nothing explains', () => {
  const promised = (code: string) => csvOf([dossier(code, { 'Ngày hẹn trả': '03/12/2026 17:00' })]);

  it.each([
    ['keep_ours', '2026-11-27T10:30:00.000Z', 'due-kept-ours'],
    ['keep_theirs', '2026-12-03T10:00:00.000Z', 'due-kept-theirs'],
  ])('is marked and reported with both moments: %s', async (onDueDifference, due, code) => {
    const reference = `DUE-${onDueDifference}`;
    const summary = await house.take(promised(reference), { onDueDifference });
    expect(summary).toMatchObject({ takenOver: 1, dueDiffers: 1, leftOut: 0, reported: 1 });
    const [told = ''] = await house.report();
    expect(told.startsWith(`2,${reference},Ngày hẹn trả,${code},`)).toBe(true);
    expect(told).toContain('17:00 03/12/2026');
    expect(told.endsWith(',marked,2026-12-03T17:00:00.000+07:00,2026-11-27T17:30:00.000+07:00')).toBe(true);
    const [row] = await house.query<{ due: Date; marks: string[] }>(
      'SELECT due_at AS due, marks FROM dossier WHERE code = $1',
      [reference],
    );
    expect([row?.due.toISOString(), row?.marks]).toEqual([due, ['due_differs']]);
  });

  it('is left out where the mapping says so', async () => {
    const summary = await house.take(promised('DUE-refuse'), { onDueDifference: 'refuse' });
    expect(summary).toMatchObject({ takenOver: 0, leftOut: 1 });
    expect((await house.report())[0]).toMatch(/^2,DUE-refuse,Ngày hẹn trả,due-differs,/);
  });
});

describe('a check', () => {
  it('writes the report and nothing else, and says the same as the run after it', async () => {
    const csv = csvOf([dossier('CHECK-1'), dossier('CHECK-2', { 'Đơn vị': 'X99' })]);
    const before = await house.query('SELECT count(*) FROM dossier');
    const checked = await house.take(csv, {}, true);
    const report = await house.report();
    expect(await house.query('SELECT count(*) FROM dossier')).toEqual(before);
    expect(await house.take(csv)).toEqual(checked);
    expect(await house.report()).toEqual(report);
    expect(await house.take(csv, {}, true)).toMatchObject({ takenOver: 0, alreadyThere: 1, leftOut: 1 });
  });
});

describe('the sample export', () => {
  it('comes in but for the two rows that cannot be decided', async () => {
    const mapping = await readFile(fileURLToPath(new URL('open-dossiers.mapping.json', SAMPLES)), 'utf8');
    const csv = await readFile(fileURLToPath(new URL('open-dossiers.csv', SAMPLES)), 'utf8');
    const summary = await house.takeWith(JSON.parse(mapping) as object, csv);
    expect(summary).toMatchObject({ dossiers: 8, takenOver: 6, dueDiffers: 1, leftOut: 2, reported: 3 });
  });
});
