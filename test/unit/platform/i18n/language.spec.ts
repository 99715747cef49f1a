import { describe, expect, it } from '@jest/globals';
import { languageOf } from '../../../../src/platform/i18n/language.js';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'vi'],
    ['', 'vi'],
    ['*', 'vi'],
    ['fr-FR, de', 'vi'],
    ['en', 'en'],
    ['en-US,en;q=0.9,vi;q=0.8', 'en'],
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['fr, en;q=0.4, vi;q=0.5', 'vi'],
    ['en;q=nonsense', 'vi'],
  ] as const)('for %p is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
