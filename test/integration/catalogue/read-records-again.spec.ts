import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RECORD_READER } from '../../../src/domain/catalogue/draft-of-record.js';
import type { ProcedureRules } from '../../../src/domain/procedure-rules.js';
import type { RecordsImportSummary } from '../../../src/handling/catalogue/import-summary.js';
import type { NationalRecordResponse } from '../../../src/handling/catalogue/national-records.responses.js';
import type { VersionResponse } from '../../../src/handling/catalogue/version.responses.js';
import { ReadRecordsAgain } from '../../../src/handling/catalogue/read-records-again.js';
import type { ApiClient } from '../../support/api-client.js';
import { TimedProduct } from '../../support/timed-product.js';

const recordOf = (code: string, amount = 5, name = `Thủ tục số ${code}`) => ({
  MATTHC: code,
  TENTTHC: name,
  LINHVUCTHUCHIEN: 'Thử nghiệm',
  CAPTHUCHIEN: ['Cấp xã'],
  COQUANTHUCHIEN: 'UBND cấp xã',
  CACHTHUCTHUCHIEN: [
    { KENH: '1', THOIGIAN: [{ THOIGIANGIAIQUYET: amount, DONVITINH: '', MOTA: '', PHILEPHI: [] }] },
  ],
});

describe('kept records, once our reader has improved', () => {
  let product: TimedProduct;
  let admin: ApiClient;

  beforeAll(async () => {
    product = await TimedProduct.start('2026-06-01T09:00:00+07:00');
    admin = await product.as('admin');
  }, 120_000);
  afterAll(() => product.stop());

  async function take(...records: readonly object[]): Promise<RecordsImportSummary> {
    const form = new FormData();
    form.append('file', new Blob([records.map((each) => JSON.stringify(each)).join('\n')]), 'records.jsonl');
    const init = { method: 'POST', headers: admin.headers, body: form };
    return (await (
      await fetch(`${admin.base}/national-records/imports`, init)
    ).json()) as RecordsImportSummary;
  }
  const show = async (code: string) =>
    (await admin.get<NationalRecordResponse>(`national-records/${code}`)).body;
  /** As a reader left them that asked nothing and knew no names. */
  const asReadBefore = () =>
    product.sql.query(
      `UPDATE national_record SET reader = $1, questions = '[]', kinds = '{}', changes = '[]',
         draft = draft || '{"name": "?", "terms": []}'`,
      [RECORD_READER - 1],
    );
  const nameOf = async (code: string) =>
    (await admin.get<{ items: { name: { vi: string } }[] }>(`procedures?offered=false&q=${code}`)).body
      .items[0]?.name.vi;

  it('are read again: questions, drafts and differences, and no record has changed by that', async () => {
    await take(recordOf('9.920001'));
    await take(recordOf('9.920001', 7));
    const before = await show('9.920001');
    expect([before.state, before.revisions.length]).toEqual(['open', 2]);
    await asReadBefore();
    await product.sql.query(`UPDATE procedure SET name_vi = '?' WHERE code = '9.920001'`);
    expect((await show('9.920001')).state).toBe('ready');
    product.clock.set('2026-06-02T09:00:00+07:00');
    await product.app.get(ReadRecordsAgain, { strict: false }).execute();
    admin = await product.as('admin');
    expect(await show('9.920001')).toEqual(before);
    expect(await nameOf('9.920001')).toBe('Thủ tục số 9.920001');
    expect(await take(recordOf('9.920001', 7))).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it('are read again before an import, and what was drafted from them stays drafted', async () => {
    await take(recordOf('9.920002'));
    const { rules } = (await admin.get<{ rules: ProcedureRules }>('procedures/1.001193/versions/1')).body;
    const settled = (await show('9.920002')).questions.map(({ key }) => key);
    const drafted = await admin.post<VersionResponse>('procedures/9.920002/versions', {
      ...{ effectiveFrom: '2026-07-01', rules, fromRecord: { no: 1, settled } },
    });
    expect(drafted.status).toBe(201);
    const before = await show('9.920002');
    await asReadBefore();
    expect(await take(recordOf('9.920003'))).toMatchObject({ added: 1, changed: 0 });
    expect(await show('9.920002')).toEqual(before);
    expect([before.state, before.questions.length > 0]).toEqual(['drafted', true]);
    const version = await admin.get<VersionResponse>('procedures/9.920002/versions/1');
    expect(version.body).toMatchObject({ recordNo: 1, state: 'draft' });
  });
});
