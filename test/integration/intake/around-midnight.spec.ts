import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDayOf } from '../../../src/domain/calendar/zoned-time.js';
import type { ApiClient } from '../../support/api-client.js';
import { TimedProduct } from '../../support/timed-product.js';

const INTAKES = 200;
const WAVES = 10;
const MINUTE = 60_000;
const MIDNIGHT = new Date('2026-10-06T00:00:00+07:00');

interface Logged {
  readonly status: number;
  readonly code: string;
  readonly receivedAt: string;
}

/** Row 28 of the regulation at its hardest: one agency, one minute, both sides of local midnight. */
describe('200 intakes of one agency in the minute around midnight', () => {
  let product: TimedProduct;
  let logged: readonly Logged[];

  beforeAll(async () => {
    product = await TimedProduct.start(new Date(MIDNIGHT.getTime() - MINUTE / 2).toISOString());
    const reception = await product.as('reception');
    const waves: Promise<Logged>[][] = [];
    for (let wave = 0; wave < WAVES; wave += 1) {
      product.clock.set(new Date(MIDNIGHT.getTime() + (wave / (WAVES - 1) - 0.5) * MINUTE));
      const started = Array.from({ length: INTAKES / WAVES }, () => log(reception));
      waves.push(started);
      // The time of day goes on while most of a wave is still under way.
      await Promise.race(started);
    }
    logged = await Promise.all(waves.flat());
  }, 120_000);
  afterAll(() => product.stop());

  async function log(reception: ApiClient): Promise<Logged> {
    const applicant = { kind: 'person', fullName: 'Nguyễn Văn An' };
    const request = { procedureCode: '1.001193', channel: 'counter', applicant };
    const { status, body } = await reception.post<Omit<Logged, 'status'>>('dossiers', request);
    return { status, code: body.code, receivedAt: body.receivedAt };
  }

  const numbersOf = (day: string) =>
    logged
      .filter(({ code }) => code.includes(`-${day}-`))
      .map(({ code }) => Number(code.split('-')[2]))
      .sort((a, b) => a - b);

  it('all succeed', () => {
    expect(logged.filter(({ status }) => status !== 201)).toEqual([]);
  });

  it('have distinct codes, each of the local day of its receipt', () => {
    expect(new Set(logged.map(({ code }) => code)).size).toBe(INTAKES);
    for (const { code, receivedAt } of logged) {
      const day = localDayOf(new Date(receivedAt), 'Asia/Ho_Chi_Minh').slice(2).replaceAll('-', '');
      expect(code).toContain(`-${day}-`);
    }
  });

  it('are numbered from 1 without a gap on each of the two days', () => {
    const [before, after] = [numbersOf('261005'), numbersOf('261006')];
    expect(before.length).toBeGreaterThan(0);
    expect(after.length).toBeGreaterThan(0);
    expect(before.length + after.length).toBe(INTAKES);
    for (const numbers of [before, after]) expect(numbers).toEqual(numbers.map((_none, index) => index + 1));
  });
});
