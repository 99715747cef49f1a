import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { returnPlanStep } from '../../../../src/domain/workflow/return-plan-step.js';
import {
  finishPlanStep,
  planStepOf,
  startPlan,
  type PlanMarking,
  type PlanMove,
  type WorkflowPlan,
} from '../../../../src/domain/workflow/workflow-plan.js';
import { PROCEDURES } from '../../../../src/app/sample/data/procedures/all-procedures.js';
import { ends, plan, step, to } from './plans.js';
import { soundPlans } from './random-plans.js';

/** A fork into a two-step branch and a short one, a join, and a decision. */
const forked = plan(
  ['assign'],
  [
    step('assign', 1, [to('done', 'a1', 'b')]),
    step('a1', 1, [to('done', 'a2')]),
    step('a2', 1, [to('done', 'decide')]),
    step('b', 1, [to('done', 'decide')]),
    step('decide', 1, [ends('granted', 'granted')], { waitsFor: ['a2', 'b'] }),
  ],
);

const back = (open: readonly string[], from: string, target: string, waiting: PlanMarking['waiting'] = []) =>
  returnPlanStep(forked, { open, waiting }, from, target);

describe('a step that is given back', () => {
  it('within its branch leaves the other branch as it is', () => {
    const waiting = [{ step: 'decide', arrived: ['b'] }];
    expect(back(['b', 'a2'], 'a2', 'a1')).toEqual({
      marking: { open: ['b', 'a1'], waiting: [] },
      opened: ['a1'],
      cancelled: [],
      result: null,
    });
    expect(back(['a2'], 'a2', 'a1', waiting)?.marking).toEqual({ open: ['a1'], waiting });
  });

  it('to before the fork cancels the other branches and takes their waiting tokens away', () => {
    const begun = { marking: { open: ['assign'], waiting: [] }, opened: ['assign'], result: null };
    expect(back(['b', 'a2'], 'a2', 'assign')).toEqual({ ...begun, cancelled: ['b'] });
    expect(back(['a2'], 'a2', 'assign', [{ step: 'decide', arrived: ['b'] }])).toEqual({
      ...begun,
      cancelled: [],
    });
    expect(back(['decide'], 'decide', 'assign')).toEqual({ ...begun, cancelled: [] });
  });

  it('to a branch alone is refused behind the join, which would wait for the other one for ever', () => {
    expect(back(['decide'], 'decide', 'a1')).toBeNull();
    expect(back(['decide'], 'decide', 'b')).toBeNull();
  });

  it('goes back only: nobody passes over whoever decides in between', () => {
    const row = plan(
      ['appraise'],
      [
        step('appraise', 1, [to('done', 'approve')]),
        step('approve', 1, [to('approved', 'stamp'), to('rework', 'appraise'), ends('refused', 'refused')]),
        step('stamp', 1, [to('done', 'issue')]),
        step('issue', 1, [ends('issued', 'granted')]),
      ],
    );
    const to4 = (from: string, target: string) =>
      returnPlanStep(row, { open: [from], waiting: [] }, from, target)?.opened ?? null;
    expect(to4('issue', 'appraise')).toEqual(['appraise']);
    expect(to4('stamp', 'approve')).toEqual(['approve']);
    expect(to4('appraise', 'stamp')).toBeNull();
    expect(to4('appraise', 'approve')).toBeNull();
    expect(to4('approve', 'approve')).toBeNull();
    expect(to4('approve', 'nowhere')).toBeNull();
  });

  it('to a step of another branch is refused', () => {
    expect(back(['a2'], 'a2', 'b', [{ step: 'decide', arrived: ['b'] }])).toBeNull();
    expect(back(['a2', 'b'], 'a2', 'b')).toBeNull();
  });
});

interface Walked {
  readonly last: PlanMove;
  readonly returned: number;
  readonly refused: number;
}

/** Finishes and gives back at random, then goes straight on; a refused return leaves everything as it was. */
function walk(workflow: WorkflowPlan, picks: readonly number[]): Walked {
  let move = startPlan(workflow);
  const done = new Set<string>();
  const count = { returned: 0, refused: 0 };
  for (let no = 0; !move.result; no += 1) {
    const pick = picks[no] ?? 0;
    const { open } = move.marking;
    if (open.length === 0 || no > 5_000) throw new Error('stuck');
    const from = open[pick % open.length] ?? '';
    const targets = [...done].filter((key) => key !== from);
    const target = targets[Math.floor(pick / 5) % Math.max(targets.length, 1)];
    const back = pick % 3 === 2 && target ? returnPlanStep(workflow, move.marking, from, target) : undefined;
    if (back) count.returned += 1;
    if (back === null) count.refused += 1;
    const outcomes = planStepOf(workflow, from)?.outcomes ?? [];
    const outcome = outcomes[Math.floor(pick / open.length) % outcomes.length]?.key ?? '';
    if (!back) done.add(from);
    move = back ?? finishPlanStep(workflow, move.marking, from, outcome);
  }
  return { last: move, ...count };
}

function checkEnd({ last }: Walked): void {
  expect(last.marking).toEqual({ open: [], waiting: [] });
  if (last.result === 'granted') expect(last.cancelled).toEqual([]);
}

const SAMPLE_PLANS = PROCEDURES.flatMap(({ rules }) => [
  rules.plan,
  ...rules.variants.flatMap(({ plan: own }) => (own ? [own] : [])),
]);

describe('random walks that finish and give back', () => {
  it('of the plans of the sample never get stuck and leave no token', () => {
    const seen = { returned: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...SAMPLE_PLANS),
        fc.array(fc.nat(10_000), { maxLength: 60 }),
        (workflow, picks) => {
          const walked = walk(workflow, picks);
          checkEnd(walked);
          seen.returned += walked.returned;
          seen.refused += walked.refused;
        },
      ),
      { numRuns: 1_500 },
    );
    expect(seen.returned).toBeGreaterThan(500);
    expect(seen.refused).toBeGreaterThan(5);
  });

  it('of random sound plans never get stuck and leave no token', () => {
    fc.assert(
      fc.property(soundPlans, fc.array(fc.nat(10_000), { maxLength: 60 }), (workflow, picks) => {
        checkEnd(walk(workflow, picks));
      }),
      { numRuns: 200 },
    );
  });
});
