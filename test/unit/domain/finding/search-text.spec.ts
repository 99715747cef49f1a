import { describe, expect, it } from '@jest/globals';
import { readQuery } from '../../../../src/domain/finding/find-query.js';
import { searchTextOf } from '../../../../src/domain/finding/search-text.js';
import { phoneKey, wordsOf } from '../../../../src/domain/finding/search-words.js';

const AGENCIES = ['7', '9', '7'];

describe('what a dossier is found by', () => {
  it('is every word of its people, their numbers and its agencies', () => {
    const applicant = { fullName: 'Nguyễn Thị Đào', identityNumber: 'B1234567', phone: '+84 905 123 456' };
    const representative = { fullName: "NGUYỄN VĂN O'B", identityNumber: '079190001234' };
    expect(searchTextOf([applicant, representative, null, undefined], AGENCIES).split(' ')).toEqual([
      `'#079190001234'`,
      `'#b1234567'`,
      `''''`,
      `'+0905123456'`,
      `'@7'`,
      `'@9'`,
      `'b'`,
      `'dao'`,
      `'nguyen'`,
      `'o'`,
      `'thi'`,
      `'van'`,
    ]);
  });

  it.each([
    ['Đào 🌾', ['dao', '🌾']],
    ['Đào🌾', ['dao', '🌾']],
    ['Lê\u200bVăn', ['levan']],
    ['  Trần–Lê  ', ['tran', '–', 'le']],
    ['H\u2019Hen Niê', ['h', '’', 'hen', 'nie']],
    ['Ɓăng 王小明', ['ɓang', '王小明']],
    ['👩\u200d🌾', ['👩', '🌾']],
  ])('words are what stands between spaces and signs: %s', (name, expected) => {
    expect(wordsOf(name)).toEqual(expected);
  });

  it('a word that no index would hold is found by its beginning', () => {
    const [word] = wordsOf('a'.repeat(10_000));
    expect(word).toHaveLength(100);
    expect(readQuery('a'.repeat(101))[0]?.words).toBe(`'${word}':*`);
  });

  it.each([
    ['', null],
    ['84', '+84'],
    ['0243 8251 234', '+02438251234'],
    ['+84 24 3825 1234', '+02438251234'],
    ['+84 0905 123 456', '+0905123456'],
  ])('a telephone is kept as it is dialled: %s', (typed, expected) => {
    expect(phoneKey(typed)).toBe(expected);
  });
});
