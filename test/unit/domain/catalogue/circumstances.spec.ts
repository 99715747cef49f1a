import { describe, expect, it } from '@jest/globals';
import { variantIn } from '../../../../src/domain/circumstances.js';
import { termOf } from '../../../../src/domain/dossier/filed-variant.js';
import { feeByRule } from '../../../../src/domain/dossier/fees.js';
import type { Channel, Fee, RowScope } from '../../../../src/domain/procedure-rules.js';
import { feeLine, termRow, variantOfRows } from './scoped-rows.js';

const HALF_A_YEAR: RowScope = { from: '2026-07-01', to: '2026-12-31' };

/** 10 days for everybody, 5 in the second half of 2026, 3 for poor households, 2 for children in one week of October. */
const TERMS = [
  termRow('counter', 10, { to: '2026-06-30' }),
  termRow('counter', 5, HALF_A_YEAR),
  termRow('counter', 10, { from: '2027-01-01' }),
  termRow('counter', 3, { applicantClass: 'poor' }),
  termRow('counter', 2, { applicantClass: 'child', from: '2026-10-05', to: '2026-10-11' }),
];

const FILING = { key: 'filing' };
const FEES: readonly Fee[] = [
  feeLine(50_000, { ...FILING, channel: 'counter', to: '2026-06-30' }),
  feeLine(25_000, { ...FILING, channel: 'counter', ...HALF_A_YEAR }),
  feeLine(50_000, { ...FILING, channel: 'counter', from: '2027-01-01' }),
  feeLine(20_000, { ...FILING, channel: 'online' }),
  feeLine(0, { ...FILING, applicantClass: 'poor' }),
  feeLine(40_000, { ...FILING, channel: 'online', applicantClass: 'company' }),
  feeLine(7_000, { key: 'copy' }),
  feeLine(0, { key: 'copy', applicantClass: 'child' }),
  feeLine(1_000),
];

const inCase = (applicantClass: string | null, receivedOn: string) =>
  variantIn(variantOfRows(TERMS, FEES), { applicantClass, receivedOn });

describe('the term of a filing is the one in force on its day of receipt, for its class', () => {
  it.each([
    ['nobody in particular, long before', null, '2024-01-01', 10],
    ['the day before the change', null, '2026-06-30', 10],
    ['the first day', null, '2026-07-01', 5],
    ['the last day, which counts', null, '2026-12-31', 5],
    ['the day after', null, '2027-01-01', 10],
    ['a class of its own beats the dated row for everybody', 'poor', '2026-08-01', 3],
    ['and the undated one', 'poor', '2024-05-05', 3],
    ['a class before its own days', 'child', '2026-10-04', 5],
    ['a class on its first day', 'child', '2026-10-05', 2],
    ['a class on its last day', 'child', '2026-10-11', 2],
    ['a class after its own days', 'child', '2026-10-12', 5],
    ['a class without a row', 'company', '2026-10-12', 5],
  ])('%s', (_case, applicantClass, on, days) => {
    expect(termOf(inCase(applicantClass, on), 'counter').decidedTerm.limit.amount).toBe(days);
  });
});

describe('the fee of a filing adds one line of each key to those without a key', () => {
  it.each<[string, string | null, string, Channel, number]>([
    ['the fee, the copies and what has no key', null, '2026-06-30', 'counter', 58_000],
    ['half the fee from its first day', null, '2026-07-01', 'counter', 33_000],
    ['half the fee to its last day', null, '2026-12-31', 'counter', 33_000],
    ['the whole fee the day after', null, '2027-01-01', 'counter', 58_000],
    ['another fee online', null, '2026-08-01', 'online', 28_000],
    ['a class line stands in for the line of its key', 'poor', '2026-08-01', 'counter', 8_000],
    ['on every channel, where it names none', 'poor', '2026-08-01', 'online', 8_000],
    ['a class line of one channel does so there', 'company', '2026-08-01', 'online', 48_000],
    ['and nowhere else', 'company', '2026-08-01', 'counter', 33_000],
    ['a class line of one key leaves the others', 'child', '2026-08-01', 'counter', 26_000],
    ['by post only what is for every channel', null, '2026-08-01', 'postal', 8_000],
  ])('%s', (_case, applicantClass, on, channel, dong) => {
    expect(feeByRule(inCase(applicantClass, on), channel)).toBe(dong);
  });

  it('and rows that are for everybody on every day are left as they are', () => {
    const fees = [
      feeLine(1_000),
      feeLine(2_000, { channel: 'online' }),
      feeLine(3_000, { channel: 'online' }),
    ];
    const variant = variantOfRows([termRow('counter', 10)], fees);
    const told = variantIn(variant, { applicantClass: null, receivedOn: '2026-01-01' });
    expect(told).toEqual({ ...variant, circumstances: told.circumstances });
    expect(feeByRule(told, 'online')).toBe(6_000);
  });
});
