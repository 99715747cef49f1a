import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishersOf, publishReviewed } from '../../support/publish-version.js';
import type { ProcedureRules } from '../../../src/domain/procedure-rules.js';
import type { RecordsImportSummary } from '../../../src/handling/catalogue/import-summary.js';
import type {
  NationalRecordResponse,
  WorkList,
} from '../../../src/handling/catalogue/national-records.responses.js';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';

const SAMPLE_CODE = '1.001193';

/** A record of our own under the key names of the national interface. */
function recordOf(code: string, changes: object = {}) {
  const time = { THOIGIANGIAIQUYET: 5, DONVITINH: 'Ngày làm việc', MOTA: '', PHILEPHI: [] };
  return {
    MATTHC: code,
    TENTTHC: `Thủ tục số ${code}`,
    LINHVUCTHUCHIEN: 'Thử nghiệm',
    CAPTHUCHIEN: ['Cấp xã'],
    DOITUONGTHUCHIEN: ['Công dân Việt Nam'],
    SOQUYETDINH: '1/QĐ',
    COQUANTHUCHIEN: 'UBND cấp xã',
    COQUANCOTHAMQUYEN: '',
    CACHTHUCTHUCHIEN: [{ KENH: '1', THOIGIAN: [time] }],
    THANHPHANHOSO: [
      { TRUONGHOP: '', GIAYTO: [{ TENGIAYTO: 'Tờ khai', MAUDON: '', SOBANCHINH: 1, SOBANSAO: 0 }] },
    ],
    CANCUPHAPLY: ['60/2014/QH13'],
    KETQUATHUCHIEN: [],
    TRINHTUTHUCHIEN: '',
    YEUCAU: '',
    ...changes,
  };
}

const withoutUnit = {
  CACHTHUCTHUCHIEN: [
    { KENH: '1', THOIGIAN: [{ THOIGIANGIAIQUYET: 1, DONVITINH: '', MOTA: '', PHILEPHI: [] }] },
  ],
};
const linesOf = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n');

describe('the national catalogue', () => {
  let sample: SampleProduct;
  let admin: ApiClient;

  beforeAll(async () => {
    sample = await SampleProduct.start();
    admin = await sample.as('admin');
  }, 120_000);
  afterAll(() => sample.stop());

  async function send(content: string | Buffer): Promise<{ status: number; body: RecordsImportSummary }> {
    const form = new FormData();
    form.append('file', new Blob([content]), 'records.jsonl');
    const init = { method: 'POST', headers: admin.headers, body: form };
    const answer = await fetch(`${admin.base}/national-records/imports`, init);
    return { status: answer.status, body: (await answer.json()) as RecordsImportSummary };
  }
  const take = async (content: string | Buffer) => (await send(content)).body;
  const work = async (query: string) => (await admin.get<WorkList>(`national-records?${query}`)).body;
  const show = async (code: string) =>
    (await admin.get<NationalRecordResponse>(`national-records/${code}`)).body;

  it('every record is kept; what it does not say is asked, and nobody can file under it', async () => {
    const sent = linesOf(recordOf('9.100001'), recordOf('9.100002', withoutUnit));
    const { status, body } = await send(sent);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        lines: 2,
        added: 2,
        ready: 1,
        withQuestions: 1,
        questions: [{ kind: 'no-unit', records: 1 }],
        complete: true,
        faults: [],
      }),
    ]);
    const open = await show('9.100002');
    expect(open).toMatchObject({ no: 1, state: 'open', record: recordOf('9.100002', withoutUnit) });
    expect(open.questions).toEqual([
      expect.objectContaining({
        key: 'no-unit CACHTHUCTHUCHIEN[0].THOIGIAN[0]',
        printed: '1',
        vi: expect.stringContaining('đơn vị tính'),
      }),
    ]);
    const desk = await sample.as('reception');
    const filed = await desk.post<Problem>('dossiers', {
      procedureCode: '9.100001',
      channel: 'counter',
      applicant: { kind: 'person', fullName: 'Trần Thị Mận' },
    });
    expect([filed.status, filed.body.code]).toEqual([422, 'no-version-in-force']);
  });

  it('the same file again changes nothing, packed or not', async () => {
    const records = linesOf(recordOf('9.200001'), recordOf('9.200002'));
    await take(records);
    for (const again of [records, gzipSync(records)]) {
      expect(await take(again)).toMatchObject({ lines: 2, added: 0, changed: 0, unchanged: 2 });
    }
    expect((await show('9.200001')).revisions).toHaveLength(1);
  });

  it('a record that changed is one new revision with its differences; the others stay', async () => {
    await take(linesOf(recordOf('9.300001'), recordOf('9.300002')));
    const changed = recordOf('9.300001', withoutUnit);
    const summary = await take(linesOf(changed, recordOf('9.300002')));
    expect(summary).toMatchObject({ added: 0, changed: 1, unchanged: 1, withQuestions: 1 });
    const { no, revisions } = await show('9.300001');
    expect([no, revisions.map((revision) => revision.no)]).toEqual([2, [2, 1]]);
    expect(revisions[0]?.changes).toEqual([
      { place: 'terms[0].printedTerm.text', before: '5 Ngày làm việc', after: '1' },
      { place: 'terms[0].printedTerm.amount', before: 5, after: 1 },
      { place: 'terms[0].printedTerm.unit', before: 'working_day', after: null },
      { place: 'terms[0].limit', before: { amount: 5, unit: 'working_day' }, after: null },
    ]);
    // And back: history is never rewritten.
    await take(linesOf(recordOf('9.300001')));
    expect((await show('9.300001')).no).toBe(3);
  });

  it('a procedure that is in force keeps its version; the record waits beside it', async () => {
    const before = (await admin.get<object>(`procedures/${SAMPLE_CODE}`)).body;
    expect(await take(linesOf(recordOf(SAMPLE_CODE)))).toMatchObject({ added: 1, ready: 1 });
    expect((await admin.get<object>(`procedures/${SAMPLE_CODE}`)).body).toEqual(before);
  });

  it('a file that is cut in the middle leaves whole records and says so; the whole file goes on', async () => {
    const records = Array.from({ length: 250 }, (_none, index) => recordOf(`9.4${index + 10_000}`));
    const packed = gzipSync(linesOf(...records), { level: 0 });
    const cut = await take(packed.subarray(0, Math.floor(packed.length / 2)));
    expect(cut).toMatchObject({ complete: false, faults: [{ code: 'records-cut' }] });
    expect(cut.added).toBeGreaterThan(0);
    expect(cut.added).toBeLessThan(250);
    const whole = await take(packed);
    expect(whole).toMatchObject({ complete: true, lines: 250, added: 250 - cut.added, unchanged: cut.added });
  });

  it('a record twice in one file: the same is passed over, another one is told with its line', async () => {
    const summary = await take(
      linesOf(recordOf('9.500001'), recordOf('9.500001'), recordOf('9.500001', withoutUnit)),
    );
    expect(summary).toMatchObject({
      added: 1,
      repeated: 1,
      faults: [{ line: 3, code: 'record-twice', procedureCode: '9.500001' }],
    });
    expect((await show('9.500001')).revisions).toHaveLength(1);
  });

  it('lines that are no records are told one by one, and the rest is taken', async () => {
    const content = ['{"MATTHC": "9.6', '[]', '{"TENTTHC":"x"}', JSON.stringify(recordOf('9.600001')), ''];
    const { added, faults } = await take(content.join('\n'));
    expect(added).toBe(1);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [1, 'record-not-json'],
      [2, 'record-without-code'],
      [3, 'record-without-code'],
    ]);
  });

  it.each([
    ['half a surrogate pair', '{"MATTHC":"9.610001","TENTTHC":"x\\ud800y"}', 'x\uFFFDy'],
    ['NUL', '{"MATTHC":"9.610002","TENTTHC":"x\\u0000y","a\\u0000b":1}', 'xy'],
    ['a backslash that looks like NUL', '{"MATTHC":"9.610003","TENTTHC":"x\\\\u0000y"}', 'x\\u0000y'],
  ])('%s in a record harms nobody', async (_name, line, name) => {
    const { added } = await take(line);
    const { code, draft } = await show(/9\.61\d+/.exec(line)?.[0] ?? '');
    expect([added, code.startsWith('9.61'), (draft as { name: string }).name]).toEqual([1, true, name]);
  });

  it('a record nested without end is one fault', async () => {
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { faults } = await take(`{"MATTHC":"9.620001","TENTTHC":"x","d":${nested}}`);
    expect(faults.map(({ code }) => code)).toEqual(['json-too-deep']);
  });

  it('a packed file of something else is given up after a thousand faults', async () => {
    const { complete, lines, faults } = await take(gzipSync('x\n'.repeat(1_000_000)));
    expect([complete, faults.length, faults.at(-1)?.code]).toEqual([false, 1_001, 'records-too-faulty']);
    expect(lines).toBeLessThan(2_000);
  });

  it('two people sending it at once add it once: the slower one may have to come again', async () => {
    const records = linesOf(...Array.from({ length: 150 }, (_none, no) => recordOf(`9.7${no + 10_000}`)));
    const both = await Promise.all([send(records), send(records)]);
    expect([200, 409]).toEqual(expect.arrayContaining(both.map(({ status }) => status)));
    const done = both.filter(({ status }) => status === 200).map(({ body }) => body);
    expect(done.reduce((sum, { added }) => sum + added, 0)).toBe(150);
    expect(await take(records)).toMatchObject({ added: 0, unchanged: 150 });
  });

  describe('the work list', () => {
    it('finds by kind of question, field and level, and counts what it lists', async () => {
      const field = 'Lĩnh vực riêng';
      const other = { LINHVUCTHUCHIEN: field, CAPTHUCHIEN: ['Cấp tỉnh'] };
      await take(
        linesOf(
          recordOf('9.800001', { LINHVUCTHUCHIEN: field }),
          recordOf('9.800002', { LINHVUCTHUCHIEN: field, ...withoutUnit }),
          recordOf('9.800003', { ...other, ...withoutUnit }),
        ),
      );
      const of = (query: string) => work(`field=${encodeURIComponent(field)}&${query}`);
      const codes = ({ items }: WorkList) => items.map(({ code }) => code);
      expect(codes(await of(''))).toEqual(['9.800001', '9.800002', '9.800003']);
      expect(codes(await of('state=ready'))).toEqual(['9.800001']);
      expect(codes(await of('kind=no-unit&level=province'))).toEqual(['9.800003']);
      const first = await of('state=open&limit=1');
      expect(first).toMatchObject({ total: 2, questions: [{ kind: 'no-unit', records: 2 }] });
      const second = await of(`state=open&limit=1&cursor=${first.nextCursor}`);
      expect([codes(first), codes(second), second.nextCursor]).toEqual([['9.800002'], ['9.800003'], null]);
    });

    it('is the administrator’s', async () => {
      const officer = await sample.as('officer');
      expect((await officer.get('national-records')).status).toBe(403);
    });
  });

  describe('a version that is drafted from a record', () => {
    let rules: ProcedureRules;

    beforeAll(async () => {
      const [row] = await sample.sql.query<{ rules: ProcedureRules }[]>(
        `SELECT v.rules FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id WHERE p.code = $1`,
        ['1.004873'],
      );
      rules = row?.rules as ProcedureRules;
      await take(linesOf(recordOf('9.900001', withoutUnit)));
    });

    const draft = (fromRecord: object) =>
      admin.post<Problem & { recordNo: number }>('procedures/9.900001/versions', {
        effectiveFrom: '2026-12-01',
        rules,
        fromRecord,
      });

    it('has every question settled by name', async () => {
      const open = await draft({ no: 1, settled: [] });
      expect([open.status, open.body.code]).toEqual([422, 'questions-open']);
      expect(open.body.detail).toContain('no-unit CACHTHUCTHUCHIEN[0].THOIGIAN[0]');
    });

    it('names the latest revision', async () => {
      const answer = await draft({ no: 7, settled: [] });
      expect([answer.status, answer.body.code]).toEqual([422, 'unknown-record']);
    });

    it('is published like any other, and the record is done with', async () => {
      const settled = (await show('9.900001')).questions.map(({ key }) => key);
      const answer = await draft({ no: 1, settled });
      expect([answer.status, answer.body.recordNo]).toEqual([201, 1]);
      expect((await show('9.900001')).state).toBe('drafted');
      expect(
        (await publishReviewed(await publishersOf(sample), 'procedures/9.900001/versions/1')).status,
      ).toBe(200);
      // A record that changes afterwards waits again.
      await take(linesOf(recordOf('9.900001')));
      expect(await show('9.900001')).toMatchObject({ no: 2, state: 'ready' });
    });
  });
});
