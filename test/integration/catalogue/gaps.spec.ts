import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcedureRules } from '../../../src/domain/procedure-rules.js';
import type { CatalogueGapsResponse } from '../../../src/handling/catalogue/gaps.responses.js';
import type { NationalRecordResponse } from '../../../src/handling/catalogue/national-records.responses.js';
import type { VersionResponse } from '../../../src/handling/catalogue/version.responses.js';
import { Database } from '../../../src/platform/database/database.js';
import { CATALOGUE } from '../../../src/registers/procedures/procedure.lookup.js';
import { RegisterCache } from '../../../src/platform/register-cache/register-cache.js';
import type { ApiClient } from '../../support/api-client.js';
import { publishReviewed } from '../../support/publish-version.js';
import { TimedProduct } from '../../support/timed-product.js';

const FIELD = 'Thử nghiệm';
const ONLY = `field=${encodeURIComponent(FIELD)}`;
const FIRST = '9.700001';

function recordOf(code: string, changes: object = {}): string {
  const time = { THOIGIANGIAIQUYET: 5, DONVITINH: 'Ngày làm việc', MOTA: '', PHILEPHI: [] };
  return JSON.stringify({
    MATTHC: code,
    TENTTHC: `Thủ tục số ${code}`,
    LINHVUCTHUCHIEN: FIELD,
    CAPTHUCHIEN: ['Cấp xã'],
    DOITUONGTHUCHIEN: ['Công dân Việt Nam'],
    COQUANTHUCHIEN: 'UBND cấp xã',
    CACHTHUCTHUCHIEN: [{ KENH: '1', THOIGIAN: [time] }],
    THANHPHANHOSO: [{ TRUONGHOP: '', GIAYTO: [{ TENGIAYTO: 'Tờ khai', SOBANCHINH: 1, SOBANSAO: 0 }] }],
    CANCUPHAPLY: ['60/2014/QH13'],
    KETQUATHUCHIEN: [{ MAKETQUA: 'KQ.1', TENKETQUA: 'Giấy xác nhận' }],
    TRINHTUTHUCHIEN: 'Nộp hồ sơ tại bộ phận một cửa.',
    YEUCAU: '',
    ...changes,
  });
}

describe('what of the catalogue is not public or not whole', () => {
  let product: TimedProduct;
  let admin: ApiClient;
  let reviewer: ApiClient;
  let rules: ProcedureRules;

  beforeAll(async () => {
    product = await TimedProduct.start('2026-06-05T09:00:00+07:00');
    await at('2026-06-05');
    rules = (await admin.get<{ rules: ProcedureRules }>('procedures/1.001193/versions/1')).body.rules;
    await take(
      recordOf(FIRST),
      recordOf('9.700002', { KETQUATHUCHIEN: [], CAPTHUCHIEN: ['Cấp bộ'] }),
      recordOf('9.700003', {
        TRINHTUTHUCHIEN: '',
        DOITUONGTHUCHIEN: [],
        COQUANTHUCHIEN: '',
        THANHPHANHOSO: [],
      }),
    );
  }, 120_000);
  afterAll(() => product.stop());

  async function at(day: string): Promise<void> {
    product.clock.set(`${day}T09:00:00+07:00`);
    [admin, reviewer] = await Promise.all([product.as('admin'), product.as('reviewer')]);
  }
  async function take(...records: readonly string[]): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob([records.join('\n')]), 'records.jsonl');
    const init = { method: 'POST', headers: admin.headers, body: form };
    const answer = await fetch(`${admin.base}/national-records/imports`, init);
    expect(answer.status).toBe(200);
  }
  const changed = (...registers: readonly string[]) =>
    product.app.get(Database, { strict: false }).write(async (tx) => {
      const cache = product.app.get(RegisterCache, { strict: false });
      for (const register of registers) await cache.changed(tx, register);
    });
  const gaps = async (query = ''): Promise<CatalogueGapsResponse> => {
    const { status, body } = await admin.get<CatalogueGapsResponse>(`catalogue/gaps?${ONLY}${query}`);
    expect([status, body]).toEqual([200, body]);
    return body;
  };
  const told = ({ items }: CatalogueGapsResponse) =>
    items.map(({ procedureCode, kind, dueOn, daysLate, missing }) =>
      [procedureCode, kind, dueOn, daysLate, ...missing].join(' '),
    );
  const draft = async (body: object): Promise<string> => {
    const answer = await admin.post<VersionResponse>(`procedures/${FIRST}/versions`, {
      effectiveFrom: '2026-06-10',
      rules,
      ...body,
    });
    expect(answer.status).toBe(201);
    return `procedures/${FIRST}/versions/${answer.body.no}`;
  };

  it('a record is due within the working days of its level, and names the parts that it lacks', async () => {
    expect(told(await gaps())).toEqual([
      `${FIRST} unpublished 2026-06-09 0`,
      '9.700002 unpublished 2026-06-19 0',
      '9.700002 incomplete  0 result',
      '9.700003 unpublished 2026-06-09 0',
      '9.700003 incomplete  0 sequence components subjects agency',
    ]);
    await at('2026-06-10');
    expect(told(await gaps('&late=true'))).toEqual([
      `${FIRST} unpublished 2026-06-09 1`,
      '9.700003 unpublished 2026-06-09 1',
    ]);
    expect((await gaps()).counts).toEqual([
      { kind: 'unpublished', gaps: 3, late: 2 },
      { kind: 'outdated', gaps: 0, late: 0 },
      { kind: 'incomplete', gaps: 2, late: 0 },
      { kind: 'ends', gaps: 0, late: 0 },
      { kind: 'unreviewed', gaps: 0, late: 0 },
    ]);
  });

  it('is read in pages, whose counts are of the whole', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: CatalogueGapsResponse = await gaps(`&limit=2${cursor && `&cursor=${cursor}`}`);
      expect([page.total, page.counts[0]?.gaps]).toEqual([5, 3]);
      seen.push(...told(page));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(told(await gaps()));
    expect(told(await gaps('&kind=incomplete&level=ministry'))).toEqual(['9.700002 incomplete  0 result']);
    expect((await admin.get('catalogue/gaps?cursor=nonsense')).status).toBe(400);
  });

  it('is read once for all pages, until the catalogue or the day changes', async () => {
    const before = await gaps();
    await product.sql.query(`UPDATE national_record SET draft = draft || '{"results": []}'`);
    expect(await gaps('&limit=200')).toEqual(before);
    await changed(CATALOGUE);
    expect(told(await gaps('&kind=incomplete'))[0]).toBe(`${FIRST} incomplete  0 result`);
    await product.sql.query(
      `UPDATE national_record SET draft = draft || '{"results": [1]}' WHERE record -> 'KETQUATHUCHIEN' <> '[]'`,
    );
    await changed(CATALOGUE);
    expect(await gaps()).toEqual(before);
  });

  it('a draft waits for its review, a published version ends the wait, a later record begins it anew', async () => {
    const { questions } = (await admin.get<NationalRecordResponse>(`national-records/${FIRST}`)).body;
    const settled = questions.map(({ key }) => key);
    const path = await draft({ effectiveTo: '2026-06-30', fromRecord: { no: 1, settled } });
    const ofFirst = async () =>
      told(await gaps())
        .filter((line) => line.startsWith(FIRST))
        .map((line) => line.slice(FIRST.length + 1));
    expect(await ofFirst()).toEqual(['unpublished 2026-06-09 1', 'unreviewed  0']);
    expect((await publishReviewed({ admin, reviewer }, path)).status).toBe(200);
    expect(await ofFirst()).toEqual(['ends 2026-06-30 0']);
    await take(recordOf(FIRST, { YEUCAU: 'Có mặt', TENTTHC: 'Tên mới' }));
    expect(await ofFirst()).toEqual(['outdated 2026-06-12 0', 'ends 2026-06-30 0']);
    await at('2026-07-03');
    expect(await ofFirst()).toEqual(['outdated 2026-06-12 15', 'ends 2026-06-30 3']);
  });

  it('is counted by the province of today, not by one that was dissolved', async () => {
    const before = await gaps();
    const calendar = `INSERT INTO calendar (code, name, zone, published_through)
      VALUES ('old', 'Lịch cũ', 'Asia/Ho_Chi_Minh', '2025-12-31') RETURNING id`;
    const agency = `INSERT INTO agency (code, name_vi, name_en, level, calendar_id, valid_from, valid_to)
      VALUES ('A00', 'Tỉnh cũ', 'Old province', 'province', $1, '2020-01-01', '2025-06-30')`;
    const [{ id }] = await product.sql.query<[{ id: string }]>(calendar);
    await product.sql.query(agency, [id]);
    await changed('agencies', 'calendars');
    expect(await gaps()).toEqual(before);
  });

  it('misses no subjects that the procedure or its latest record names', async () => {
    const missing = async (code: string) =>
      (await gaps('&kind=incomplete')).items
        .filter(({ procedureCode }) => procedureCode === code)
        .flatMap((gap) => gap.missing);
    await product.sql.query(
      `UPDATE procedure_version v SET audiences = '{}' FROM procedure p WHERE p.id = v.procedure_id AND p.code = $1`,
      [FIRST],
    );
    await changed(CATALOGUE);
    await at('2026-06-20');
    expect(await missing(FIRST)).toEqual([]);
    await take(recordOf(FIRST, { YEUCAU: 'Có mặt', TENTTHC: 'Tên mới', DOITUONGTHUCHIEN: [] }));
    expect(await missing(FIRST)).toEqual(['subjects']);
    const define = async (code: string, told: object): Promise<void> => {
      const names = { nameVi: 'Thủ tục riêng', nameEn: 'Local procedure', field: FIELD, levels: ['commune'] };
      expect((await admin.post('procedures', { code, ...names, ...told })).status).toBe(201);
      const path = `procedures/${code}/versions`;
      expect((await admin.post(path, { effectiveFrom: '2026-06-10', rules })).status).toBe(201);
      expect((await publishReviewed({ admin, reviewer }, `${path}/1`)).status).toBe(200);
    };
    await define('9.700010', {});
    await define('9.700011', { audiences: ['Công dân Việt Nam'] });
    expect([await missing('9.700010'), await missing('9.700011')]).toEqual([['subjects'], []]);
  });

  it('looks at what is published too, and is for administrators and supervisors', async () => {
    const all = (await admin.get<CatalogueGapsResponse>('catalogue/gaps?limit=200')).body;
    const sample = all.items.find(({ procedureCode }) => procedureCode === '1.001193');
    // The sample does not say whom its procedures are for.
    expect(sample).toMatchObject({ kind: 'incomplete', versionNo: 1, missing: ['subjects'] });
    const supervisor = await product.as('supervisor');
    expect((await supervisor.get<CatalogueGapsResponse>('catalogue/gaps')).body.total).toBe(all.total);
    expect((await (await product.as('officer')).get('catalogue/gaps')).status).toBe(403);
  });
});
