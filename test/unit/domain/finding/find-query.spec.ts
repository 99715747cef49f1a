import { describe, expect, it } from '@jest/globals';
import {
  readQuery,
  wantedCode,
  wantedIdentity,
  wantedName,
  wantedPhone,
} from '../../../../src/domain/finding/find-query.js';

const words = (typed: string) => readQuery(typed).map((wanted) => wanted.words);
const starts = (typed: string) => readQuery(typed).map((wanted) => wanted.starts);

describe('what somebody means who types it to search', () => {
  it.each(['nguyễn thị đào', 'NGUYỄN  THỊ ĐÀO', 'Nguyễn Thị Đào'.normalize('NFD'), 'nguyen thi dao'])(
    'a name, however it is written, its last word perhaps not to its end: %s',
    (typed) => {
      expect(readQuery(typed)).toMatchObject([
        { words: `'nguyen' & 'thi' & 'dao':*`, alsoWords: null, starts: [] },
      ]);
    },
  );

  it('one word may also begin a code or the number of another system', () => {
    expect(readQuery('Dao')).toMatchObject([{ words: `'dao':*`, alsoWords: null, starts: ['dao'] }]);
  });

  it.each([
    ['Lê Kim N', `'le' & 'kim'`, `'n':*`],
    ['Lê Kim Ng', `'le' & 'kim'`, `'ng':*`],
    ['Lê Kim Văn', `'le' & 'kim'`, `'van':*`],
  ])('a beginning that half of all names have is checked and not looked up: %s', (typed, looked, also) => {
    expect(readQuery(typed)).toMatchObject([{ words: looked, alsoWords: also, starts: [] }]);
  });

  it('such a beginning alone is all there is to look up', () => {
    expect(words('N')).toEqual([`'n':*`]);
  });

  it('twelve digits may be an identity number, a telephone, a code or a word', () => {
    expect(readQuery('079190001234')).toMatchObject([
      {
        words: `('#079190001234') | ('+079190001234') | ('079190001234':*)`,
        alsoWords: null,
        starts: ['079190001234'],
      },
    ]);
  });

  it.each([
    '0905123456',
    '+84 905 123 456',
    '84905123456',
    '0084905123456',
    '0905.123.456',
    '(+84) 905-123-456',
    '905123456',
  ])('a telephone is the same number however it is typed: %s', (typed) => {
    expect(words(typed).join()).toContain(`('+0905123456')`);
  });

  it('a code is looked up by its beginning, in small letters and with plain dashes', () => {
    expect(starts('H99.31-2611')).toEqual([['h99.31-2611']]);
    expect(starts('H99.31–2611')).toEqual([['h99.31–2611', 'h99.31-2611']]);
  });

  it('a name and a number together: both have to be found', () => {
    expect(words('Đào 0905 123 456')).toEqual([
      `('#0905123456') | ('+0905123456') | ('0905' & '123' & '456':*)`,
      `'dao'`,
    ]);
    expect(words('Công ty 3 Sao')).toEqual([`('#3') | ('+3') | ('3')`, `'cong' & 'ty' & 'sao':*`]);
  });

  it.each([
    ['%', [`'%':*`]],
    ['A_B', [`'a' & '_'`]],
    ["O'Brien", [`'o' & '''' & 'brien':*`]],
    ['\\', [`'\\\\':*`]],
    ['An & Bình', [`'an' & '&' & 'binh':*`]],
  ])('a sign means itself: %s', (typed, expected) => {
    expect(words(typed)).toEqual(expected);
  });

  it('what has no letter left finds nothing but a code', () => {
    expect(readQuery('\u0301')).toMatchObject([{ words: null, alsoWords: null, starts: ['\u0301'] }]);
    expect(wantedName('\u0301').words).toBeNull();
    expect(wantedIdentity('--').words).toBeNull();
    expect(wantedPhone('+').words).toBeNull();
  });

  it('asked for by name, a thing is nothing else', () => {
    expect(wantedName('Ba 3')).toMatchObject({ words: `'ba'`, alsoWords: `'3':*`, starts: [] });
    expect(wantedCode('DVC-1')).toMatchObject({ words: null, alsoWords: null, starts: ['dvc-1'] });
    expect(wantedIdentity('0101234567-001').words).toBe(`'#0101234567001'`);
    expect(wantedPhone('+66 81 234 5678').words).toBe(`'+66812345678'`);
  });

  it.each([
    ['0905 123 456', true],
    ['H99.31-261125-0001', true],
    ['Đào 0905123456', true],
    ['Tổ 3', false],
    ['2026', false],
    ['Nguyễn Văn', false],
  ])('a long number is looked up before anything else: %s', (typed, isNumber) => {
    expect(readQuery(typed).some((wanted) => wanted.isNumber)).toBe(isNumber);
  });

  it.each([
    ['Nguyễn Thị Đào', `'dao':*`],
    ['Đào Nguyễn', `'dao'`],
    ['Lê Kim Ng', `'kim'`],
    ['Nguyễn Trần', null],
    ['Nguyễn', null],
    ['Đào', `'dao':*`],
  ])('among those of one agency only the rarer words are looked up: %s', (typed, rareWords) => {
    expect(readQuery(typed)).toMatchObject([{ rareWords }]);
  });
});
