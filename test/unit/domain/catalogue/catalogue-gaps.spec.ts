import { describe, expect, it } from '@jest/globals';
import {
  gapsOf,
  type CatalogueFacts,
  type CatalogueRecord,
  type CatalogueVersion,
} from '../../../../src/domain/catalogue/catalogue-gaps.js';
import type { WorkingCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import { local, sampleCalendar } from '../../sample/sample-calendar.js';

const CALENDAR = sampleCalendar('tinh-mau');

const record = (parts: Partial<CatalogueRecord> = {}): CatalogueRecord => ({
  no: 1,
  readAt: local('2026-06-05', '09:00'),
  readOn: '2026-06-05',
  missing: [],
  ...parts,
});
const version = (parts: Partial<CatalogueVersion> = {}): CatalogueVersion => ({
  no: 1,
  state: 'published',
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  recordNo: 1,
  publishedAt: local('2026-06-08', '09:00'),
  draftedOn: '2026-06-06',
  missing: [],
  ...parts,
});
const facts = (parts: Partial<CatalogueFacts> = {}): CatalogueFacts => ({
  levels: ['commune'],
  record: null,
  versions: [],
  ...parts,
});
const told = (given: CatalogueFacts, on = '2026-06-15') =>
  gapsOf(given, on, CALENDAR).map((gap) => [gap.kind, gap.since, gap.dueOn, gap.daysLate]);

describe('publication', () => {
  // 5 June 2026 is a Friday.
  it.each([
    ['commune: two working days', ['commune'], '2026-06-09', 4],
    ['province: five', ['province'], '2026-06-12', 1],
    ['ministry: ten', ['ministry'], '2026-06-19', 0],
    ['of several levels the first', ['ministry', 'commune'], '2026-06-09', 4],
    ['another agency: no term that we know', ['other'], null, 0],
  ])('of %s', (_rule, levels, dueOn, late) => {
    expect(told(facts({ levels, record: record() }))).toEqual([['unpublished', '2026-06-05', dueOn, late]]);
  });

  it('is late from the day after its last day on', () => {
    const given = facts({ record: record() });
    expect([told(given, '2026-06-09')[0]?.[3], told(given, '2026-06-10')[0]?.[3]]).toEqual([0, 1]);
  });

  it('is waited for again when a later revision comes in', () => {
    const later = record({ no: 2, readAt: local('2026-06-12', '09:00'), readOn: '2026-06-12' });
    expect(told(facts({ record: later, versions: [version()] }))).toEqual([
      ['outdated', '2026-06-12', '2026-06-16', 0],
    ]);
    expect(told(facts({ record: later, versions: [version({ recordNo: 2 })] }))).toEqual([]);
    expect(told(facts({ record: record(), versions: [version()] }))).toEqual([]);
  });

  it('without a record behind it knows what had come in before', () => {
    const plain = version({ recordNo: null });
    expect(told(facts({ record: record(), versions: [plain] }))).toEqual([]);
    const earlier = version({ recordNo: null, publishedAt: local('2026-01-05', '09:00') });
    expect(told(facts({ record: record(), versions: [earlier] }))[0]?.[0]).toBe('outdated');
    expect(told(facts({ versions: [earlier] }))).toEqual([]);
  });

  it('waits while there are drafts only', () => {
    const draft = version({ state: 'draft', publishedAt: null });
    const reviewed = version({ no: 2, state: 'reviewed', publishedAt: null });
    expect(told(facts({ record: record(), versions: [draft, reviewed] })).map(([kind]) => kind)).toEqual([
      'unpublished',
      'unreviewed',
    ]);
  });
});

describe('a version that ends', () => {
  const ends = version({ effectiveTo: '2026-06-11' });

  it('leaves a gap, told before and after', () => {
    expect(told(facts({ versions: [ends] }), '2026-06-01')).toEqual([
      ['ends', '2026-06-12', '2026-06-11', 0],
    ]);
    expect(told(facts({ versions: [ends] }), '2026-06-15')).toEqual([
      ['ends', '2026-06-12', '2026-06-11', 2],
    ]);
  });

  it.each([
    ['one follows at once', version({ no: 2, effectiveFrom: '2026-06-12' }), []],
    ['one follows later', version({ no: 2, effectiveFrom: '2026-07-01' }), ['ends']],
    ['one followed later, long ago', version({ no: 2, effectiveFrom: '2026-06-14' }), []],
    ['a draft only', version({ no: 2, state: 'reviewed', effectiveFrom: '2026-06-12' }), ['ends']],
  ])('where %s', (_rule, next, kinds) => {
    expect(told(facts({ versions: [ends, next] })).map(([kind]) => kind)).toEqual(kinds);
  });

  it('by decision leaves none', () => {
    expect(told(facts({ versions: [version({ state: 'retired', effectiveTo: '2026-06-11' })] }))).toEqual([]);
  });

  it('before calendars begin is late all the same', () => {
    const old = version({ effectiveFrom: '1990-01-01', effectiveTo: '1995-12-31' });
    expect(told(facts({ versions: [old] }))[0]?.[3]).toBeGreaterThan(0);
  });
});

describe('days that the calendar does not cover', () => {
  const covering = (from: string, through: string) => sampleCalendar('tinh-mau', { from, through });
  const late = (given: CatalogueFacts, calendar: WorkingCalendar | null, on = '2026-06-15') =>
    gapsOf(given, on, calendar).map(({ dueOn, daysLate }) => [dueOn, daysLate]);
  const ended = facts({ versions: [version({ effectiveTo: '2026-06-04' })] });

  it.each([
    ['before it begins', covering('2026-06-11', '2026-12-31'), ['2026-06-04', 2]],
    ['behind its end', covering('2026-01-01', '2026-06-09'), ['2026-06-04', 3]],
    ['all of them', covering('2026-01-01', '2026-06-04'), ['2026-06-04', null]],
    ['without any calendar', null, ['2026-06-04', null]],
  ] as const)('are not counted: %s', (_rule, calendar, gap) => {
    expect(late(ended, calendar)).toEqual([gap]);
  });

  it.each([
    ['before it begins', covering('2026-06-11', '2026-12-31'), null],
    ['up to the term', covering('2026-01-01', '2026-06-09'), '2026-06-09'],
    ['short of the term', covering('2026-01-01', '2026-06-08'), null],
    ['without any calendar', null, null],
  ] as const)('set no term for a record: %s', (_rule, calendar, dueOn) => {
    expect(late(facts({ record: record() }), calendar, '2026-06-09')).toEqual([[dueOn, 0]]);
  });
});

describe('mandatory parts', () => {
  it('are asked of the version in force, of the record where there is none', () => {
    const bare = record({ missing: ['result'] });
    const gap = (given: CatalogueFacts) =>
      gapsOf(given, '2026-06-15', CALENDAR)
        .filter(({ kind }) => kind === 'incomplete')
        .map(({ versionNo, missing }) => [versionNo, ...missing]);
    expect(gap(facts({ record: bare, versions: [version({ missing: ['components'] })] }))).toEqual([
      [1, 'components'],
    ]);
    expect(gap(facts({ record: bare, versions: [version()] }))).toEqual([]);
    expect(gap(facts({ record: bare }))).toEqual([[null, 'result']]);
  });
});
