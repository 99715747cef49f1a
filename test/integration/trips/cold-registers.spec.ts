import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';

const AT_ONCE = 48;
const filing = {
  procedureCode: '1.001612',
  channel: 'counter',
  applicant: { kind: 'person', fullName: 'Đặng Thị Mỹ Hạnh' },
};

describe('registers that were just changed', () => {
  let sample: SampleProduct;
  let reception: ApiClient;

  beforeAll(async () => {
    sample = await SampleProduct.start();
    reception = await sample.as('reception');
  }, 60_000);

  afterAll(() => sample.stop());

  /** A change drops what every process keeps in memory. */
  const change = () =>
    sample.sql.query(`SELECT pg_notify('register_changed', name)
    FROM unnest(ARRAY['agencies', 'calendars', 'procedures', 'accounts']) name`);

  it('are loaded without starving the requests that ask for them, however many there are', async () => {
    const { body } = await reception.post<{ code: string }>('dossiers', filing);
    for (let round = 0; round < 3; round += 1) {
      await change();
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, () => reception.get<Problem>(`dossiers/${body.code}`)),
      );
      expect(answers.filter(({ status }) => status !== 200).map((answer) => answer.body.code)).toEqual([]);
    }
  });

  it('and closed agencies take nothing in', async () => {
    const admin = await sample.as('admin');
    const patched = await fetch(`${admin.base}/agencies/H99.40`, {
      method: 'PATCH',
      headers: { ...admin.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ validTo: '2026-01-31' }),
    });
    expect(patched.status).toBe(200);
    const answer = await reception.post<Problem>('dossiers', { ...filing, agencyCode: 'H99.40' });
    expect([answer.status, answer.body.code]).toEqual([422, 'agency-closed']);
  });
});
