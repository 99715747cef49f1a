import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';
import { addDays, type LocalDay } from '../../../src/domain/calendar/local-day.js';
import { variantIn } from '../../../src/domain/circumstances.js';
import {
  CHANNELS,
  type Channel,
  type ChannelTerm,
  type Fee,
  type ProcedureRules,
  type RowScope,
} from '../../../src/domain/procedure-rules.js';
import { ruleProblems } from '../../../src/handling/catalogue/rule-problems.js';
import { scopeProblems } from '../../../src/handling/catalogue/scope-problems.js';
import { feeLine, termRow, variantOfRows } from '../domain/catalogue/scoped-rows.js';

const [{ rules: base }] = PROCEDURES as [(typeof PROCEDURES)[number]];
const CLASSES = ['poor', 'child'];
const FIRST = '2026-07-01';
const FEE = { key: 'filing' };

function rulesOf(terms: readonly ChannelTerm[], fees: readonly Fee[] = []): ProcedureRules {
  const applicantClasses = CLASSES.map((key) => ({ key, name: { vi: key, en: key } }));
  return { ...base, applicantClasses, variants: [variantOfRows(terms, fees)], defaultVariant: 'usual' };
}

function problemsOf(
  terms: readonly ChannelTerm[],
  fees: readonly Fee[] = [],
  effectiveTo: LocalDay | null = null,
): readonly string[] {
  const version = { rules: rulesOf(terms, fees), effectiveFrom: FIRST, effectiveTo };
  return scopeProblems(version).map(({ code, place }) => `${code} ${place}`);
}

const ALWAYS = termRow('counter', 10);
const [TERMS, LINES] = ['variants.usual.terms', 'variants.usual.fees'];

describe('the terms of a version are told for everybody on every day, and once', () => {
  it.each<[string, readonly ChannelTerm[], readonly string[]]>([
    ['one row', [ALWAYS], []],
    [
      'one that gives way on a day',
      [termRow('counter', 10, { to: '2026-12-31' }), termRow('counter', 5, { from: '2027-01-01' })],
      [],
    ],
    ['a class beside everybody', [ALWAYS, termRow('counter', 3, { applicantClass: 'poor' })], []],
    [
      'two rows on one day',
      [termRow('counter', 10, { to: '2026-12-31' }), termRow('counter', 5, { from: '2026-12-31' })],
      [`rows-overlap ${TERMS}.counter[2026-12-31..]`],
    ],
    [
      'a dated row on top of an undated one',
      [ALWAYS, termRow('counter', 5, { from: '2026-12-01', to: '2026-12-31' })],
      [`rows-overlap ${TERMS}.counter[2026-12-01..2026-12-31]`],
    ],
    [
      'two rows of one class',
      [
        ALWAYS,
        termRow('counter', 3, { applicantClass: 'poor', to: '2026-12-31' }),
        termRow('counter', 2, { applicantClass: 'poor', from: '2026-10-01' }),
      ],
      [`rows-overlap ${TERMS}.counter[poor,2026-10-01..]`],
    ],
    [
      'a day left out',
      [termRow('counter', 10, { to: '2026-12-30' }), termRow('counter', 5, { from: '2027-01-01' })],
      [`days-left-out ${TERMS}.counter`],
    ],
    [
      'the first days left out',
      [termRow('counter', 10, { from: '2026-07-02' })],
      [`days-left-out ${TERMS}.counter`],
    ],
    [
      'the last days left out',
      [termRow('counter', 10, { to: '2030-12-31' })],
      [`days-left-out ${TERMS}.counter`],
    ],
    [
      'a channel for one class only',
      [ALWAYS, termRow('online', 3, { applicantClass: 'poor' })],
      [`days-left-out ${TERMS}.online`],
    ],
    [
      'a class that nobody declared',
      [ALWAYS, termRow('counter', 3, { applicantClass: 'rich' })],
      [`applicant-class-unknown ${TERMS}.counter[rich].applicantClass`],
    ],
    [
      'days the wrong way round',
      [ALWAYS, termRow('counter', 3, { applicantClass: 'poor', from: '2026-12-31', to: '2026-12-30' })],
      [`days-reversed ${TERMS}.counter[poor,2026-12-31..2026-12-30].to`],
    ],
    [
      'days before the version',
      [ALWAYS, termRow('counter', 3, { applicantClass: 'poor', from: '2026-06-30' })],
      [`days-outside-version ${TERMS}.counter[poor,2026-06-30..].from`],
    ],
  ])('%s', (_case, terms, expected) => {
    expect(problemsOf(terms)).toEqual(expected);
  });

  it('days after the version’s last day', () => {
    const late = termRow('counter', 3, { applicantClass: 'poor', to: '2027-01-01' });
    expect(problemsOf([ALWAYS, late], [], '2026-12-31')).toEqual([
      `days-outside-version ${TERMS}.counter[poor,..2027-01-01].to`,
    ]);
    expect(problemsOf([ALWAYS, late], [], '2027-01-01')).toEqual([]);
  });

  it('to the version’s last day and no further', () => {
    const terms = [
      termRow('counter', 10, { to: '2026-12-30' }),
      termRow('counter', 5, { from: '2026-12-31' }),
    ];
    expect(problemsOf(terms, [], '2026-12-31')).toEqual([]);
    expect(problemsOf(terms.slice(0, 1), [], '2026-12-31')).toEqual([`days-left-out ${TERMS}.counter`]);
    expect(problemsOf(terms.slice(0, 1), [], '2026-12-30')).toEqual([]);
  });

  it('the same row twice is told once, as a key met twice', () => {
    const twice = [ALWAYS, ALWAYS];
    expect(problemsOf(twice)).toEqual([]);
    expect(ruleProblems(rulesOf(twice)).map(({ code, place }) => `${code} ${place}`)).toContain(
      `key-twice ${TERMS}`,
    );
  });
});

describe('each fee of a version has one line for everybody on every day', () => {
  it.each<[string, readonly Fee[], readonly string[]]>([
    ['lines without a key add up', [feeLine(1), feeLine(2)], []],
    [
      'half the fee for half a year',
      [
        feeLine(10, { ...FEE, to: '2026-12-31' }),
        feeLine(20, { ...FEE, from: '2027-01-01' }),
        feeLine(0, { ...FEE, applicantClass: 'poor' }),
      ],
      [],
    ],
    [
      'for a class without a key',
      [feeLine(1), feeLine(0, { applicantClass: 'poor' })],
      [`fee-key-missing ${LINES}[1].key`],
    ],
    ['for some days without a key', [feeLine(1, { to: '2026-12-31' })], [`fee-key-missing ${LINES}[0].key`]],
    ['an empty key', [feeLine(1, { key: ' ' })], [`fee-key-missing ${LINES}[0].key`]],
    [
      'a line for every channel beside one for a channel',
      [feeLine(1, FEE), feeLine(2, { ...FEE, channel: 'counter' })],
      [`rows-overlap ${LINES}[1]`],
    ],
    [
      'a fee of one class, and nothing said of the others',
      [feeLine(1, { ...FEE, applicantClass: 'poor' })],
      [`days-left-out ${LINES}.counter.filing`],
    ],
    [
      'a fee on some days, and nothing said of the others',
      [feeLine(1, { ...FEE, to: '2026-12-31' })],
      [`days-left-out ${LINES}.counter.filing`],
    ],
    [
      'on a channel that is not offered nothing is missing',
      [feeLine(1, { ...FEE, channel: 'postal', to: '2026-12-31' })],
      [],
    ],
    [
      'a class that nobody declared',
      [feeLine(1, FEE), feeLine(0, { ...FEE, applicantClass: 'rich' })],
      [`applicant-class-unknown ${LINES}[1].applicantClass`],
    ],
  ])('%s', (_case, fees, expected) => {
    expect(problemsOf([ALWAYS], fees)).toEqual(expected);
  });
});

describe('the classes of a version', () => {
  it('are declared once, with a key and a name', () => {
    const classes = [
      { key: 'poor', name: { vi: 'Hộ nghèo', en: 'Poor household' } },
      { key: 'poor', name: { vi: '', en: '' } },
    ];
    const rules = { ...rulesOf([ALWAYS]), applicantClasses: classes };
    const found = scopeProblems({ rules, effectiveFrom: FIRST, effectiveTo: null });
    expect(found.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'key-twice applicantClasses',
      'applicant-class-unnamed applicantClasses[1]',
    ]);
  });
});

const LIFE = 14;
const day = fc.integer({ min: -1, max: LIFE }).map((days) => addDays(FIRST, days));
const mostly = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const scope: fc.Arbitrary<RowScope> = fc
  .record({ applicantClass: mostly(fc.constantFrom(...CLASSES)), from: mostly(day), to: mostly(day) })
  .map(({ applicantClass, from, to }) => ({
    ...(applicantClass !== undefined && { applicantClass }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }));
const channelOfRow = fc.constantFrom<Channel>('counter', 'online');
const LAST = addDays(FIRST, LIFE - 1);
const DAYS = Array.from({ length: LIFE }, (_none, index) => addDays(FIRST, index));
const WHOEVER = [null, ...CLASSES];

/** Rows for everybody that share a channel's days out among them, so that some of what is tried is sound. */
const shared = fc
  .tuple(channelOfRow, fc.uniqueArray(fc.integer({ min: 1, max: LIFE - 1 }), { maxLength: 3 }))
  .map(([channel, cuts]) => {
    const starts = [0, ...cuts.sort((one, other) => one - other)];
    return starts.map((start, index): { channel: Channel; scope: RowScope } => {
      const next = starts[index + 1];
      return {
        channel,
        scope: {
          ...(start > 0 && { from: addDays(FIRST, start) }),
          ...(next !== undefined && { to: addDays(FIRST, next - 1) }),
        },
      };
    });
  });
const loose = fc.record({ channel: channelOfRow, scope });
const rows = fc.tuple(shared, fc.array(loose, { maxLength: 4 })).map(([sound, more]) => [...sound, ...more]);

describe('of random rows', () => {
  it('those that pass the proof give every filing exactly one term, and all that do pass it', () => {
    let passed = 0;
    const property = fc.property(rows, (given) => {
      const terms = given.map((row, index) => termRow(row.channel, index + 1, row.scope));
      const problems = problemsOf(terms, [], LAST);
      // A row for days that are none of the version's makes nothing unclear, and is refused all the same.
      if (problems.some((problem) => /^days-(reversed|outside)/.test(problem))) return;
      const isProved = problems.length === 0 && hasNoTwin(terms);
      if (isProved) passed += 1;
      expect(isProved).toBe(clearTerms(terms));
    });
    fc.assert(property, { numRuns: 2_000 });
    expect(passed).toBeGreaterThan(100);
  });

  it('those that pass the proof give every filing one line of the fee', () => {
    let passed = 0;
    const property = fc.property(rows, (given) => {
      const terms = [termRow('counter', 5), termRow('online', 5)];
      const fees = given.map((row, index) =>
        feeLine(index + 1, { ...FEE, channel: row.channel, ...row.scope }),
      );
      if (problemsOf(terms, fees, LAST).length > 0) return;
      passed += 1;
      const told = new Set(fees.map(({ channel }) => channel));
      for (const [applicantClass, receivedOn, channel] of filings()) {
        const { fees: counting } = variantIn(variantOfRows(terms, fees), { applicantClass, receivedOn });
        const there = counting.filter((fee) => fee.channel === channel || fee.channel === null);
        expect(there).toHaveLength(told.has(channel) ? 1 : 0);
      }
    });
    fc.assert(property, { numRuns: 2_000 });
    expect(passed).toBeGreaterThan(100);
  });
});

function clearTerms(terms: readonly ChannelTerm[]): boolean {
  const offered = new Set(terms.map(({ channel }) => channel));
  return filings().every(([applicantClass, receivedOn, channel]) => {
    const { terms: left } = variantIn(variantOfRows(terms, []), { applicantClass, receivedOn });
    return left.filter((term) => term.channel === channel).length === (offered.has(channel) ? 1 : 0);
  });
}

function filings(): readonly (readonly [string | null, LocalDay, Channel])[] {
  return WHOEVER.flatMap((whose) =>
    DAYS.flatMap((on) => CHANNELS.map((channel) => [whose, on, channel] as const)),
  );
}

/** Told by its key in `ruleProblems`. */
function hasNoTwin(terms: readonly ChannelTerm[]): boolean {
  return !ruleProblems(rulesOf(terms)).some(({ code }) => code === 'key-twice');
}
