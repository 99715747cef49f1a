import { DomainError } from '../domain-error.js';
import { planStepOf } from '../workflow/workflow-plan.js';
import { returnPlanStep } from '../workflow/return-plan-step.js';
import { pauseEvents } from './case-pauses.js';
import { applyMove } from './case-steps.js';
import type { CaseContext, CaseFlag, CaseStep, Decision, DossierCase } from './dossier-case.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { closeStep, refuseLateAnswer } from './finish-step.js';
import { openStepOf } from './open-step.js';
import { actsFor, coverOf, insteadOf } from './step-holder.js';

export interface ReturnStepCommand {
  readonly step: string;
  readonly toStep: string;
  readonly reason: string;
  readonly officerId: string;
}

/** The second time is what supervisors look for: work that goes to and fro between desks. */
const TOO_OFTEN = 2;

/** Steps that somebody finished, in this dossier; work may be given back to one of them. */
export function stepsDone({ steps }: Pick<DossierCase, 'steps'>): readonly string[] {
  const done = steps.filter(({ state, outcome }) => state === 'done' && outcome !== null);
  return [...new Set(done.map(({ stepKey }) => stepKey))];
}

/**
 * trả lại bước trước: an open step is given back to one that was done before, with the reason. The former step opens
 * again with a clock of its own, for whoever did it; the legal clock goes on. What other branches do goes on too, or,
 * where the work has to begin again before they parted, is cancelled.
 * @throws DomainError action-not-allowed, step-not-open, step-held, consent-already-deemed, step-not-done-before,
 *   return-not-possible (a join would wait for ever, or a branch be left over)
 */
export function returnStep(before: DossierCase, command: ReturnStepCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'return-step');
  const { toStep, reason, officerId } = command;
  const step = openStepOf(before, command.step);
  const holder = actsFor(step, officerId, context);
  refuseLateAnswer(before, step, context);
  // What was done under another procedure, before the dossier was put right, is no step of this plan.
  const known = stepsDone(before).filter((key) => key !== step.stepKey && planStepOf(context.plan, key));
  if (!known.includes(toStep)) {
    throw new DomainError('step-not-done-before', { step: toStep, known }, 'toStep');
  }
  const move = returnPlanStep(context.plan, before.dossier.marking, step.stepKey, toStep);
  if (move === null) {
    throw new DomainError('return-not-possible', { step: step.stepKey, toStep }, 'toStep');
  }
  const closed = closeStep(before, step, { outcome: null, note: reason, officerId }, context);
  const { after, opened } = applyMove(closed, move, context.now, context);
  const { cancelled } = move;
  const cancelledSteps = before.steps
    .filter(({ state, stepKey }) => state === 'open' && cancelled.includes(stepKey))
    .map(({ no: stepNo, agencyId }) => ({ stepNo, agencyId }));
  const { no: stepNo, stepKey } = step;
  const data = {
    ...{ stepNo, step: stepKey, toStep, reason },
    ...insteadOf(holder),
    ...coverOf(step, officerId, context),
    ...{ opened, cancelled, cancelledSteps },
  };
  return {
    after,
    events: [{ type: 'step_returned', data }, ...pauseEvents(before, after)],
    flags: returnedAgain(after, step, context),
  };
}

function returnedAgain({ steps }: DossierCase, from: CaseStep, { now, competent }: CaseContext): CaseFlag[] {
  const times = steps.filter(({ state, outcome }) => state === 'done' && outcome === null).length;
  if (times < TOO_OFTEN) return [];
  return [
    {
      kind: 'repeatedly_sent_back',
      subject: `return-${times}`,
      agencyId: competent.agencyId,
      momentAt: now,
      detail: { times, stepNo: from.no },
    },
  ];
}
