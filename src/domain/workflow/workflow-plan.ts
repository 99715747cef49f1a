import { DomainError } from '../domain-error.js';
import type { TimeLimit } from '../deadline/time-limit.js';

export type StepKind = 'task' | 'approval' | 'consultation' | 'hand_over' | 'result';
export type StepRole = 'reception_officer' | 'processing_officer' | 'approver';
export type DossierOutcome = 'granted' | 'refused';

/** Who does a step, resolved to one agency when the dossier is accepted. */
export type AgencySelector =
  | { readonly kind: 'receiving' }
  | { readonly kind: 'competent' }
  | { readonly kind: 'parent' }
  | { readonly kind: 'named'; readonly agencyCode: string }
  /** The agency of that level and handled field that serves the receiving agency's area, e.g. the commune's police. */
  | { readonly kind: 'by_field'; readonly field: string };

export interface StepOutcome {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  /** Several targets = a fork. Empty only where the outcome ends the plan with `result`. */
  readonly next: readonly string[];
  readonly result?: DossierOutcome;
  /** How often one dossier may take it, e.g. back for rework; absent: any number of times. */
  readonly most?: number;
}

export interface PlanStep {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly kind: StepKind;
  readonly agency: AgencySelector;
  readonly role: StepRole;
  /** Who does it on a day when nobody of that role is there; absent: it waits for them. */
  readonly absenceCover?: StepRole;
  /**
   * null = the step has no clock of its own (e.g. the return of the result, "not counted"); a hand-over at the
   * receiving desk then has the law's (Decree 118/2025 art. 18).
   */
  readonly limit: TimeLimit | null;
  /** Whether its time is part of the legal term. */
  readonly counted: boolean;
  /** The leg (chặng) it belongs to; null in a one-agency plan. */
  readonly leg: string | null;
  /** A join: opens once each of these steps has sent it a token; a token from any other step (rework) opens it at once. */
  readonly waitsFor?: readonly string[];
  readonly outcomes: readonly StepOutcome[];
  /** Only of a consultation: silence until the end of its last day is this outcome, by sector law. */
  readonly deemedConsent?: { readonly outcome: string; readonly legalBasis: string };
}

export interface PlanLeg {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly agency: AgencySelector;
  readonly limit: TimeLimit | null;
  /** false: the leg has its own term outside the group's. */
  readonly counted: boolean;
  readonly legalBasis: string;
  /** By when its agency says that it has the file, where it came from another one; absent: it need not say so. */
  readonly acknowledgement?: { readonly limit: TimeLimit; readonly legalBasis: string };
}

export interface WorkflowPlan {
  readonly start: readonly string[];
  readonly steps: readonly PlanStep[];
  readonly legs: readonly PlanLeg[];
}

/** Where the tokens are. */
export interface PlanMarking {
  readonly open: readonly string[];
  readonly waiting: readonly { readonly step: string; readonly arrived: readonly string[] }[];
}

/** What one finished step did to the tokens. */
export interface PlanMove {
  readonly marking: PlanMarking;
  readonly opened: readonly string[];
  /** Steps of other branches that were still open when a result ended the plan. */
  readonly cancelled: readonly string[];
  readonly result: DossierOutcome | null;
}

const ENDED: PlanMarking = { open: [], waiting: [] };

const stepsByKey = new WeakMap<WorkflowPlan, ReadonlyMap<string, PlanStep>>();

/** The step with that key, or undefined. */
export function planStepOf(plan: WorkflowPlan, key: string): PlanStep | undefined {
  let steps = stepsByKey.get(plan);
  if (!steps) {
    steps = new Map(plan.steps.map((step) => [step.key, step]));
    stepsByKey.set(plan, steps);
  }
  return steps.get(key);
}

/**
 * Opens the start steps.
 * @throws DomainError `plan-broken` only for a plan that `provePlan` refuses.
 */
export function startPlan(plan: WorkflowPlan): PlanMove {
  return sendTokens(plan, ENDED, null, plan.start);
}

/**
 * Finishes an open step with one of its outcomes. The outcome puts a token on each step in `next`.
 * A join opens once every step in its `waitsFor` has sent its token; a step that is not named there
 * (rework sent back by a later step) opens it at once. An outcome with a result ends the plan and
 * cancels what other branches still have open.
 * @throws DomainError `step-not-open` (unknown steps too), `unknown-outcome`; `plan-broken` only for a
 *   plan that `provePlan` refuses.
 */
export function finishPlanStep(
  plan: WorkflowPlan,
  marking: PlanMarking,
  stepKey: string,
  outcomeKey: string,
): PlanMove {
  const outcome = outcomeOf(plan, marking, stepKey, outcomeKey);
  const open = marking.open.filter((key) => key !== stepKey);
  if (outcome.result) return { marking: ENDED, opened: [], cancelled: open, result: outcome.result };
  return sendTokens(plan, { open, waiting: marking.waiting }, stepKey, outcome.next);
}

function outcomeOf(
  plan: WorkflowPlan,
  marking: PlanMarking,
  stepKey: string,
  outcomeKey: string,
): StepOutcome {
  const step = planStepOf(plan, stepKey);
  if (!step || !marking.open.includes(stepKey)) {
    throw new DomainError('step-not-open', { step: stepKey, open: marking.open }, 'step');
  }
  const outcome = step.outcomes.find(({ key }) => key === outcomeKey);
  if (!outcome) {
    const known = step.outcomes.map(({ key }) => key);
    throw new DomainError('unknown-outcome', { step: stepKey, outcome: outcomeKey, known }, 'outcome');
  }
  return outcome;
}

function sendTokens(
  plan: WorkflowPlan,
  before: PlanMarking,
  from: string | null,
  targets: readonly string[],
): PlanMove {
  const marking = targets.reduce((now, target) => sendToken(plan, now, from, target), before);
  return { marking, opened: marking.open.slice(before.open.length), cancelled: [], result: null };
}

function sendToken(plan: WorkflowPlan, marking: PlanMarking, from: string | null, to: string): PlanMarking {
  const target = planStepOf(plan, to);
  if (!target) throw new DomainError('plan-broken', { reason: 'unknown-next', step: to });
  const awaited = target.waitsFor ?? [];
  if (from === null || !awaited.includes(from)) return openStep(marking, to);
  const others = marking.waiting.filter(({ step }) => step !== to);
  const earlier = marking.waiting.find(({ step }) => step === to)?.arrived ?? [];
  if (earlier.includes(from)) throw new DomainError('plan-broken', { reason: 'token-twice', step: to });
  const arrived = [...earlier, from];
  if (awaited.every((key) => arrived.includes(key))) {
    return openStep({ open: marking.open, waiting: others }, to);
  }
  return { open: marking.open, waiting: [...others, { step: to, arrived }] };
}

function openStep(marking: PlanMarking, key: string): PlanMarking {
  if (marking.open.includes(key)) throw new DomainError('plan-broken', { reason: 'token-twice', step: key });
  return { open: [...marking.open, key], waiting: marking.waiting };
}
