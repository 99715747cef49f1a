import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcedureRules } from '../../../src/domain/procedure-rules.js';
import type { VersionResponse, VersionsResponse } from '../../../src/handling/catalogue/version.responses.js';
import type { ProcedureResponse } from '../../../src/registers/procedures/procedure.responses.js';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { publishReviewed } from '../../support/publish-version.js';
import { TimedProduct } from '../../support/timed-product.js';

const CODE = '1.001193';
const VERSIONS = `procedures/${CODE}/versions`;

describe('a version published for a day to come', () => {
  let product: TimedProduct;
  let admin: ApiClient;
  let reviewer: ApiClient;
  let rules: ProcedureRules;

  beforeAll(async () => {
    product = await TimedProduct.start('2026-06-01T09:00:00+07:00');
    await at('2026-06-01T09:00:00');
    rules = (await admin.get<{ rules: ProcedureRules }>(`${VERSIONS}/1`)).body.rules;
  }, 120_000);
  afterAll(() => product.stop());

  async function at(moment: string): Promise<void> {
    product.clock.set(`${moment}+07:00`);
    [admin, reviewer] = await Promise.all([product.as('admin'), product.as('reviewer')]);
  }
  async function publish(effectiveFrom: string, effectiveTo?: string): Promise<number> {
    const draft = { effectiveFrom, rules, ...(effectiveTo && { effectiveTo }) };
    const { no } = (await admin.post<VersionResponse>(VERSIONS, draft)).body;
    expect((await publishReviewed({ admin, reviewer }, `${VERSIONS}/${no}`)).status).toBe(200);
    return no;
  }
  async function withdraw(who: ApiClient, no: number): Promise<readonly [number, string | undefined]> {
    const body = { reason: 'Quyết định bị đình chỉ' };
    const answer = await who.post<VersionResponse & Problem>(`${VERSIONS}/${no}/withdraw`, body);
    return [answer.status, answer.body.code ?? answer.body.state];
  }
  const listed = async (who: ApiClient) =>
    (await who.get<VersionsResponse>(VERSIONS)).body.items.map(
      ({ no, state, effectiveFrom, effectiveTo }) => `${no} ${state} ${effectiveFrom} ${effectiveTo}`,
    );

  it('is taken back by somebody else, says why, and the one before it goes on', async () => {
    const no = await publish('2026-07-01');
    expect(await listed(admin)).toEqual(['1 published 2024-01-01 2026-06-30', '2 published 2026-07-01 null']);
    expect(await withdraw(admin, no)).toEqual([409, 'withdraw-by-publisher']);
    expect(await withdraw(reviewer, no)).toEqual([200, 'withdrawn']);
    expect(await listed(await product.as('reception'))).toEqual([
      '1 published 2024-01-01 null',
      '2 withdrawn 2026-07-01 null',
    ]);
    expect((await admin.get<VersionResponse>(`${VERSIONS}/${no}`)).body).toMatchObject({
      published: { username: 'admin' },
      withdrawn: { username: 'reviewer', at: expect.stringContaining('2026-06-01T09:00') },
      withdrawnReason: 'Quyết định bị đình chỉ',
    });
    const shown = await admin.get<ProcedureResponse>(`procedures/${CODE}?on=2026-08-01`);
    expect(shown.body.effectiveFrom).toBe('2024-01-01');
    expect(await withdraw(reviewer, no)).toEqual([409, 'version-not-published']);
    const change = await admin.put<Problem>(`${VERSIONS}/${no}`, { effectiveFrom: '2026-12-01', rules });
    expect(change.body.code).toBe('version-not-draft');
  });

  it('is not taken back from its first local day on', async () => {
    const no = await publish('2026-07-01');
    await at('2026-07-01T00:00:00');
    expect(await withdraw(reviewer, no)).toEqual([409, 'version-has-begun']);
    await at('2026-06-30T23:59:59');
    expect(await withdraw(reviewer, no)).toEqual([200, 'withdrawn']);
    await at('2026-06-01T09:00:00');
  });

  it('leaves the one before it the end that was told for it, and those behind it their days', async () => {
    const short = await publish('2026-07-01', '2026-12-31');
    const middle = await publish('2026-09-01');
    const last = await publish('2026-11-01');
    const dates = async () => (await listed(admin)).filter((line) => !line.includes('withdrawn'));
    expect(await withdraw(reviewer, middle)).toEqual([200, 'withdrawn']);
    expect(await dates()).toEqual([
      '1 published 2024-01-01 2026-06-30',
      `${short} published 2026-07-01 2026-10-31`,
      `${last} published 2026-11-01 null`,
    ]);
    expect(await withdraw(reviewer, last)).toEqual([200, 'withdrawn']);
    expect(await dates()).toEqual([
      '1 published 2024-01-01 2026-06-30',
      `${short} published 2026-07-01 2026-12-31`,
    ]);
    expect(await withdraw(reviewer, short)).toEqual([200, 'withdrawn']);
  });

  it('is not taken back once a dossier has it', async () => {
    const desk = await product.as('reception');
    const applicant = { kind: 'person', fullName: 'Lê Bảy' };
    const filed = await desk.post<{ code: string }>('dossiers', {
      ...{ procedureCode: CODE, channel: 'counter', applicant },
    });
    const no = await publish('2026-07-01');
    await product.sql.query(
      `UPDATE dossier d SET version_id = v.id, received_on = v.effective_from FROM procedure_version v
        WHERE v.procedure_id = d.procedure_id AND v.no = $1 AND d.code = $2`,
      [no, filed.body.code],
    );
    expect(await withdraw(reviewer, no)).toEqual([409, 'version-has-dossiers']);
  });

  it('goes on for a dossier that came in while it was being taken back, around midnight', async () => {
    const no = await publish('2027-01-04');
    await at('2027-01-03T23:59:59');
    const holder = product.sql.createQueryRunner();
    await holder.startTransaction();
    await holder.query(
      `SELECT FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id
       WHERE p.code = $1 AND v.no = $2 FOR UPDATE OF v`,
      [CODE, no],
    );
    const withdrawing = withdraw(reviewer, no);
    const waits = `SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    let waiting = 0;
    while (waiting === 0) {
      [{ waiting }] = await product.sql.query<[{ waiting: number }]>(waits);
    }
    product.clock.set('2027-01-04T00:00:00.050+07:00');
    const desk = await product.as('reception');
    const filed = await desk.post<{ code: string }>('dossiers', {
      ...{ procedureCode: CODE, channel: 'counter', applicant: { kind: 'person', fullName: 'Lê Tám' } },
    });
    expect(filed.status).toBe(201);
    await holder.commitTransaction();
    await holder.release();
    expect(await withdrawing).toEqual([200, 'withdrawn']);
    expect((await desk.get(`dossiers/${filed.body.code}`)).status).toBe(200);
    expect((await desk.get('dossiers')).status).toBe(200);
    await at('2026-06-01T09:00:00');
  });
});
