import { DomainError } from '../domain-error.js';
import { localDayOf } from '../calendar/zoned-time.js';
import { timelinessOf, type Timeliness } from '../rates/timeliness.js';
import { finishPlanStep, planStepOf, type DossierOutcome } from '../workflow/workflow-plan.js';
import { isUsedUp, outcomesLeft } from './outcomes-left.js';
import { isOfLeg } from './acknowledge-leg.js';
import { stopClocks } from './case-clocks.js';
import { dueAtIfResumed, pauseEvents } from './case-pauses.js';
import { applyMove } from './case-steps.js';
import type { CaseClock, CaseContext, CaseEvent, CaseStep, Decision, DossierCase } from './dossier-case.js';
import { assertAllowed } from './dossier-lifecycle.js';
import type { Officer } from './officers.js';
import { openStepOf } from './open-step.js';
import { actsFor, coverOf, insteadOf } from './step-holder.js';
import { splitTimeOf } from './time-split-case.js';

export interface FinishStepCommand {
  readonly step: string;
  readonly outcome: string;
  readonly note: string | null;
  readonly officerId: string;
}

/** How a step ended; without an officer where the law lets silence end it. */
export type StepEnd = Omit<FinishStepCommand, 'officerId'> & {
  readonly officerId: string | null;
  /** Whoever had it in hand and is away. */
  readonly holder?: Officer | null;
};

/** What is noted of the end of a step; without an outcome where it went back to an earlier one. */
type NotedEnd = Pick<StepEnd, 'note' | 'officerId'> & { readonly outcome: string | null };

/**
 * A step ends with an outcome: the next steps open with their clocks, or the result is ready and the
 * dossier's timeliness is decided once and for all.
 * @throws DomainError action-not-allowed, step-not-open, step-held, unknown-outcome, outcome-used-up;
 *   refusal-without-reason, which the refusal slip has to state (Decree 118/2025 art. 19.3); consent-already-deemed for an answer that comes when silence has
 *   become consent
 */
export function finishStep(before: DossierCase, command: FinishStepCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'finish-step');
  const step = openStepOf(before, command.step);
  const holder = actsFor(step, command.officerId, context);
  refuseLateAnswer(before, step, context);
  refuseUnexplained(command, context);
  refuseUsedUp(before, command, context);
  return endStep(before, { ...command, holder }, context);
}

/** Once rework is used up, whoever decides has to decide. */
function refuseUsedUp(
  { steps }: DossierCase,
  { step, outcome }: FinishStepCommand,
  { plan }: CaseContext,
): void {
  const planned = planStepOf(plan, step);
  const chosen = planned?.outcomes.find(({ key }) => key === outcome);
  if (!planned || !chosen || !isUsedUp(steps, step, chosen)) return;
  const left = outcomesLeft(steps, planned).map(({ key }) => key);
  throw new DomainError('outcome-used-up', { step, outcome, most: chosen.most, left }, 'outcome');
}

/** As `finishStep`, whoever or whatever ends the step. */
export function endStep(before: DossierCase, end: StepEnd, context: CaseContext): Decision {
  const step = openStepOf(before, end.step);
  const move = finishPlanStep(context.plan, before.dossier.marking, end.step, end.outcome);
  const closed = closeStep(before, step, end, context);
  const { after, opened } = applyMove(closed, move, context.now, context);
  const data = {
    stepNo: step.no,
    step: step.stepKey,
    outcome: end.outcome,
    note: end.note,
    ...insteadOf(end.holder ?? null),
    ...coverOf(step, end.officerId, context),
    dueAt: step.dueAt?.toISOString() ?? null,
    opened,
    cancelled: move.cancelled,
  };
  const finished: CaseEvent = { type: 'step_finished', data };
  if (!move.result) return { after, events: [finished, ...pauseEvents(before, after)], flags: [] };
  const resolved = resolve(after, move.result, context);
  const { resolvedAt, timeliness, dueAt, outcome } = resolved.dossier;
  return {
    after: resolved,
    events: [finished, { type: 'dossier_resolved', data: { resolvedAt, timeliness, dueAt, outcome } }],
    flags: [],
  };
}

function refuseUnexplained({ step, outcome, note }: FinishStepCommand, { plan }: CaseContext): void {
  const chosen = planStepOf(plan, step)?.outcomes.find(({ key }) => key === outcome);
  if (chosen?.result !== 'refused' || note?.trim()) return;
  throw new DomainError('refusal-without-reason', { step }, 'note');
}

/** The watch records the consent within seconds; in between nobody can object any more. */
export function refuseLateAnswer(before: DossierCase, { no, stepKey }: CaseStep, context: CaseContext): void {
  const consent = planStepOf(context.plan, stepKey)?.deemedConsent;
  const clock = before.clocks.find(({ stepNo, stoppedAt }) => stepNo === no && stoppedAt === null);
  if (!consent || !clock?.dueAt || context.now <= clock.dueAt) return;
  const { legalBasis } = consent;
  throw new DomainError('consent-already-deemed', { step: stepKey, dueAt: clock.dueAt, legalBasis }, 'step');
}

/** The step is done and its clock stops; the plan does not move yet. */
export function closeStep(
  before: DossierCase,
  step: CaseStep,
  end: NotedEnd,
  context: CaseContext,
): DossierCase {
  const done: CaseStep = {
    ...step,
    state: 'done',
    finishedAt: context.now,
    outcome: end.outcome,
    note: end.note,
    finishedBy: end.officerId,
  };
  const steps = before.steps.map((candidate) => (candidate.no === step.no ? done : candidate));
  const isOver = (clock: CaseClock): boolean =>
    clock.stepNo === step.no || isOfLeg(clock, step.stepKey, context);
  return stopClocks({ ...before, steps }, isOver, context);
}

/**
 * The result lies at the returning desk; what is decided here is only counted later. Finished while the legal
 * clock stands still, the dossier was due when the clock would have ended, had it gone on at that moment.
 */
function resolve(before: DossierCase, outcome: DossierOutcome, context: CaseContext): DossierCase {
  const dueAt = dueAtIfResumed(before, context);
  const stopped = stopClocks(before, () => true, context);
  const resolved: DossierCase = {
    ...stopped,
    dossier: {
      ...stopped.dossier,
      state: 'resolved',
      dueAt,
      outcome,
      resolvedAt: context.now,
      resolvedOn: localDayOf(context.now, context.zone),
      timeliness: timelinessNow(stopped, dueAt, context),
    },
  };
  const timeSplit = splitTimeOf(resolved, context.now, context);
  return { ...resolved, dossier: { ...resolved.dossier, timeSplit } };
}

/** A second decision does not wash away that the first one was late. */
function timelinessNow(
  { dossier }: DossierCase,
  dueAt: Date | null,
  { now, zone }: CaseContext,
): Timeliness | null {
  if (!dueAt) return null;
  return dossier.lateBefore ? 'late' : timelinessOf(now, dueAt, zone);
}
