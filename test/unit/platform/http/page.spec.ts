import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor } from '../../../../src/platform/http/page.js';

describe('a cursor', () => {
  it('is read as it was written', () => {
    expect(decodeCursor(encodeCursor(['Đào', '7']), 2)).toEqual(['Đào', '7']);
  });

  it.each([
    ['has too few parts', encodeCursor(['7'])],
    ['holds a NUL', encodeCursor(['a\u0000', '7'])],
    ['holds something else than text', Buffer.from('["a", 7]').toString('base64url')],
    ['is not JSON', 'xxxx'],
  ])('is refused when it %s', (_why, cursor) => {
    expect(() => decodeCursor(cursor, 2)).toThrow('cursor-malformed');
  });
});
