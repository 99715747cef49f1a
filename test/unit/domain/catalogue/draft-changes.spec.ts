import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween } from '../../../../src/domain/catalogue/draft-changes.js';

describe('the differences of two drafts', () => {
  it('name each leaf by its place', () => {
    const before = { name: 'A', terms: [{ limit: { amount: 5 } }], fees: [{ dong: 1 }, { dong: 2 }] };
    const after = { name: 'B', terms: [{ limit: { amount: 3 } }], fees: [{ dong: 1 }], field: 'F' };
    expect(changesBetween(before, after)).toEqual([
      { place: 'name', before: 'A', after: 'B' },
      { place: 'terms[0].limit.amount', before: 5, after: 3 },
      { place: 'fees[1]', before: { dong: 2 }, after: null },
      { place: 'field', before: null, after: 'F' },
    ]);
  });

  it('a value that becomes a branch is one change', () => {
    expect(changesBetween({ limit: null }, { limit: { amount: 5 } })).toEqual([
      { place: 'limit', before: null, after: { amount: 5 } },
    ]);
  });

  it('of the same draft there are none, and they turn round with the sides', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(changesBetween(one, structuredClone(one))).toEqual([]);
        const there = changesBetween(one, other).map(({ place }) => place);
        const back = changesBetween(other, one).map(({ place }) => place);
        expect(there.toSorted()).toEqual(back.toSorted());
      }),
    );
  });
});
