import { describe, expect, it } from '@jest/globals';
import { readIfMatch, readNeededIfMatch } from '../../../../src/platform/http/if-match.js';
import { decodeCursor, encodeCursor } from '../../../../src/platform/http/page.js';

describe('If-Match', () => {
  it.each([
    [undefined, null],
    ['*', null],
    ['"3"', 3],
    ['W/"12"', 12],
  ])('%p names version %p', (header, version) => {
    expect(readIfMatch(header)).toBe(version);
  });

  it.each(['3', '"a"', '"1","2"', ''])('refuses %p', (header) => {
    expect(() => readIfMatch(header)).toThrow('if-match-malformed');
  });

  it.each([undefined, '*'])('that must name what was read is missing as %p', (header) => {
    expect(() => readNeededIfMatch(header)).toThrow('precondition-required');
    expect(readNeededIfMatch('"3"')).toBe(3);
  });
});

describe('a cursor', () => {
  it('brings the sort key back', () => {
    const key = ['2026-11-23T01:00:00.000Z', '812'];
    expect(decodeCursor(encodeCursor(key), 2)).toEqual(key);
  });

  it.each([
    'x',
    encodeCursor(['1']),
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
  ])('refuses %p', (cursor) => {
    expect(() => decodeCursor(cursor, 2)).toThrow('cursor-malformed');
  });
});
