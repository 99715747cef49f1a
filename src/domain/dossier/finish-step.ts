import { DomainError } from '../domain-error.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { timelinessOf } from '../rates/timeliness.js';
import { finishPlanStep, type DossierOutcome } from '../workflow/workflow-plan.js';
import { localDayOf } from '../calendar/zoned-time.js';
import { stopClocks } from './case-clocks.js';
import { applyMove } from './case-steps.js';
import type { CaseContext, CaseEvent, CaseStep, Decision, DossierCase } from './dossier-case.js';

export interface FinishStepCommand {
  readonly step: string;
  readonly outcome: string;
  readonly note: string | null;
  readonly officerId: string;
}

/**
 * The open step with that key.
 * @throws DomainError step-not-open
 */
export function openStepOf(current: DossierCase, key: string): CaseStep {
  const step = current.steps.findLast((candidate) => candidate.stepKey === key && candidate.state === 'open');
  if (!step) {
    const open = current.steps
      .filter((candidate) => candidate.state === 'open')
      .map(({ stepKey }) => stepKey);
    throw new DomainError('step-not-open', { step: key, open }, 'step');
  }
  return step;
}

/**
 * A step ends with an outcome: the next steps open with their clocks, or the result is ready and the
 * dossier's timeliness is decided once and for all.
 * @throws DomainError action-not-allowed, step-not-open, unknown-outcome
 */
export function finishStep(before: DossierCase, command: FinishStepCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'finish-step');
  const step = openStepOf(before, command.step);
  const move = finishPlanStep(context.plan, before.dossier.marking, command.step, command.outcome);
  const closed = closeStep(before, step, command, context);
  const { after, opened } = applyMove(closed, move, context.now, context);
  const data = {
    stepNo: step.no,
    step: step.stepKey,
    outcome: command.outcome,
    note: command.note,
    dueAt: step.dueAt?.toISOString() ?? null,
    opened,
    cancelled: move.cancelled,
  };
  const finished: CaseEvent = { type: 'step_finished', data };
  if (!move.result) return { after, events: [finished], flags: [] };
  const resolved = resolve(after, move.result, context);
  const { resolvedAt, timeliness, dueAt, outcome } = resolved.dossier;
  return {
    after: resolved,
    events: [finished, { type: 'dossier_resolved', data: { resolvedAt, timeliness, dueAt, outcome } }],
    flags: [],
  };
}

function closeStep(
  before: DossierCase,
  step: CaseStep,
  command: FinishStepCommand,
  context: CaseContext,
): DossierCase {
  const done: CaseStep = {
    ...step,
    state: 'done',
    finishedAt: context.now,
    outcome: command.outcome,
    note: command.note,
    finishedBy: command.officerId,
  };
  const steps = before.steps.map((candidate) => (candidate.no === step.no ? done : candidate));
  return stopClocks({ ...before, steps }, (clock) => clock.stepNo === step.no, context);
}

/** The result lies at the returning desk; what is decided here is only counted later. */
function resolve(before: DossierCase, outcome: DossierOutcome, context: CaseContext): DossierCase {
  const stopped = stopClocks(before, () => true, context);
  const { dueAt } = before.dossier;
  return {
    ...stopped,
    dossier: {
      ...stopped.dossier,
      state: 'resolved',
      dueAt,
      outcome,
      resolvedAt: context.now,
      resolvedOn: localDayOf(context.now, context.zone),
      timeliness: dueAt ? timelinessOf(context.now, dueAt, context.zone) : null,
    },
  };
}
