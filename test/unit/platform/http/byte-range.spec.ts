import { describe, expect, it } from '@jest/globals';
import { readRange } from '../../../../src/platform/http/byte-range.js';

describe('a Range header', () => {
  it.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=2-5', { first: 2, last: 5 }],
    ['bytes=2-', { first: 2, last: 9 }],
    ['bytes=2-100', { first: 2, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-100', { first: 0, last: 9 }],
    [' bytes=9-9 ', { first: 9, last: 9 }],
  ])('%s asks for a part of ten bytes', (header, range) => {
    expect(readRange(header, 10)).toEqual(range);
  });

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,3-4',
    'bytes=a-b',
    'lines=1-2',
    'bytes=0x1-2',
  ])('%s is answered with the whole', (header) => {
    expect(readRange(header, 10)).toBeNull();
  });

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('%s asks for what is not there', (header) => {
    expect(() => readRange(header, 10)).toThrow('range-not-satisfiable');
  });
});
