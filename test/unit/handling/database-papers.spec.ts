import { describe, expect, it } from '@jest/globals';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';
import type { Component, ProcedureRules } from '../../../src/domain/procedure-rules.js';
import { ruleProblems } from '../../../src/handling/catalogue/rule-problems.js';
import { readRules } from '../../../src/handling/catalogue/rules-reader.js';

const [{ rules }] = PROCEDURES as [(typeof PROCEDURES)[number]];
const PAPER: Component = {
  key: 'identity',
  name: { vi: 'Giấy tờ tùy thân', en: 'Identity paper' },
  ...{ originals: 0, copies: 0, mandatory: false, fromDatabase: true },
};

function problemsOf(parts: Partial<Component>): readonly string[] {
  const variants = rules.variants.map((variant) => ({ ...variant, components: [{ ...PAPER, ...parts }] }));
  const told: ProcedureRules = { ...rules, variants };
  return ruleProblems(readRules(JSON.parse(JSON.stringify(told)))).map(({ code }) => code);
}

describe('a paper that a database gives', () => {
  it.each([
    ['may name it', { database: 'Cơ sở dữ liệu quốc gia về dân cư' }, []],
    ['may leave its name open', {}, []],
    ['has no empty name for it', { database: ' ' }, ['database-misnamed']],
    [
      'is the only one that names a database',
      { fromDatabase: false, database: 'Một nơi' },
      ['database-misnamed'],
    ],
    ['is not demanded', { mandatory: true }, ['database-paper-demanded']],
  ])('%s', (_rule, parts, codes) => {
    expect(problemsOf(parts)).toEqual(codes);
  });
});
