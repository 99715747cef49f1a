import { describe, expect, it } from '@jest/globals';
import { isOverdue, timelinessOf } from '../../../../src/domain/rates/timeliness.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const at = (local: string): Date => new Date(`${local}+07:00`);

describe('timeliness', () => {
  it.each([
    ['the day before, at its last moment', '2026-10-18T23:59:59.999', 'early'],
    ['the due day at its first moment', '2026-10-19T00:00:00.000', 'on_time'],
    ['the due day before UTC midnight', '2026-10-19T06:59:00.000', 'on_time'],
    ['exactly at the due moment', '2026-10-19T17:30:00.000', 'on_time'],
    ['a millisecond after it', '2026-10-19T17:30:00.001', 'late'],
    ['the day after', '2026-10-20T07:30:00.000', 'late'],
  ])('due Mon 19/10/2026 17:30, resolved %s', (_name, resolved, timeliness) => {
    expect(timelinessOf(at(resolved), at('2026-10-19T17:30:00'), ZONE)).toBe(timeliness);
  });

  it('re-appointed from 19/10 to 23/10 and done on 22/10: late against the legal moment, early against the promise', () => {
    const resolvedAt = at('2026-10-22T10:00:00');
    expect(timelinessOf(resolvedAt, at('2026-10-19T17:30:00'), ZONE)).toBe('late');
    expect(timelinessOf(resolvedAt, at('2026-10-23T17:30:00'), ZONE)).toBe('early');
  });
});

describe('overdue', () => {
  const asOf = at('2026-10-19T17:30:00');

  it.each([
    ['due before', at('2026-10-19T17:29:59.999'), true],
    ['due at that moment', asOf, false],
    ['due after', at('2026-10-19T17:30:00.001'), false],
    ['no due moment', null, false],
  ])('as of a moment, %s', (_name, dueAt, overdue) => {
    expect(isOverdue(dueAt, asOf)).toBe(overdue);
  });
});
