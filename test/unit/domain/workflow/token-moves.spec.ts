import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../../src/domain/domain-error.js';
import {
  finishPlanStep,
  startPlan,
  type PlanMarking,
} from '../../../../src/domain/workflow/workflow-plan.js';
import { birthGroup, constructionPermit, ends, fourWorkingDays, plan, step, to } from './plans.js';

const refusal = (act: () => unknown): DomainError => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('tokens of a workflow plan', () => {
  it('the start steps are open and nothing else', () => {
    expect(startPlan(fourWorkingDays)).toEqual({
      marking: { open: ['intake'], waiting: [] },
      opened: ['intake'],
      cancelled: [],
      result: null,
    });
  });

  it('several start steps open together', () => {
    const two = plan(
      ['a', 'b'],
      [
        step('a', 1, [to('ok', 'c')]),
        step('b', 1, [to('ok', 'c')]),
        step('c', 1, [ends('ok', 'granted')], { waitsFor: ['a', 'b'] }),
      ],
    );
    expect(startPlan(two).opened).toEqual(['a', 'b']);
  });

  it('an outcome closes its step and opens the next one', () => {
    const move = finishPlanStep(fourWorkingDays, startPlan(fourWorkingDays).marking, 'intake', 'ok');
    expect(move.opened).toEqual(['assign']);
    expect(move.marking).toEqual({ open: ['assign'], waiting: [] });
  });

  it('a fork opens all branches, a join waits for the last one', () => {
    const forked = finishPlanStep(birthGroup, startPlan(birthGroup).marking, 'register-birth', 'ok');
    expect(forked.opened).toEqual(['residence', 'insurance', 'card']);
    const first = finishPlanStep(birthGroup, forked.marking, 'card', 'ok');
    expect(first).toMatchObject({
      opened: [],
      marking: { open: ['residence', 'insurance'], waiting: [{ step: 'collect', arrived: ['card'] }] },
    });
    const second = finishPlanStep(birthGroup, first.marking, 'residence', 'ok');
    const third = finishPlanStep(birthGroup, second.marking, 'insurance', 'ok');
    expect(third).toMatchObject({ opened: ['collect'], marking: { open: ['collect'], waiting: [] } });
    expect(finishPlanStep(birthGroup, third.marking, 'collect', 'done').result).toBe('granted');
  });

  it('a refusal in one branch ends the plan and cancels the other open steps', () => {
    const forked = finishPlanStep(birthGroup, startPlan(birthGroup).marking, 'register-birth', 'ok');
    const one = finishPlanStep(birthGroup, forked.marking, 'card', 'ok');
    expect(finishPlanStep(birthGroup, one.marking, 'residence', 'refuse')).toEqual({
      marking: { open: [], waiting: [] },
      opened: [],
      cancelled: ['insurance'],
      result: 'refused',
    });
  });

  it('rework opens the former step again, also when that step is a join', () => {
    const marking: PlanMarking = { open: ['sign'], waiting: [] };
    expect(finishPlanStep(constructionPermit, marking, 'sign', 'rework').marking).toEqual({
      open: ['draft'],
      waiting: [],
    });
  });

  it('an earlier marking is not changed by a later move', () => {
    const marking = startPlan(birthGroup).marking;
    const copy = structuredClone(marking);
    finishPlanStep(birthGroup, marking, 'register-birth', 'ok');
    expect(marking).toEqual(copy);
  });

  it.each([
    ['closed', 'appraise'],
    ['unknown', 'no-such-step'],
  ])('finishing a step that is %s is refused with what is open', (_why, key) => {
    const error = refusal(() =>
      finishPlanStep(fourWorkingDays, startPlan(fourWorkingDays).marking, key, 'ok'),
    );
    expect(error).toMatchObject({ code: 'step-not-open', field: 'step', details: { open: ['intake'] } });
  });

  it('an unknown outcome is refused with the known ones', () => {
    const error = refusal(() =>
      finishPlanStep(fourWorkingDays, startPlan(fourWorkingDays).marking, 'intake', 'maybe'),
    );
    expect(error).toMatchObject({ code: 'unknown-outcome', field: 'outcome', details: { known: ['ok'] } });
  });

  it.each([
    [
      'a token meets another',
      plan(['a', 'b'], [step('a', 1, [to('ok', 'b')]), step('b', 1, [ends('ok', 'granted')])]),
    ],
    ['the next step is unknown', plan(['a'], [step('a', 1, [to('ok', 'nowhere')])])],
  ])('an unproved plan is refused when %s', (_why, broken) => {
    const error = refusal(() => finishPlanStep(broken, startPlan(broken).marking, 'a', 'ok'));
    expect(error.code).toBe('plan-broken');
  });
});
