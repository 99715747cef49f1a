import { describe, expect, it } from '@jest/globals';
import { foldWords, holdsWords } from '../../../src/registers/procedures/search-words.js';

describe('finding a procedure by words', () => {
  it('needs no diacritics and no capitals', () => {
    expect(holdsWords('Thủ tục đăng ký khai sinh', foldWords('DANG KY khai'))).toBe(true);
    expect(holdsWords('Thủ tục đăng ký khai sinh', foldWords('Đăng ký khai sinh'))).toBe(true);
  });

  it('takes the beginning of a word and the code', () => {
    expect(holdsWords('1.001193 Thủ tục đăng ký khai sinh', foldWords('1.0011'))).toBe(true);
    expect(holdsWords('Đăng ký khai sinh', foldWords('inh'))).toBe(false);
  });

  it('wants every word', () => {
    expect(holdsWords('Đăng ký khai sinh', foldWords('khai tử'))).toBe(false);
    expect(holdsWords('Đăng ký khai sinh', foldWords(' '))).toBe(true);
  });
});
