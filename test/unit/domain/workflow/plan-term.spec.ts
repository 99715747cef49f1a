import { describe, expect, it } from '@jest/globals';
import { criticalPathMinutes, planFitsTerm } from '../../../../src/domain/workflow/plan-term.js';
import type { TimeLimit } from '../../../../src/domain/deadline/time-limit.js';
import type { WorkflowPlan } from '../../../../src/domain/workflow/workflow-plan.js';
import {
  birthGroup,
  constructionPermit,
  ends,
  fourWorkingDays,
  leg,
  loopWithTwoEntrances,
  plan,
  step,
  to,
} from './plans.js';

const DAY_MS = 86_400_000;
const isWeekend = (at: Date): boolean => at.getUTCDay() === 0 || at.getUTCDay() === 6;

/** Whole days only: the n-th weekday after the start, or the n-th calendar day rolled forward. */
function runStep(startedAt: Date, { amount, unit }: TimeLimit): Date {
  let at = startedAt;
  for (let left = Math.ceil(amount); left > 0;) {
    at = new Date(at.getTime() + DAY_MS);
    if (unit !== 'working_day' || !isWeekend(at)) left -= 1;
  }
  while (isWeekend(at)) at = new Date(at.getTime() + DAY_MS);
  return at;
}

/** Monday 5/10/2026 to Friday 9/10/2026 */
const week = [5, 6, 7, 8, 9].map((day) => new Date(Date.UTC(2026, 9, day, 2)));
const workingDays = (amount: number): TimeLimit => ({ amount, unit: 'working_day' });

describe('critical path of a workflow plan', () => {
  it.each<[string, WorkflowPlan, number, string[]]>([
    [
      'Cao Bằng: counted steps add up to 4 working days, rework is not planned time',
      fourWorkingDays,
      4 * 480,
      ['intake', 'assign', 'appraise', 'head', 'director', 'clerk', 'return'],
    ],
    [
      'birth group: the longest counted leg, the card has its own term',
      birthGroup,
      3 * 480,
      ['register-birth', 'residence', 'collect'],
    ],
    [
      'construction permit: the longer of two parallel branches',
      constructionPermit,
      11.5 * 480,
      ['intake', 'consult', 'draft', 'sign'],
    ],
    [
      'a loop with two entrances is taken once, whichever way is longer',
      loopWithTwoEntrances,
      5 * 480,
      ['triage', 'appraise', 'approve'],
    ],
  ])('%s', (_name, workflow, workingMinutes, path) => {
    expect(criticalPathMinutes(workflow)).toEqual({ workingMinutes, path, unmeasured: [] });
  });

  it('limits that are no working time are named, not added', () => {
    const posted = plan(
      ['check'],
      [
        step('check', 1, [to('ok', 'post')]),
        step('post', 1, [to('ok', 'sign')], { limit: { amount: 15, unit: 'day' } }),
        step('sign', 1, [ends('ok', 'granted')], { limit: { amount: 4, unit: 'working_hour' } }),
      ],
    );
    expect(criticalPathMinutes(posted)).toEqual({
      workingMinutes: 480 + 240,
      path: ['check', 'post', 'sign'],
      unmeasured: ['post'],
    });
  });

  it('the steps of a leg without limits of their own share the limit of the leg', () => {
    const police = { leg: 'police', limit: null, counted: true };
    const shared = plan(
      ['desk'],
      [
        step('desk', 1, [to('ok', 'verify')]),
        step('verify', 1, [to('ok', 'register')], police),
        step('register', 1, [to('ok', 'return')], police),
        step('return', null, [ends('ok', 'granted')]),
      ],
      [leg('police', 2)],
    );
    expect(criticalPathMinutes(shared).workingMinutes).toBe(3 * 480);
  });

  it('forty choices in a row inside a rework loop are no obstacle', () => {
    const choices = Array.from({ length: 40 }, (_, index) => [
      step(`c${index}`, 0.25, [to('left', `l${index}`), to('right', `r${index}`)]),
      step(`l${index}`, 0.25, [to('ok', `c${index + 1}`)]),
      step(`r${index}`, 0.5, [to('ok', `c${index + 1}`)]),
    ]).flat();
    const long = plan(['c0'], [...choices, step('c40', 1, [ends('ok', 'granted'), to('rework', 'c0')])]);
    expect(criticalPathMinutes(long).workingMinutes).toBe(40 * 0.75 * 480 + 480);
  });

  it('a loop too tangled to walk is refused rather than guessed', () => {
    const keys = Array.from({ length: 12 }, (_, index) => `s${index}`);
    const everyWay = keys.map((key) =>
      step(key, 1, [
        ends('grant', 'granted'),
        ...keys.filter((other) => other !== key).map((other) => to(other, other)),
      ]),
    );
    const tangled = plan(
      ['start'],
      [
        step(
          'start',
          1,
          keys.map((key) => to(key, key)),
        ),
        ...everyWay,
      ],
    );
    expect(() => criticalPathMinutes(tangled)).toThrow(expect.objectContaining({ code: 'plan-too-tangled' }));
  });
});

describe('a plan against its legal term', () => {
  it('steps that add up to the term fit from every start', () => {
    expect(planFitsTerm(birthGroup, { limit: workingDays(3), starts: week }, runStep)).toBeNull();
  });

  it('a plan one day too long is refused from its first start', () => {
    expect(planFitsTerm(birthGroup, { limit: workingDays(2), starts: week }, runStep)).toEqual({
      startedAt: week[0],
      finishesAt: week[3],
      dueAt: week[2],
      path: ['register-birth', 'residence', 'collect'],
    });
  });

  it('working days against calendar days: from Thursday the weekend is counted for the term only', () => {
    const misfit = planFitsTerm(birthGroup, { limit: { amount: 3, unit: 'day' }, starts: week }, runStep);
    expect(misfit?.startedAt.toISOString()).toBe('2026-10-08T02:00:00.000Z');
  });

  it('a leg with a term of its own does not lengthen the group', () => {
    const counted = { ...birthGroup, legs: birthGroup.legs.map((each) => ({ ...each, counted: true })) };
    expect(planFitsTerm(counted, { limit: workingDays(3), starts: week }, runStep)?.path).toContain('card');
  });
});
