import { describe, expect, it } from '@jest/globals';
import { assertNothingMissing, withBroughtPapers } from '../../../../src/domain/dossier/brought-papers.js';
import type { CaseSupplement } from '../../../../src/domain/dossier/dossier-case.js';
import type { GivenPapers } from '../../../../src/domain/papers/handed-in.js';
import type { Component } from '../../../../src/domain/procedure-rules.js';
import { on, refusal } from './case-fixture.js';

const component = (key: string, originals: number, copies: number): Component => ({
  key,
  name: { vi: key, en: key },
  originals,
  copies,
  mandatory: true,
  fromDatabase: originals + copies === 0,
});
const LISTED = {
  components: [component('a', 1, 0), component('b', 1, 2), component('c', 2, 0), component('read', 0, 0)],
};
const paper = (key: string, originals: number, copies: number): GivenPapers => ({ key, originals, copies });
const A = paper('a', 1, 0);

const asked = (keys: readonly (string | undefined)[], receivedAt: Date | null = null): CaseSupplement => ({
  no: 1,
  stage: 'before_acceptance',
  items: keys.map((key) => ({ description: 'Giấy tờ', ...(key !== undefined && { component: key }) })),
  reason: 'Thiếu',
  legalBasis: null,
  requestedAt: on('2026-10-05 09:00'),
  requestedBy: '1',
  late: false,
  receivedAt,
});
const after = (
  known: readonly GivenPapers[] | null,
  supplements: readonly CaseSupplement[],
  told?: readonly GivenPapers[],
) => withBroughtPapers(known, told, { supplements }, LISTED);

describe('the papers of a dossier after the missing ones came', () => {
  it('are those that were there and those that were asked for, in the numbers that the version lists', () => {
    expect(after([A], [asked(['b', 'c'])])).toEqual([A, paper('b', 1, 2), paper('c', 2, 0)]);
  });

  it('are filled up to the list where a part was there, and none is counted twice', () => {
    expect(after([paper('b', 0, 2), paper('c', 3, 0)], [asked(['b', 'c', 'b'])])).toEqual([
      paper('b', 1, 2),
      paper('c', 3, 0),
    ]);
  });

  it('have a copy of what a database should have given', () => {
    expect(after([A], [asked(['read'])])).toEqual([A, paper('read', 0, 1)]);
  });

  it('stay what they were by items that name no component, and by requests that were met before', () => {
    expect(after([A], [asked(['b'], on('2026-10-06 09:00')), asked([undefined])])).toEqual([A]);
    expect(after([A], [])).toEqual([A]);
  });

  it('are what was really brought, where it is told', () => {
    const told = [paper('a', 0, 1), paper('c', 1, 0), paper('b', 0, 0)];
    expect(after([A], [asked(['b'])], told)).toEqual([paper('a', 1, 1), paper('c', 1, 0)]);
    expect(after([A], [asked(['b'])], [])).toEqual([A]);
  });

  it('remain vouched for where the officer vouched for the set', () => {
    expect(after(null, [asked(['b'])])).toBeNull();
    expect(after(null, [asked(['b'])], [A])).toBeNull();
  });

  it.each<[string, readonly GivenPapers[] | null]>([
    ['counted', [A]],
    ['vouched for', null],
  ])('are papers that the version lists, each told once: %s', (_what, known) => {
    expect(refusal(() => after(known, [], [A, paper('other', 1, 0)]))).toBe('unknown-component');
    expect(refusal(() => after(known, [], [A, A]))).toBe('component-twice');
  });
});

describe('a dossier whose papers an officer tells at its acceptance', () => {
  const B = paper('b', 1, 0);
  const C = paper('c', 2, 0);
  const optional = { ...component('o', 1, 0), mandatory: false };
  const listed = { components: [...LISTED.components, optional] };
  const lacks = (
    known: readonly GivenPapers[] | null,
    supplements: readonly CaseSupplement[],
    told?: readonly GivenPapers[],
  ): readonly string[] => {
    try {
      assertNothingMissing(known, told, { supplements }, listed);
      return [];
    } catch (error) {
      expect(error).toMatchObject({ code: 'mandatory-papers-missing', field: 'components' });
      return (error as { details: { papers: string[] } }).details.papers;
    }
  };

  it('is vouched for where none are told', () => {
    expect(lacks([A], [asked(['b', 'c'])])).toEqual([]);
    expect(lacks(null, [])).toEqual([]);
  });

  it('lacks each mandatory paper that neither was there nor came, in the originals that the version wants', () => {
    expect(lacks([A], [asked(['b', 'c'])], [])).toEqual(['b', 'c']);
    expect(lacks([A], [asked(['b', 'c'])], [B, paper('c', 1, 1)])).toEqual(['c']);
    expect(lacks([A, paper('c', 1, 0)], [], [B, paper('c', 1, 0)])).toEqual([]);
  });

  it('never lacks what a database gives, nor what is not mandatory', () => {
    expect(lacks([A], [], [B, C])).toEqual([]);
  });

  it('has what is told where nobody counted before, and after a request all but what was asked for', () => {
    expect(lacks(null, [], [A])).toEqual(['b', 'c']);
    expect(lacks(null, [], [A, B, C])).toEqual([]);
    expect(lacks(null, [asked(['b'])], [])).toEqual(['b']);
    expect(lacks(null, [asked(['b', undefined])], [B])).toEqual([]);
    expect(lacks(null, [asked(['b'], on('2026-10-06 09:00'))], [])).toEqual([]);
  });

  it('tells papers of the list only, each once', () => {
    const told = (given: readonly GivenPapers[]) => () =>
      assertNothingMissing(null, given, { supplements: [] }, listed);
    expect(refusal(told([paper('other', 1, 0)]))).toBe('unknown-component');
    expect(refusal(told([A, A]))).toBe('component-twice');
  });
});
