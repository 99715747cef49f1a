import { describe, expect, it } from '@jest/globals';
import { lookUpText } from '../../../../src/domain/papers/look-up.js';
import {
  dateWords,
  momentWords,
  paperNumber,
  placeAndDate,
  shortMoment,
} from '../../../../src/domain/papers/paper-words.js';
import { ZONE } from './paper-facts.js';

describe('the words of a paper', () => {
  it.each([
    ['2026-10-05T00:00:00+07:00', 'ngày 05 tháng 10 năm 2026'],
    ['2026-01-31T23:59:59+07:00', 'ngày 31 tháng 01 năm 2026'],
    ['2026-02-09T12:00:00+07:00', 'ngày 09 tháng 02 năm 2026'],
    ['2026-03-03T12:00:00+07:00', 'ngày 03 tháng 3 năm 2026'],
    ['2026-09-10T12:00:00+07:00', 'ngày 10 tháng 9 năm 2026'],
    ['2026-12-31T17:00:00Z', 'ngày 01 tháng 01 năm 2027'],
  ])('write the local day of %s with a nought where Decree 30/2020 wants one', (instant, words) => {
    expect(dateWords(new Date(instant), ZONE)).toBe(words);
  });

  it('write hour and minute with two digits, in words and in cells', () => {
    const instant = new Date('2026-10-05T08:05:00+07:00');
    expect(momentWords(instant, ZONE)).toBe('08 giờ 05 phút, ngày 05 tháng 10 năm 2026');
    expect(shortMoment(instant, ZONE)).toBe('08:05 05/10/2026');
  });

  it('leave room for a place that nobody entered', () => {
    const instant = new Date('2026-10-05T08:05:00+07:00');
    expect(placeAndDate('Huế', instant, ZONE)).toBe('Huế, ngày 05 tháng 10 năm 2026');
    expect(placeAndDate(null, instant, ZONE)).toMatch(/^…+, ngày 05/);
  });

  it('number a paper with at least five digits', () => {
    expect(paperNumber(1, 'PBS')).toBe('00001/PBS');
    expect(paperNumber(123_456, 'BPTNTKQ')).toBe('123456/BPTNTKQ');
  });
});

describe('the QR code', () => {
  it('says the address of the look-up, or the bare code where there is none', () => {
    expect(lookUpText(null, 'H99.31-261005-0001', '7K3M-9QZ2')).toBe('H99.31-261005-0001');
    for (const base of ['https://mot-cua.example', 'https://mot-cua.example/', 'https://mot-cua.example//']) {
      expect(lookUpText(base, 'A/1 b', null)).toBe('https://mot-cua.example/tra-cuu/A%2F1%20b');
    }
  });

  it('has the secret where no server reads it: behind the #', () => {
    const { hash, pathname, search } = new URL(lookUpText('https://mot-cua.example', 'A-1', '7K3M-9QZ2'));
    expect([pathname, search, hash]).toEqual(['/tra-cuu/A-1', '', '#7K3M-9QZ2']);
  });
});
