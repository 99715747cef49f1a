import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../../src/domain/calendar/local-day.js';
import {
  assertPublisher,
  assertRetirable,
  assertReviewer,
  assertWithdrawable,
  lastDayAmong,
  stateOn,
  type VersionFacts,
} from '../../../../src/domain/catalogue/version-life.js';

const version = (parts: Partial<VersionFacts> = {}): VersionFacts => ({
  no: 1,
  state: 'published',
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  ...parts,
});

const thrown = (act: () => void): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the state of a version', () => {
  const later = version({ no: 2, effectiveFrom: '2026-07-01' });

  it.each([
    ['a draft stays one', version({ state: 'draft' }), '2026-03-01', 'draft'],
    ['a reviewed draft stays one', version({ state: 'reviewed' }), '2026-03-01', 'reviewed'],
    ['withdrawn stays withdrawn', version({ state: 'withdrawn' }), '2026-03-01', 'withdrawn'],
    ['published before its first day', version(), '2025-12-31', 'published'],
    ['published on its last day', version({ effectiveTo: '2026-06-30' }), '2026-06-30', 'published'],
    ['superseded the day after', version({ effectiveTo: '2026-06-30' }), '2026-07-01', 'superseded'],
    [
      'retired by decision, whatever came later',
      version({ state: 'retired', effectiveTo: '2026-03-31' }),
      '2026-08-01',
      'retired',
    ],
    [
      'published until the last day of its retirement',
      version({ state: 'retired', effectiveTo: '2026-03-31' }),
      '2026-03-31',
      'published',
    ],
  ])('%s', (_rule, one, on, state) => {
    expect(stateOn(one, [one, later], on)).toBe(state);
  });

  it('is retired where it ended and nothing was published behind it', () => {
    const ended = version({ effectiveTo: '2026-06-30' });
    const draft = version({ no: 2, state: 'draft', effectiveFrom: '2026-07-01' });
    expect(stateOn(ended, [ended, draft], '2026-07-01')).toBe('retired');
  });

  it('changes only forward as days go by', () => {
    const order = ['published', 'superseded', 'retired'];
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(day, day, day, fc.boolean(), (end, on, next, isRetired) => {
        const one = version({ effectiveTo: end, ...(isRetired && { state: 'retired' }) });
        const all = [one, version({ no: 2, effectiveFrom: next })];
        const [now, tomorrow] = [on, addDays(on, 1)].map((each) => order.indexOf(stateOn(one, all, each)));
        expect(tomorrow).toBeGreaterThanOrEqual(now ?? 0);
        expect(stateOn(one, all, on) === 'published').toBe(on <= end);
      }),
    );
  });
});

describe('a review', () => {
  it.each([
    ['the drafter', '1', 'review-by-drafter'],
    ['who changed it', '2', 'review-by-drafter'],
    ['somebody else', '3', null],
  ])('by %s', (_who, account, code) => {
    expect(thrown(() => assertReviewer({ draftedBy: '1', changedBy: ['2'] }, account))).toBe(code);
  });
});

describe('a publication', () => {
  it.each([
    ['by the reviewer of a draft that nobody knows who wrote', null, '3', 'publish-by-reviewer'],
    ['by somebody else', null, '4', null],
    ['with nobody signed in', null, null, null],
    ['by the reviewer where the drafter is known', '1', '3', null],
  ])('%s', (_rule, draftedBy, publisher, code) => {
    expect(thrown(() => assertPublisher({ draftedBy, reviewedBy: '3' }, publisher))).toBe(code);
  });
});

describe('a retirement', () => {
  it.each([
    ['of a draft', version({ state: 'draft' }), '2026-06-30', null, 'version-not-published'],
    ['twice', version({ state: 'retired' }), '2026-06-30', null, 'version-not-published'],
    ['before the first day', version(), '2025-12-31', null, 'last-day-before-start'],
    ['behind the end', version({ effectiveTo: '2026-05-31' }), '2026-06-01', null, 'last-day-behind-end'],
    ['with dossiers behind it', version(), '2026-06-30', '2026-07-01', 'dossiers-behind-last-day'],
    ['with dossiers up to it', version(), '2026-06-30', '2026-06-30', null],
    ['on the first day', version(), '2026-01-01', null, null],
  ] as const)('%s', (_rule, one, lastDay, lastReceivedOn, code) => {
    expect(thrown(() => assertRetirable(one, lastDay, lastReceivedOn))).toBe(code);
  });
});

describe('a version is taken back', () => {
  const taken = (parts: object, on = '2025-12-31', hasDossiers = false) =>
    thrown(() =>
      assertWithdrawable({ ...version(), publishedBy: '1', ...parts }, { by: '2', on, hasDossiers }),
    );

  it.each([
    ['up to the day before its first one', {}, '2025-12-31', false, null],
    ['not from its first day on', {}, '2026-01-01', false, 'version-has-begun'],
    ['not by whoever published it', { publishedBy: '2' }, '2025-12-31', false, 'withdraw-by-publisher'],
    ['by anybody where nobody signed in to publish it', { publishedBy: null }, '2025-12-31', false, null],
    ['not once a dossier has it', {}, '2025-12-31', true, 'version-has-dossiers'],
    ['not as a draft', { state: 'draft' }, '2025-12-31', false, 'version-not-published'],
    ['not twice', { state: 'withdrawn' }, '2025-12-31', false, 'version-not-published'],
  ] as const)('%s', (_name, parts, on, hasDossiers, code) => {
    expect(taken(parts, on, hasDossiers)).toBe(code);
  });

  it('and the one before it ends as told, or before the next one that stays', () => {
    const first = { ...version(), toldTo: null };
    const next = version({ no: 3, effectiveFrom: '2026-09-01' });
    const withdrawn = version({ no: 2, effectiveFrom: '2026-07-01', state: 'withdrawn' });
    expect(lastDayAmong(first, [first, withdrawn])).toBeNull();
    expect(lastDayAmong(first, [first, withdrawn, next])).toBe('2026-08-31');
    expect(lastDayAmong({ ...first, toldTo: '2026-08-01' }, [first, next])).toBe('2026-08-01');
    expect(lastDayAmong({ ...first, toldTo: '2026-12-31' }, [first, next])).toBe('2026-08-31');
  });
});
