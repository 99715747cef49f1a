import { describe, expect, it } from '@jest/globals';
import { fillText } from '../../../../src/platform/problems/problem-entry.js';

describe('a problem told to people', () => {
  it.each<[unknown, string]>([
    ['2026-11-29', '29/11/2026'],
    ['2026-11-29T15:15:39.592+07:00', '15:15 29/11/2026'],
    ['2026-11-29T17:30:00Z', '00:30 30/11/2026'],
    [new Date('2026-11-29T10:30:00Z'), '17:30 29/11/2026'],
    [['2026-11-29', '2026-12-01'], '29/11/2026, 01/12/2026'],
    ['2026-02-30', '2026-02-30'],
    ['1.000894', '1.000894'],
    [3, '3'],
    [null, '—'],
  ])('writes %s as an official would: %s', (value, expected) => {
    expect(fillText('{value}', { value })).toBe(expected);
  });
});
