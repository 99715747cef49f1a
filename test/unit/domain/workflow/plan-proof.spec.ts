import { describe, expect, it } from '@jest/globals';
import { provePlan } from '../../../../src/domain/workflow/plan-proof.js';
import type { PlanStep, WorkflowPlan } from '../../../../src/domain/workflow/workflow-plan.js';
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

const everywhere = { resolvesAgency: () => true };
const found = (broken: WorkflowPlan): string[] =>
  provePlan(broken, everywhere).map(({ code, place }) => `${code} @ ${place}`);

const grant = (key: string, more: Partial<PlanStep> = {}): PlanStep =>
  step(key, 1, [ends('ok', 'granted')], more);

describe('proof of a workflow plan', () => {
  it.each([
    ['a sequence with rework', fourWorkingDays],
    ['parallel legs with one lead', birthGroup],
    ['a consultation beside the work, rework back to the join', constructionPermit],
    ['a loop with two entrances', loopWithTwoEntrances],
  ])('%s is proved', (_name, sound) => {
    expect(provePlan(sound, everywhere)).toEqual([]);
  });

  it.each<[string, WorkflowPlan, string[]]>([
    ['no start', plan([], [grant('a')]), ['no-start @ start']],
    ['an unknown start', plan(['x'], [grant('a')]), ['unknown-start @ start']],
    ['a start named twice', plan(['a', 'a'], [grant('a')]), ['start-twice @ start']],
    ['two steps of one key', plan(['a'], [grant('a'), grant('a')]), ['duplicate-step @ steps.a']],
    ['a step without outcomes', plan(['a'], [step('a', 1, [])]), ['no-outcomes @ steps.a']],
    [
      'two outcomes of one key',
      plan(['a'], [step('a', 1, [ends('ok', 'granted'), ends('ok', 'refused')])]),
      ['duplicate-outcome @ steps.a.outcomes.ok'],
    ],
    [
      'an outcome that leads nowhere',
      plan(['a'], [step('a', 1, [to('ok')])]),
      ['empty-outcome @ steps.a.outcomes.ok'],
    ],
    [
      'an approval that somebody else signs in absence',
      plan(['a'], [grant('a', { kind: 'approval', role: 'approver', absenceCover: 'processing_officer' })]),
      ['cover-unfit @ steps.a.absenceCover'],
    ],
    [
      'a task of an approver that somebody else does in absence',
      plan(['a'], [grant('a', { role: 'approver', absenceCover: 'processing_officer' })]),
      ['cover-unfit @ steps.a.absenceCover'],
    ],
    [
      'a role that covers itself',
      plan(['a'], [grant('a', { absenceCover: 'processing_officer' })]),
      ['cover-unfit @ steps.a.absenceCover'],
    ],
    [
      'a cover that does not see the dossier',
      plan(['a'], [grant('a', { absenceCover: 'reception_officer' })]),
      ['cover-unfit @ steps.a.absenceCover'],
    ],
    ['a cover that can do it', plan(['a'], [grant('a', { absenceCover: 'approver' })]), []],
    [
      'rework that may be asked for no time at all',
      plan(['a'], [step('a', 1, [ends('ok', 'granted'), { ...to('again', 'a'), most: 0 }])]),
      ['limit-not-positive @ steps.a.outcomes.again.most'],
    ],
    [
      'a step that is stuck once its rework is used up',
      plan(['a', 'b'], [step('a', 1, [{ ...ends('ok', 'granted'), most: 1 }]), grant('b')]),
      ['stuck-when-used-up @ steps.a'],
    ],
    [
      'a result that opens a step',
      plan(['a'], [step('a', 1, [{ ...ends('ok', 'granted'), next: ['b'] }]), grant('b')]),
      ['result-with-next @ steps.a.outcomes.ok'],
    ],
    [
      'a next step that does not exist',
      plan(['a'], [step('a', 1, [to('ok', 'x')])]),
      ['unknown-next @ steps.a.outcomes.ok'],
    ],
    [
      'a next step named twice',
      plan(['a'], [step('a', 1, [to('ok', 'b', 'b')]), grant('b')]),
      ['next-twice @ steps.a.outcomes.ok'],
    ],
    [
      'waiting for a step that does not exist',
      plan(['a'], [step('a', 1, [to('ok', 'b')]), grant('b', { waitsFor: ['a', 'x'] })]),
      ['waits-for-unknown @ steps.b.waitsFor'],
    ],
    [
      'waiting for a step twice',
      plan(['a'], [step('a', 1, [to('ok', 'b')]), grant('b', { waitsFor: ['a', 'a'] })]),
      ['waits-for-twice @ steps.b.waitsFor'],
    ],
    [
      'waiting for a step that sends nothing',
      plan(['a', 'c'], [step('a', 1, [to('ok', 'b')]), grant('b', { waitsFor: ['a', 'c'] }), grant('c')]),
      ['waits-for-silent @ steps.b.waitsFor'],
    ],
    [
      'two legs of one key',
      plan(['a'], [grant('a', { leg: 'l' })], [leg('l', 1), leg('l', 1)]),
      ['duplicate-leg @ legs.l'],
    ],
    ['a leg without steps', plan(['a'], [grant('a')], [leg('l', 1)]), ['empty-leg @ legs.l']],
    ['an unknown leg', plan(['a'], [grant('a', { leg: 'x' })]), ['unknown-leg @ steps.a.leg']],
    [
      'a counted step without any limit',
      plan(['a'], [grant('a', { limit: null })]),
      ['counted-without-limit @ steps.a.limit'],
    ],
    ['a step that nothing leads to', plan(['a'], [grant('a'), grant('b')]), ['unreachable-step @ steps.b']],
    [
      'a loop without a way out',
      plan(['a'], [step('a', 1, [to('ok', 'b'), ends('end', 'granted')]), step('b', 1, [to('again', 'b')])]),
      ['cannot-reach-result @ steps.b'],
    ],
    [
      'a join behind a choice',
      plan(
        ['a'],
        [
          step('a', 1, [to('left', 'b'), to('right', 'c')]),
          step('b', 1, [to('ok', 'd')]),
          step('c', 1, [to('ok', 'd')]),
          grant('d', { waitsFor: ['b', 'c'] }),
        ],
      ),
      ['join-stuck @ steps.d.waitsFor'],
    ],
    [
      'a fork that nobody joins',
      plan(['a'], [step('a', 1, [to('ok', 'b', 'c')]), grant('b'), grant('c')]),
      ['token-left-behind @ steps.c.outcomes.ok', 'token-left-behind @ steps.b.outcomes.ok'],
    ],
    [
      'branches that meet without a join',
      plan(
        ['a'],
        [
          step('a', 1, [to('ok', 'b', 'c')]),
          step('b', 1, [to('ok', 'd')]),
          step('c', 1, [to('ok', 'd')]),
          step('d', 1, [ends('ok', 'refused')]),
        ],
      ),
      ['token-twice @ steps.d'],
    ],
    [
      'rework from a branch back before the fork',
      plan(
        ['a'],
        [
          step('a', 1, [to('ok', 'b', 'c')]),
          step('b', 1, [to('ok', 'd'), to('rework', 'a')]),
          step('c', 1, [to('ok', 'd')]),
          grant('d', { waitsFor: ['b', 'c'] }),
        ],
      ),
      ['token-twice @ steps.c', 'token-twice @ steps.d', 'token-left-behind @ steps.d.outcomes.ok'],
    ],
    [
      'a grant while a join has heard one branch and the other is the grant itself',
      plan(
        ['a'],
        [
          step('a', 1, [to('ok', 'd', 'c')]),
          step('c', 1, [to('ok', 'd'), ends('skip', 'granted')]),
          grant('d', { waitsFor: ['a', 'c'] }),
        ],
      ),
      ['token-left-behind @ steps.c.outcomes.skip'],
    ],
    [
      'a join that only refusals of another branch keep from waiting for ever',
      plan(
        ['a', 'c'],
        [
          step('a', 1, [to('ok', 'j')]),
          step('c', 1, [ends('refuse', 'refused')]),
          step('j', 1, [to('ok', 'd'), ends('grant', 'granted')], { waitsFor: ['a', 'd'] }),
          step('d', 1, [to('ok', 'j')]),
        ],
      ),
      ['never-opens @ steps.j', 'never-opens @ steps.d'],
    ],
  ])('%s is reported with its place', (_name, broken, problems) => {
    expect(found(broken).sort()).toEqual([...problems].sort());
  });

  it('an agency that cannot be found is reported for the step and for its leg', () => {
    const noPolice = { resolvesAgency: ({ kind }: { kind: string }) => kind !== 'by_field' };
    const places = provePlan(birthGroup, noPolice).map(({ code, place }) => [code, place]);
    expect(places).toEqual(birthGroup.legs.map(({ key }) => ['agency-unresolved', `legs.${key}.agency`]));
  });

  it('a plan with more markings than the bound is reported, not trusted', () => {
    const problems = provePlan(birthGroup, { ...everywhere, markingBound: 3 });
    expect(problems.map(({ code }) => code)).toEqual(['too-many-markings']);
    expect(problems[0]?.message.vi).toContain('3 trạng thái');
  });

  it('every message is written in Vietnamese and in English', () => {
    const [problem] = provePlan(plan(['a'], [step('a', 1, [to('ok', 'x')])]), everywhere);
    expect(problem?.message).toEqual({
      vi: 'Bước “a” dẫn tới bước không tồn tại “x”.',
      en: 'Step “a” leads to the unknown step “x”.',
    });
  });
});
