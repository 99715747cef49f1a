import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';

interface Preview {
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly legalBasis: string;
  readonly explanation: readonly {
    readonly on: string;
    readonly counted: boolean;
    readonly reason: string;
  }[];
}

describe('deadlines/preview of the sample province', () => {
  let sample: SampleProduct;

  beforeAll(async () => {
    sample = await SampleProduct.start();
  }, 60_000);

  afterAll(() => sample.stop());

  const preview = async (procedureCode: string, receivedAt: string, more: object = {}) => {
    const request = { procedureCode, channel: 'counter', receivedAt, ...more };
    const { status, body } = await ApiClient.anonymous(sample.address).post<Preview>(
      'deadlines/preview',
      request,
    );
    expect(status).toBe(200);
    return body;
  };

  // Rows of regulation section 10, each by a procedure that prints that term.
  it.each<[string, string, string, string]>([
    ['1: 5 working days over Tết', '1.003197', '2026-02-13T09:00:00+07:00', '2026-02-27'],
    ['2: 1 working day onto a make-up Saturday', '2.000908', '2026-08-21T10:00:00+07:00', '2026-08-22'],
    [
      '3: 3 working days over a swap day and National Day',
      '1.001612',
      '2026-08-28T10:00:00+07:00',
      '2026-09-07',
    ],
    ['6: 3 working days over Giỗ Tổ on a Sunday', '1.001612', '2026-04-24T10:00:00+07:00', '2026-05-04'],
    ['6: 1 working day over 24 November', '2.000908', '2026-11-23T10:00:00+07:00', '2026-11-25'],
    ['7: 15 days ending on a holiday', '1.013949', '2026-08-18T10:00:00+07:00', '2026-09-03'],
    ['7: 15 days ending on a working day', '1.013949', '2026-08-20T10:00:00+07:00', '2026-09-04'],
  ])('row %s', async (_row, code, receivedAt, dueOn) => {
    const { dueAt, explanation, legalBasis } = await preview(code, receivedAt);
    expect(dueAt).toBe(`${dueOn}T17:30:00.000+07:00`);
    expect(explanation.at(-1)?.on).toBe(dueOn);
    expect(legalBasis).not.toBe('');
  });

  it('names each skipped holiday and each make-up day', async () => {
    const overTet = await preview('1.003197', '2026-02-13T09:00:00+07:00');
    expect(overTet.explanation.find(({ on }) => on === '2026-02-17')?.reason).toContain('Tết Nguyên đán');
    const makeUp = await preview('2.000908', '2026-08-21T10:00:00+07:00');
    expect(makeUp.explanation.find(({ on }) => on === '2026-08-22')).toMatchObject({ counted: true });
  });

  it('gives each channel its own date (row 26)', async () => {
    const receivedAt = '2026-10-05T09:00:00+07:00';
    const counter = await preview('1.013978', receivedAt);
    const online = await preview('1.013978', receivedAt, { channel: 'online' });
    expect(new Date(online.dueAt) < new Date(counter.dueAt)).toBe(true);
  });

  it('marks what lies beyond the published calendar as provisional', async () => {
    expect((await preview('1.012994', '2026-12-28T09:00:00+07:00')).provisional).toBe(true);
    expect((await preview('1.012994', '2026-10-05T09:00:00+07:00')).provisional).toBe(false);
  });

  it('counts by the clock cut-off of the liên thông groups: after 15:00 is the next working day (row 21)', async () => {
    const code = '3.000722';
    expect((await preview(code, '2026-10-06T14:00:00+07:00')).dueAt).toMatch(/^2026-10-09T/);
    expect((await preview(code, '2026-10-06T15:20:00+07:00')).dueAt).toMatch(/^2026-10-12T/);
  });
});
