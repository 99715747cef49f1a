import { describe, expect, it } from '@jest/globals';
import { loggedError } from '../../../../src/platform/http/request-log.js';
import { requestIdOf } from '../../../../src/platform/http/request-id.js';

describe('a logged error', () => {
  it('does not carry the parameters of a statement', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      parameters: ['Nguyễn Văn An', '001099012345'],
      detail: 'Key (identity)=(001099012345) already exists.',
    });
    const logged = loggedError(new Error('failed', { cause: error }));
    expect(logged).toMatchObject({ message: 'failed', cause: { message: 'duplicate key', code: '23505' } });
    expect(JSON.stringify(logged)).not.toContain('001099012345');
  });
});

describe('the request id', () => {
  it('is the caller’s where it is usable, otherwise a new one', () => {
    expect(requestIdOf({ 'x-request-id': 'trace-1' })).toBe('trace-1');
    expect(requestIdOf({})).toMatch(/^[\da-f-]{36}$/);
    expect(requestIdOf({ 'x-request-id': 'a\nb' })).toMatch(/^[\da-f-]{36}$/);
    expect(requestIdOf({ 'x-request-id': 'a'.repeat(101) })).toMatch(/^[\da-f-]{36}$/);
  });
});
