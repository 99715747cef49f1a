import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { provePlan } from '../../../../src/domain/workflow/plan-proof.js';
import { criticalPathMinutes } from '../../../../src/domain/workflow/plan-term.js';
import {
  finishPlanStep,
  planStepOf,
  startPlan,
  type PlanMove,
  type PlanStep,
  type WorkflowPlan,
} from '../../../../src/domain/workflow/workflow-plan.js';
import { ends, step, to } from './plans.js';
import { disturbedPlans, soundPlans, wildPlans } from './random-plans.js';
import { isSound, longestWayMinutes } from './second-checker.js';

const everywhere = { resolvesAgency: () => true };
const MOST_STATES = 2_000;

function walk(plan: WorkflowPlan, picks: readonly number[]): PlanMove {
  let move = startPlan(plan);
  for (let count = 0; !move.result; count += 1) {
    // Random first; then always the first open step's first outcome, which leads on towards the end.
    const pick = picks[count] ?? 0;
    const { open } = move.marking;
    if (open.length === 0 || count > 5_000) throw new Error('stuck');
    const key = open[pick % open.length] ?? '';
    const outcomes = planStepOf(plan, key)?.outcomes ?? [];
    const outcome = outcomes[Math.floor(pick / open.length) % outcomes.length];
    move = finishPlanStep(plan, move.marking, key, outcome?.key ?? '');
  }
  return move;
}

type Break = (plan: WorkflowPlan, step: PlanStep) => WorkflowPlan | null;

const replace = (plan: WorkflowPlan, key: string, change: Partial<PlanStep>): WorkflowPlan => ({
  ...plan,
  steps: plan.steps.map((each) => (each.key === key ? { ...each, ...change } : each)),
});

const breaks: Readonly<Record<string, Break>> = {
  'an unknown next step': (plan, { key }) => replace(plan, key, { outcomes: [to('ok', 'nowhere')] }),
  'no outcomes': (plan, { key }) => replace(plan, key, { outcomes: [] }),
  'an outcome that leads nowhere': (plan, { key }) => replace(plan, key, { outcomes: [to('ok')] }),
  'a step that only leads to itself': (plan, { key }) => replace(plan, key, { outcomes: [to('ok', key)] }),
  'a removed step': (plan, { key }) => ({ ...plan, steps: plan.steps.filter((each) => each.key !== key) }),
  'a doubled step': (plan, target) => ({ ...plan, steps: [...plan.steps, target] }),
  'an unreachable step': (plan) => ({
    ...plan,
    steps: [...plan.steps, step('island', 1, [ends('ok', 'granted')])],
  }),
  'a join that forgets a branch': (plan, { key, waitsFor = [] }) =>
    waitsFor.length > 1 ? replace(plan, key, { waitsFor: waitsFor.slice(1) }) : null,
  'a join that waits for a stranger': (plan, { key, waitsFor = [] }) =>
    waitsFor.length > 0 ? replace(plan, key, { waitsFor: [...waitsFor, 'end'] }) : null,
  'a fork that forgets a branch': (plan, { key, outcomes }) => {
    const [fork] = outcomes;
    return fork && fork.next.length > 1
      ? replace(plan, key, { outcomes: [to('ok', ...fork.next.slice(1))] })
      : null;
  },
  'a fork from the last step': (plan, { key }) =>
    key === 'end'
      ? null
      : replace(plan, 'end', { outcomes: [to('ok', key), ends('end', 'granted'), to('both', key, 'end')] }),
};

describe('random workflow plans', () => {
  it('block-structured plans are proved', () => {
    fc.assert(
      fc.property(soundPlans, (plan) => {
        expect(provePlan(plan, everywhere).filter(({ code }) => code !== 'too-many-markings')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('a random walk never gets stuck and never leaves a token behind', () => {
    fc.assert(
      fc.property(soundPlans, fc.array(fc.nat(), { maxLength: 200 }), (plan, picks) => {
        const last = walk(plan, picks);
        expect(last.marking).toEqual({ open: [], waiting: [] });
        if (last.result === 'granted') expect(last.cancelled).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(Object.entries(breaks))('a plan broken by %s is reported', (_name, breakIt) => {
    fc.assert(
      fc.property(soundPlans, fc.nat(), (plan, index) => {
        const from = index % plan.steps.length;
        const tried = [...plan.steps.slice(from), ...plan.steps.slice(0, from)];
        const broken = tried.reduce<WorkflowPlan | null>((done, each) => done ?? breakIt(plan, each), null);
        fc.pre(broken !== null);
        expect(broken && provePlan(broken, everywhere)).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['disturbed', disturbedPlans, 800],
    ['wild', wildPlans, 3_000],
  ])('on %s plans the proof agrees with a second checker', (_name, plans, numRuns) => {
    const seen = { sound: 0, unsound: 0 };
    fc.assert(
      fc.property(plans, (plan) => {
        const sound = isSound(plan, MOST_STATES);
        if (sound === 'too large') return;
        seen[sound ? 'sound' : 'unsound'] += 1;
        expect(provePlan(plan, everywhere).length === 0).toBe(sound);
      }),
      { numRuns },
    );
    expect(Math.min(seen.sound, seen.unsound)).toBeGreaterThan(numRuns / 100);
  });

  it.each([
    ['block-structured', soundPlans],
    ['disturbed but proved', disturbedPlans],
  ])('on %s plans the critical path is the longest way that takes no step twice', (_name, plans) => {
    fc.assert(
      fc.property(plans, (plan) => {
        const longest = longestWayMinutes(plan, 5_000);
        if (longest === 'too many' || provePlan(plan, everywhere).length > 0) return;
        expect(criticalPathMinutes(plan).workingMinutes).toBe(longest);
      }),
      { numRuns: 500 },
    );
  });
});
