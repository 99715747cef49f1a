import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcedureRules } from '../../../src/domain/procedure-rules.js';
import type { NationalRecordResponse } from '../../../src/handling/catalogue/national-records.responses.js';
import type {
  VersionDiffResponse,
  VersionResponse,
} from '../../../src/handling/catalogue/version.responses.js';
import type { LookedUpDossier } from '../../../src/outward/look-up/look-up.responses.js';
import type { OnlineReportResponse } from '../../../src/outward/reports/report-response.js';
import type {
  ListedProceduresResponse,
  ProcedureResponse,
} from '../../../src/registers/procedures/procedure.responses.js';
import type { ApiClient } from '../../support/api-client.js';
import { publishReviewed } from '../../support/publish-version.js';
import { TimedProduct } from '../../support/timed-product.js';

const CODE = '1.004873';
const VERSIONS = `procedures/${CODE}/versions`;
const OLD = 'cấp Giấy xác nhận tình trạng hôn nhân';
const NEW = 'Chứng nhận độc thân';

interface Dossier {
  readonly code: string;
  readonly procedure: { readonly code: string; readonly name: { readonly vi: string } };
  readonly field: string;
}

describe('the name of a procedure, of each version its own', () => {
  let product: TimedProduct;
  let admin: ApiClient;
  let reviewer: ApiClient;
  let rules: ProcedureRules;
  let former: Dossier;

  beforeAll(async () => {
    product = await TimedProduct.start('2026-06-01T09:00:00+07:00');
    await at('2026-06-01');
    rules = (await admin.get<{ rules: ProcedureRules }>(`${VERSIONS}/1`)).body.rules;
    former = await file();
  }, 120_000);
  afterAll(() => product.stop());

  async function at(day: string): Promise<void> {
    product.clock.set(`${day}T09:00:00+07:00`);
    [admin, reviewer] = await Promise.all([product.as('admin'), product.as('reviewer')]);
  }
  async function file(): Promise<Dossier> {
    const desk = await product.as('reception');
    const applicant = { kind: 'person', fullName: 'Lê Văn Tám', phone: '0905123456' };
    const answer = await desk.post<Dossier>('dossiers', {
      procedureCode: CODE,
      channel: 'counter',
      applicant,
    });
    expect(answer.status).toBe(201);
    return answer.body;
  }
  async function take(...records: readonly object[]): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob([records.map((each) => JSON.stringify(each)).join('\n')]), 'records.jsonl');
    const init = { method: 'POST', headers: admin.headers, body: form };
    expect((await fetch(`${admin.base}/national-records/imports`, init)).status).toBe(200);
  }
  const shown = async (query = '') => (await admin.get<ProcedureResponse>(`procedures/${CODE}${query}`)).body;
  const find = async (q: string, query = '') =>
    (await admin.get<ListedProceduresResponse>(`procedures?q=${encodeURIComponent(q)}${query}`)).body.items;

  it('a draft takes the name, field, levels and subjects of its record, and keeps what is told beside', async () => {
    await take({
      MATTHC: CODE,
      TENTTHC: NEW,
      LINHVUCTHUCHIEN: 'Hộ tịch mới',
      CAPTHUCHIEN: ['Cấp xã', 'Cấp tỉnh'],
      DOITUONGTHUCHIEN: ['Công dân Việt Nam'],
    });
    const { questions } = (await admin.get<NationalRecordResponse>(`national-records/${CODE}`)).body;
    const fromRecord = { no: 1, settled: questions.map(({ key }) => key) };
    const draft = { effectiveFrom: '2026-07-01', rules, fromRecord };
    const { body } = await admin.post<VersionResponse>(VERSIONS, { ...draft, nameEn: 'Single status' });
    expect(body).toMatchObject({
      name: { vi: NEW, en: 'Single status' },
      field: 'Hộ tịch mới',
      levels: ['commune', 'province'],
      audiences: ['Công dân Việt Nam'],
    });
    const changed = await admin.put<VersionResponse>(`${VERSIONS}/${body.no}`, {
      ...{ effectiveFrom: '2026-07-01', rules },
      levels: ['commune'],
    });
    expect(changed.body).toMatchObject({
      name: { vi: NEW, en: 'Single status' },
      levels: ['commune'],
      recordNo: 1,
    });
  });

  it('the differences of the version tell it', async () => {
    const { body } = await admin.get<VersionDiffResponse>(`${VERSIONS}/2/diff`);
    expect(body.changes.map(({ place, summary }) => [place, summary.vi])).toEqual([
      ['name', expect.stringMatching(new RegExp(`^Tên thủ tục: .* → ${NEW}$`))],
      ['field', 'Lĩnh vực: Hộ tịch → Hộ tịch mới'],
      ['audiences', 'Đối tượng thực hiện: thêm Công dân Việt Nam'],
    ]);
  });

  it('counts from the first day of the version on, in the catalogue and in the search', async () => {
    expect((await publishReviewed({ admin, reviewer }, `${VERSIONS}/2`)).status).toBe(200);
    expect((await shown()).name.vi).toContain(OLD);
    expect((await shown('?on=2026-07-01')).name.vi).toBe(NEW);
    expect((await find(NEW)).map(({ name }) => name.vi)).not.toContain(NEW);
    expect((await find(NEW, '&on=2026-07-01'))[0]).toMatchObject({ code: CODE, name: { vi: NEW } });
    await at('2026-07-01');
    expect((await find(NEW))[0]).toMatchObject({ code: CODE, field: 'Hộ tịch mới' });
    expect((await find('tinh trang hon nhan')).map(({ code }) => code)).not.toContain(CODE);
    expect((await find('tinh trang hon nhan', '&on=2026-06-30'))[0]?.code).toBe(CODE);
    expect((await shown('?on=2026-06-30')).name.vi).toContain(OLD);
  });

  it('a dossier shows the name of its own version, reports that of today', async () => {
    const later = await file();
    expect([later.procedure.name.vi, later.field]).toEqual([NEW, 'Hộ tịch mới']);
    const supervisor = await product.as('supervisor');
    const seen = (await supervisor.get<Dossier>(`dossiers/${former.code}`)).body;
    expect([seen.procedure.name.vi, seen.field]).toEqual([expect.stringContaining(OLD), 'Hộ tịch']);
    const lookUp = { code: former.code, phoneDigits: '3456' };
    const { body } = await admin.post<LookedUpDossier>('lookups', lookUp);
    expect(body.procedure).toContain(OLD);
    const report = await supervisor.get<OnlineReportResponse>(
      'reports/online-submission?from=2026-06-01&to=2026-08-01&groupBy=procedure',
    );
    expect(report.body.rows.map(({ name }) => name.vi)).toEqual([NEW]);
  });

  it('defined by a repeated request is answered as the first time', async () => {
    const body = {
      code: '9.800009',
      nameVi: 'Thả diều',
      nameEn: 'Kites',
      field: 'Văn hóa',
      levels: ['commune'],
    };
    const send = () => admin.post('procedures', body, { 'idempotency-key': 'p-1' });
    for (const { status, body: told } of [await send(), await send()]) {
      expect([status, told]).toEqual([201, { code: '9.800009' }]);
    }
  });

  it('of a procedure that nobody has published follows its latest record', async () => {
    const record = (TENTTHC: string) => ({ MATTHC: '9.800001', TENTTHC, CAPTHUCHIEN: ['Cấp xã'] });
    const name = async () => (await find('9.800001', '&offered=false'))[0]?.name.vi;
    await take(record('Tên thứ nhất'));
    expect(await name()).toBe('Tên thứ nhất');
    await take(record('Tên thứ hai'));
    expect(await name()).toBe('Tên thứ hai');
  });

  it('of a procedure whose first version was taken back follows the record that came in meanwhile', async () => {
    const code = '9.800002';
    const record = (TENTTHC: string) => ({ MATTHC: code, TENTTHC, CAPTHUCHIEN: ['Cấp xã'] });
    const name = async () => (await find(code, '&offered=false'))[0]?.name.vi;
    await take(record('Cấp phép thả diều'));
    const draft = await admin.post<VersionResponse>(`procedures/${code}/versions`, {
      ...{ effectiveFrom: '2026-12-01', rules },
    });
    const version = `procedures/${code}/versions/${draft.body.no}`;
    expect((await publishReviewed({ admin, reviewer }, version)).status).toBe(200);
    await take(record('Chấp thuận bay khinh khí cầu'));
    expect((await reviewer.post(`${version}/withdraw`, { reason: 'Bị đình chỉ' })).status).toBe(200);
    expect(await name()).toBe('Chấp thuận bay khinh khí cầu');
    expect((await find('khinh khí cầu', '&offered=false')).map((each) => each.code)).toEqual([code]);
  });
});
