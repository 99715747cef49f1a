import { describe, expect, it } from '@jest/globals';
import { provePlan } from '../../../src/domain/workflow/plan-proof.js';
import { criticalPathMinutes } from '../../../src/domain/workflow/plan-term.js';
import type { TimeLimit } from '../../../src/domain/deadline/time-limit.js';
import type { WorkflowPlan } from '../../../src/domain/workflow/workflow-plan.js';
import { FitTrial } from '../../../src/handling/catalogue/plan-fit.js';
import { ruleProblems } from '../../../src/handling/catalogue/rule-problems.js';
import { AGENCIES } from '../../../src/app/sample/data/agencies.js';
import { PROVINCE_CALENDAR } from '../../../src/app/sample/data/calendars.js';
import { CAO_BANG_PLAN, COPY_FROM_REGISTER_PLAN } from '../../../src/app/sample/data/plans/office-plans.js';
import { certainMinutes, standardPlan } from '../../../src/app/sample/data/plans/standard-plan.js';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';
import { onChannels, rules, variant } from '../../../src/app/sample/data/procedures/procedure-builders.js';
import { sampleCalendar } from './sample-calendar.js';

const calendar = sampleCalendar(PROVINCE_CALENDAR);
const trial = new FitTrial(calendar, { from: '2024-01-01', to: '2026-12-31' });
const ALL_RESOLVE = { resolvesAgency: () => true };

function plansOf(code: string): readonly WorkflowPlan[] {
  const found = PROCEDURES.find((procedure) => procedure.code === code)?.rules;
  return found ? [found.plan, ...found.variants.flatMap(({ plan }) => (plan ? [plan] : []))] : [];
}

function rulesOf(plan: WorkflowPlan, limit: TimeLimit) {
  const decided = { limit, basis: 'x', decidedBy: 'x' };
  const terms = onChannels(['counter'], { text: 'x', amount: null, unit: null }, decided);
  return rules({
    variants: [variant({ terms, fees: [], components: [] })],
    plan,
    legalBasis: ['x'],
    results: [],
  });
}

describe.each(PROCEDURES.map(({ code, rules: own }) => [code, own] as const))('procedure %s', (code, own) => {
  it('has rules that make sense', () => {
    expect(ruleProblems(own)).toEqual([]);
  });

  it('has plans that cannot get stuck', () => {
    for (const plan of plansOf(code)) expect(provePlan(plan, ALL_RESOLVE)).toEqual([]);
  });

  it('has plans that fit every term from every working day of 2024 to 2026', () => {
    expect(trial.problems(own)).toEqual([]);
  });

  it('lets an approver refuse', () => {
    for (const { steps } of plansOf(code)) {
      const refusing = steps.filter(({ outcomes }) => outcomes.some(({ result }) => result === 'refused'));
      expect(refusing.length).toBeGreaterThan(0);
      expect(refusing.every(({ role, kind }) => role === 'approver' && kind === 'approval')).toBe(true);
    }
  });

  it('names only fields and agencies that the province has', () => {
    const fields = new Set(AGENCIES.flatMap((agency) => agency.fields));
    const wholeProvince = new Set(
      AGENCIES.filter(({ areaCode }) => areaCode === null).flatMap((agency) => agency.fields),
    );
    for (const plan of plansOf(code)) {
      for (const { agency } of [...plan.steps, ...plan.legs]) {
        if (agency.kind === 'by_field') expect([...wholeProvince]).toContain(agency.field);
        if (agency.kind === 'named') expect(AGENCIES.map((each) => each.code)).toContain(agency.agencyCode);
      }
    }
    if (own.competent?.kind === 'by_field') expect([...fields]).toContain(own.competent.field);
  });
});

describe('the time of the plans', () => {
  it('is divided as the internal processes print it', () => {
    const hours = (plan: WorkflowPlan) => plan.steps.map(({ limit }) => limit?.amount);
    expect(hours(COPY_FROM_REGISTER_PLAN)).toEqual([2, 3, 2, 1]);
    expect(hours(CAO_BANG_PLAN)).toEqual([2, 2, 20, 2, 4, 2]);
  });

  it('uses up the certain time of the term in the usual plan', () => {
    for (const limit of [
      { amount: 0, unit: 'same_day' },
      { amount: 1, unit: 'working_day' },
      { amount: 12, unit: 'working_day' },
      { amount: 15, unit: 'day' },
    ] as const) {
      expect(criticalPathMinutes(standardPlan(limit)).workingMinutes).toBe(certainMinutes(limit));
    }
  });
});

describe('the trial itself', () => {
  it.each([
    [3, 'working_day', 3 * 480 + 15],
    [10, 'day', 480 + 15],
    [15, 'day', 6 * 480 + 15],
    [20, 'day', 9 * 480 + 15],
  ] as const)('refuses a plan that is a quarter of an hour too long for %d %s', (amount, unit, minutes) => {
    const long = standardPlan({ amount: minutes / 60, unit: 'working_hour' });
    const fitting = standardPlan({ amount: (minutes - 15) / 60, unit: 'working_hour' });
    expect(trial.problems(rulesOf(long, { amount, unit })).map(({ code }) => code)).toEqual([
      'plan-too-long',
    ]);
    expect(trial.problems(rulesOf(fitting, { amount, unit }))).toEqual([]);
  });
});
