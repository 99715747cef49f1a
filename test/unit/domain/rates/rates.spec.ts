import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { onlineRate, onTimeRate, rate, sumRates } from '../../../../src/domain/rates/rates.js';

describe('rates', () => {
  it('on time: (early + on time) ÷ resolved, 850 of 880 is 96.59 %', () => {
    expect(onTimeRate({ early: 500, onTime: 350, late: 30 })).toEqual({
      numerator: 850,
      denominator: 880,
      rate: 850 / 880,
      percent: '96.59',
    });
  });

  it('online: online ÷ received in the period, 600 of 900 is 66.67 %', () => {
    expect(onlineRate({ online: 600, other: 300 }).percent).toBe('66.67');
  });

  it.each([
    ['Điện Biên 2018, criminal-record certificates', 26, 1_064, '2.44'],
    ['Điện Biên 2019', 1_745, 3_377, '51.67'],
    ['Quỳnh Lưu, procedures at the desk', 103, 203, '50.74'],
    ['online payment', 40, 50, '80.00'],
    ['half a hundredth is rounded up', 1, 800, '0.13'],
    ['just below half is rounded down', 1_249_999, 1_000_000_000, '0.12'],
    ['nothing of something', 0, 7, '0.00'],
    ['everything', 7, 7, '100.00'],
    ['all but one of ten million', 9_999_999, 10_000_000, '100.00'],
    ['the largest counts', Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, '100.00'],
  ])('percent with two digits, rounded half up: %s', (_name, numerator, denominator, percent) => {
    expect(rate(numerator, denominator).percent).toBe(percent);
  });

  it('nothing to divide by gives no rate, never 100 %', () => {
    const none = { numerator: 0, denominator: 0, rate: null, percent: null };
    expect(onTimeRate({ early: 0, onTime: 0, late: 0 })).toEqual(none);
    expect(onlineRate({ online: 0, other: 0 })).toEqual(none);
    expect(sumRates([])).toEqual(none);
  });

  it.each([
    [2, 1],
    [1, 0],
    [-1, 5],
    [1, -5],
    [0.5, 1],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
    [1, Number.MAX_SAFE_INTEGER + 1],
  ])('%p of %p cannot be counted', (numerator, denominator) => {
    expect(() => rate(numerator, denominator)).toThrow(
      expect.objectContaining({ code: 'rate-not-countable' }),
    );
  });

  it.each([[{ early: 5, onTime: -2, late: 4 }], [{ early: 0.5, onTime: 0.5, late: 0 }]])(
    'a box that is no count is refused although the sum is one: %p',
    (boxes) => {
      expect(() => onTimeRate(boxes)).toThrow(expect.objectContaining({ code: 'rate-not-countable' }));
    },
  );
});

const boxes = fc.record({ early: fc.nat(1e9), onTime: fc.nat(1e9), late: fc.nat(1e9) });

describe('random rates', () => {
  it('the sum of the groups is the rate of the whole', () => {
    fc.assert(
      fc.property(fc.array(boxes), (groups) => {
        const total = (pick: (group: (typeof groups)[number]) => number) =>
          groups.reduce((sum, group) => sum + pick(group), 0);
        const whole = onTimeRate({
          early: total(({ early }) => early),
          onTime: total(({ onTime }) => onTime),
          late: total(({ late }) => late),
        });
        expect(sumRates(groups.map(onTimeRate))).toEqual(whole);
      }),
    );
  });

  it('the percent is within half a hundredth of the exact share', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (numerator, more) => {
        const denominator = numerator + more;
        fc.pre(denominator > 0);
        const hundredths = BigInt((rate(numerator, denominator).percent ?? '').replace('.', ''));
        const twiceOff = 2n * (hundredths * BigInt(denominator) - BigInt(numerator) * 10_000n);
        expect(twiceOff <= BigInt(denominator) && twiceOff > -BigInt(denominator)).toBe(true);
      }),
    );
  });

  it('more on time never lowers the rate', () => {
    fc.assert(
      fc.property(boxes, ({ early, onTime, late }) => {
        const before = onTimeRate({ early, onTime, late }).rate ?? 0;
        expect(onTimeRate({ early, onTime: onTime + 1, late }).rate).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
