import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcedureRules } from '../../../src/domain/procedure-rules.js';
import type { CatalogueGapsResponse } from '../../../src/handling/catalogue/gaps.responses.js';
import type { VersionResponse, VersionsResponse } from '../../../src/handling/catalogue/version.responses.js';
import { HistoryProcedures } from '../../../src/outward/history-import/history-procedures.js';
import { Database } from '../../../src/platform/database/database.js';
import { ProcedureLookup } from '../../../src/registers/procedures/procedure.lookup.js';
import type { ListedProceduresResponse } from '../../../src/registers/procedures/procedure.responses.js';
import { ProcedureStore } from '../../../src/registers/procedures/procedure.store.js';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { publishReviewed } from '../../support/publish-version.js';
import { TimedProduct } from '../../support/timed-product.js';

const RECORDED = '9.930001';
const LOCAL = '9.930002';

describe('a procedure that is there for an import of history only', () => {
  let product: TimedProduct;
  let admin: ApiClient;
  let reviewer: ApiClient;
  let rules: ProcedureRules;
  let history: string;

  beforeAll(async () => {
    product = await TimedProduct.start('2026-06-01T09:00:00+07:00');
    await at('2026-06-01');
    rules = (await admin.get<{ rules: ProcedureRules }>('procedures/1.001193/versions/1')).body.rules;
    history = await ensure(RECORDED);
    await ensure(LOCAL);
  }, 120_000);
  afterAll(() => product.stop());

  async function at(day: string): Promise<void> {
    product.clock.set(`${day}T09:00:00+07:00`);
    [admin, reviewer] = await Promise.all([product.as('admin'), product.as('reviewer')]);
  }
  /** As an import of history does it. */
  async function ensure(code: string): Promise<string> {
    const of = <T>(type: new (...parts: never[]) => T) => product.app.get<T>(type, { strict: false });
    const procedures = new HistoryProcedures(of(Database), of(ProcedureLookup), of(ProcedureStore));
    const definition = {
      ...{ code, field: 'Thử nghiệm', levels: ['commune'], source: 'Nhật ký' },
      name: { vi: 'Thủ tục lịch sử', en: 'Historic procedure' },
    };
    return (await procedures.ensure(definition, product.clock.now())).versionId;
  }
  const listed = async (code: string) =>
    (await admin.get<ListedProceduresResponse>(`procedures?offered=false&q=${code}`)).body.items.map(
      ({ name, offered }) => [name.vi, offered],
    );
  const versions = async (code: string) =>
    (await admin.get<VersionsResponse>(`procedures/${code}/versions`)).body.items.map(
      ({ no, state, effectiveFrom, effectiveTo }) => [no, state, effectiveFrom, effectiveTo],
    );
  async function file(procedureCode: string): Promise<string | undefined> {
    const desk = await product.as('reception');
    const filing = { procedureCode, channel: 'counter', applicant: { kind: 'person', fullName: 'Lê Bảy' } };
    const { body } = await desk.post<Problem & { status: string }>('dossiers', filing);
    return body.code.startsWith('H99') ? 'filed' : body.code;
  }
  async function publish(code: string, effectiveFrom: string): Promise<void> {
    const path = `procedures/${code}/versions`;
    const { no } = (await admin.post<VersionResponse>(path, { effectiveFrom, rules })).body;
    expect((await publishReviewed({ admin, reviewer }, `${path}/${no}`)).status).toBe(200);
  }

  it('is not of the catalogue, and nobody files under it', async () => {
    expect([await listed(RECORDED), await file(RECORDED)]).toEqual([[], 'no-version-in-force']);
    expect(await versions(RECORDED)).toEqual([[1, 'history', '1900-01-01', null]]);
  });

  it('is of the catalogue once a national record of it comes, not offered and not public', async () => {
    const form = new FormData();
    const record = { MATTHC: RECORDED, TENTTHC: 'Tên quốc gia', CAPTHUCHIEN: ['Cấp xã'] };
    form.append('file', new Blob([JSON.stringify(record)]), 'records.jsonl');
    const init = { method: 'POST', headers: admin.headers, body: form };
    expect((await fetch(`${admin.base}/national-records/imports`, init)).status).toBe(200);
    expect([await listed(RECORDED), await file(RECORDED)]).toEqual([
      [['Tên quốc gia', false]],
      'no-version-in-force',
    ]);
    const gaps = await admin.get<CatalogueGapsResponse>('catalogue/gaps?kind=unpublished');
    expect(gaps.body.items.map(({ procedureCode }) => procedureCode)).toEqual([RECORDED]);
  });

  it('is offered from the first day of a version that is published for it, and keeps its history', async () => {
    await publish(RECORDED, '2026-07-01');
    expect(await file(RECORDED)).toBe('no-version-in-force');
    await at('2026-07-01');
    expect([await listed(RECORDED), await file(RECORDED)]).toEqual([[['Tên quốc gia', true]], 'filed']);
    expect(await versions(RECORDED)).toEqual([
      [1, 'history', '1900-01-01', null],
      [2, 'published', '2026-07-01', null],
    ]);
    const plan = await admin.get<Problem>(`procedures/${RECORDED}/plan?on=2020-01-01`);
    expect(plan.body.code).toBe('no-version-in-force');
    expect(await ensure(RECORDED)).toBe(history);
  });

  it('is offered without a record too, and has no version before its first published one', async () => {
    await publish(LOCAL, '2026-07-01');
    expect([await listed(LOCAL), await file(LOCAL)]).toEqual([[['Thủ tục lịch sử', true]], 'filed']);
    const diff = await admin.get<Problem>(`procedures/${LOCAL}/versions/2/diff`);
    expect(diff.body.code).toBe('no-version-before');
    const retire = { lastDay: '2026-07-01', reason: 'Thử' };
    const refused = await admin.post<Problem>(`procedures/${LOCAL}/versions/1/retire`, retire);
    expect(refused.body.code).toBe('version-not-published');
  });
});
