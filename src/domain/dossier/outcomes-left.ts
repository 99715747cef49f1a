import type { PlanStep, StepOutcome } from '../workflow/workflow-plan.js';
import type { CaseStep } from './dossier-case.js';

type Ended = Pick<CaseStep, 'stepKey' | 'outcome'>;

/** Whether a dossier has taken the outcome as often as its plan lets it: work goes back so often and no oftener. */
export function isUsedUp(steps: readonly Ended[], stepKey: string, { key, most }: StepOutcome): boolean {
  if (most === undefined) return false;
  return steps.filter((step) => step.stepKey === stepKey && step.outcome === key).length >= most;
}

/** What a step may still end with. */
export function outcomesLeft(steps: readonly Ended[], planned: PlanStep): readonly StepOutcome[] {
  return planned.outcomes.filter((outcome) => !isUsedUp(steps, planned.key, outcome));
}
