import { describe, expect, it } from '@jest/globals';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';
import type { Channel, OnlineService, ProcedureRules } from '../../../src/domain/procedure-rules.js';
import { ruleProblems } from '../../../src/handling/catalogue/rule-problems.js';

const [{ rules }] = PROCEDURES as [(typeof PROCEDURES)[number]];

function problemsOf(online: OnlineService | null, channel: Channel): readonly string[] {
  const variants = rules.variants.map((variant) => ({
    ...variant,
    terms: variant.terms.slice(0, 1).map((term) => ({ ...term, channel })),
  }));
  const { online: _none, ...others } = rules;
  const told: ProcedureRules = { ...others, variants, ...(online && { online }) };
  return ruleProblems(told).map(({ code, place }) => `${code} ${place}`);
}

describe('the online level of a version', () => {
  it.each([
    ['may be left open', null, 'online', []],
    ['full', { level: 'full' }, 'online', []],
    ['partial with its reason', { level: 'partial', reason: 'Phải nộp bản chính' }, 'online', []],
    ['partial without a reason', { level: 'partial' }, 'online', ['partial-without-reason online.reason']],
    [
      'partial with an empty reason',
      { level: 'partial', reason: ' ' },
      'online',
      ['partial-without-reason online.reason'],
    ],
    ['none, filed at the counter', { level: 'none' }, 'counter', []],
    ['none, filed online', { level: 'none' }, 'online', ['online-level-misfit online.level']],
    ['full, filed at the counter only', { level: 'full' }, 'counter', ['online-level-misfit online.level']],
  ] as const)('%s', (_case, online, channel, expected) => {
    expect(problemsOf(online, channel)).toEqual(expected);
  });
});
