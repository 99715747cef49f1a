import type {
  DossierOutcome,
  PlanLeg,
  PlanStep,
  StepOutcome,
  WorkflowPlan,
} from '../../../../src/domain/workflow/workflow-plan.js';

const named = (key: string) => ({ vi: `Bước ${key}`, en: `Step ${key}` });

export const to = (key: string, ...next: string[]): StepOutcome => ({ key, name: named(key), next });

export const ends = (key: string, result: DossierOutcome): StepOutcome => ({
  key,
  name: named(key),
  next: [],
  result,
});

/** A task of the competent agency; `days` working days, or not counted when null. */
export function step(
  key: string,
  days: number | null,
  outcomes: readonly StepOutcome[],
  more: Partial<PlanStep> = {},
): PlanStep {
  return {
    key,
    name: named(key),
    kind: 'task',
    agency: { kind: 'competent' },
    role: 'processing_officer',
    limit: days === null ? null : { amount: days, unit: 'working_day' },
    counted: days !== null,
    leg: null,
    outcomes,
    ...more,
  };
}

export function leg(key: string, days: number | null, counted = true): PlanLeg {
  return {
    key,
    name: named(key),
    agency: { kind: 'by_field', field: key },
    limit: days === null ? null : { amount: days, unit: 'working_day' },
    counted,
    legalBasis: 'Nghị định 301/2026/NĐ-CP',
  };
}

export const plan = (
  start: readonly string[],
  steps: readonly PlanStep[],
  legs: readonly PlanLeg[] = [],
): WorkflowPlan => ({ start, steps, legs });

/** Cao Bằng, Decision 2031/QĐ-UBND of 28/11/2025: 4 working days, the return of the result not counted. */
export const fourWorkingDays = plan(
  ['intake'],
  [
    step('intake', 0.25, [to('ok', 'assign')]),
    step('assign', 0.25, [to('ok', 'appraise')]),
    step('appraise', 2.5, [to('ok', 'head'), to('refuse', 'head')]),
    step('head', 0.25, [to('ok', 'director'), to('rework', 'appraise')], { kind: 'approval' }),
    step('director', 0.5, [to('sign', 'clerk'), to('rework', 'appraise'), ends('reject', 'refused')]),
    step('clerk', 0.25, [to('ok', 'return')]),
    step('return', null, [ends('lies-at-desk', 'granted')], { kind: 'result' }),
  ],
);

/** Birth group, Decree 301/2026: civil status, then police, insurance and identity card side by side. */
export const birthGroup = plan(
  ['register-birth'],
  [
    step('register-birth', 1, [to('ok', 'residence', 'insurance', 'card'), ends('refuse', 'refused')]),
    step('residence', 2, [to('ok', 'collect'), ends('refuse', 'refused')], { leg: 'police' }),
    step('insurance', 1, [to('ok', 'collect')], { leg: 'insurance' }),
    step('card', 5, [to('ok', 'collect')], { leg: 'card' }),
    step('collect', null, [ends('done', 'granted')], {
      kind: 'result',
      waitsFor: ['residence', 'insurance', 'card'],
    }),
  ],
  [leg('police', 2), leg('insurance', 2), leg('card', 5, false)],
);

/** Construction permit, 1.013225: consultation beside the site check, rework comes back to the join. */
export const constructionPermit = plan(
  ['intake'],
  [
    step('intake', 0.5, [to('ok', 'site-check', 'consult')]),
    step('site-check', 7, [to('ok', 'draft'), ends('refuse', 'refused')]),
    step('consult', 8, [to('answered', 'draft')], { kind: 'consultation' }),
    step('draft', 2, [to('ok', 'sign')], { waitsFor: ['site-check', 'consult'] }),
    step('sign', 1, [ends('grant', 'granted'), to('rework', 'draft'), ends('refuse', 'refused')]),
  ],
);

/** Simple cases go straight to approval, which may send them into appraisal: a loop with two entrances. */
export const loopWithTwoEntrances = plan(
  ['triage'],
  [
    step('triage', 1, [to('simple', 'approve'), to('complex', 'appraise')]),
    step('appraise', 3, [to('ok', 'approve')]),
    step('approve', 1, [ends('grant', 'granted'), to('rework', 'appraise')]),
  ],
);
