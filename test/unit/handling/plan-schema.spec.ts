import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';
import { isLocalDay } from '../../../src/domain/calendar/local-day.js';
import type { WorkflowPlan } from '../../../src/domain/workflow/workflow-plan.js';
import { PLAN_SCHEMA } from '../../../src/handling/catalogue/plan-shape.js';
import { readRules, RULES_SCHEMA } from '../../../src/handling/catalogue/rules-reader.js';

const [{ rules }] = PROCEDURES as [(typeof PROCEDURES)[number]];
const isValid = new Ajv2020({ strict: true }).compile(PLAN_SCHEMA);
const isRules = new Ajv2020({ strict: true, formats: { date: isLocalDay } }).compile(RULES_SCHEMA);
const overJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What the reader and the schema say to the same plan. */
function verdicts(plan: unknown): readonly boolean[] {
  const sent = overJson({ ...rules, plan });
  return [isRead(sent), isValid((sent as { plan?: unknown }).plan)];
}

function isRead(sent: unknown): boolean {
  try {
    readRules(sent);
    return true;
  } catch {
    return false;
  }
}

const { plan } = rules;
const [step, ...others] = plan.steps as [WorkflowPlan['steps'][number], ...WorkflowPlan['steps']];
const withStep = (parts: object) => ({ ...plan, steps: [{ ...step, ...parts }, ...others] });
const withAgency = (agency: unknown) => withStep({ agency });
const withOutcome = (parts: object) => withStep({ outcomes: [{ ...step.outcomes[0], ...parts }] });
const without = (key: string, from: object) =>
  Object.fromEntries(Object.entries(from).filter(([each]) => each !== key));
const LEG = {
  key: 'leg',
  name: { vi: 'Chặng', en: 'Leg' },
  agency: { kind: 'named', agencyCode: 'H99.02' },
  limit: null,
  counted: false,
  legalBasis: 'Nghị định A',
};
const many = (count: number) => Array.from({ length: count }, (_none, index) => `step-${index}`);

describe('the schema of a version’s rules', () => {
  it('takes the rules of the sample, as the reader does', () => {
    for (const each of PROCEDURES) {
      const sent = overJson(each.rules);
      expect([each.code, isRead(sent), isRules(sent)]).toEqual([each.code, true, true]);
    }
  });

  it.each<[string, object]>([
    ['without variants', without('variants', rules)],
    ['with a part that nobody knows', { ...rules, tea: 1 }],
    ['with a fee in words', { ...rules, variants: [{ ...rules.variants[0], fees: [{ note: '20k' }] }] }],
    ['with a class that no request can name', { ...rules, applicantClasses: [{ key: 'Hộ nghèo' }] }],
    ['with a cut-off of another kind', { ...rules, cutOff: { at: { kind: 'noon' }, affects: 'clock' } }],
  ])('refuses rules %s, as the reader does', (_what, changed) => {
    const sent = overJson(changed);
    expect([isRead(sent), isRules(sent)]).toEqual([false, false]);
  });
});

describe('the schema of a workflow plan and the reader of rules', () => {
  it('take every plan of the sample', () => {
    const plans = PROCEDURES.flatMap(({ rules: each }) => [
      each.plan,
      ...each.variants.flatMap((variant) => variant.plan ?? []),
    ]);
    for (const each of plans) expect(verdicts(each)).toEqual([true, true]);
  });

  it.each([
    ['a leg', { ...plan, legs: [LEG] }],
    ['a limit of its own', withStep({ limit: { amount: 0.25, unit: 'working_day' } })],
    ['no limit', withStep({ limit: null })],
    ['silence as consent', withStep({ deemedConsent: { outcome: 'done', legalBasis: 'Luật A' } })],
    ['joins', withStep({ waitsFor: many(200) })],
    ['the longest text, beyond sixteen bits', withStep({ key: '𝐦'.repeat(2_000) })],
    ['no steps at all, which the proof refuses', { ...plan, steps: [] }],
  ])('take %s', (_case, given) => {
    expect(verdicts(given)).toEqual([true, true]);
  });

  it.each<[string, unknown]>([
    ['no plan', null],
    ['a list', []],
    ['a text', 'plan'],
    ['a plan without steps', without('steps', plan)],
    ['a plan without a start', without('start', plan)],
    ['a property that nobody knows', { ...plan, surprise: true }],
    ['a start that is no list', { ...plan, start: 'intake' }],
    ['a step that is no object', { ...plan, steps: ['intake'] }],
    ['too many steps', { ...plan, steps: Array.from({ length: 201 }, () => step) }],
    ['a step without a key', { ...plan, steps: [without('key', step)] }],
    ['a step with a number for its key', withStep({ key: 7 })],
    ['a name in one language', withStep({ name: { vi: 'Tiếp nhận' } })],
    ['a kind of step that nobody knows', withStep({ kind: 'party' })],
    ['a role that nobody has', withStep({ role: 'administrator' })],
    ['a limit without a unit', withStep({ limit: { amount: 1 } })],
    ['a limit in weeks', withStep({ limit: { amount: 1, unit: 'week' } })],
    ['a limit in words', withStep({ limit: { amount: 'one', unit: 'day' } })],
    ['no word on the limit', { ...plan, steps: [without('limit', step)] }],
    ['counted by a word', withStep({ counted: 'yes' })],
    ['no list to wait for', withStep({ waitsFor: null })],
    ['an agency without a kind', withAgency({ agencyCode: 'H99.02' })],
    ['an agency of an unknown kind', withAgency({ kind: 'elected' })],
    ['a named agency without its code', withAgency({ kind: 'named' })],
    ['an agency by field that names a code', withAgency({ kind: 'by_field', agencyCode: 'H99.02' })],
    ['a receiving agency with a code', withAgency({ kind: 'receiving', agencyCode: 'H99.02' })],
    ['no agency', withAgency(null)],
    [
      'an outcome without a way on',
      { ...plan, steps: [{ ...step, outcomes: [without('next', step.outcomes[0] ?? {})] }] },
    ],
    ['a result that is none', withOutcome({ result: 'maybe' })],
    ['consent without a basis', withStep({ deemedConsent: { outcome: 'done' } })],
    ['a leg without a basis', { ...plan, legs: [without('legalBasis', LEG)] }],
    ['too long a text', withStep({ key: 'm'.repeat(2_001) })],
  ])('refuse %s', (_case, given) => {
    expect(verdicts(given)).toEqual([false, false]);
  });
});
