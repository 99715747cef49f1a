import { DomainError } from '../domain-error.js';
import { groupsInOrder, stepGraph, withoutReturns } from './plan-graph.js';
import type { TimeLimit } from '../deadline/time-limit.js';
import { planStepOf, type PlanLeg, type PlanStep, type WorkflowPlan } from './workflow-plan.js';

/** Internal processes print quarters of a working day of eight hours (0.25 = 120 minutes). */
const WORKING_MINUTES_PER_DAY = 480;

/** Loops with two entrances are walked way by way; beyond this a plan is refused rather than guessed. */
const MOST_WALKED_STEPS = 20_000;

/** The longest way through the counted steps. */
export interface CriticalPath {
  readonly workingMinutes: number;
  readonly path: readonly string[];
  /** Counted steps whose limit is no amount of working time (days, months, elapsed hours, same day): 0 above. */
  readonly unmeasured: readonly string[];
}

/** A start from which the plan does not fit its legal term. */
export interface PlanMisfit {
  readonly startedAt: Date;
  readonly finishesAt: Date;
  readonly dueAt: Date;
  readonly path: readonly string[];
}

/** When a limit that starts at an instant runs out; must not give an earlier end for a later start. */
export type RunStep = (startedAt: Date, limit: TimeLimit) => Date;

/** An end on the same line as its start: working minutes, or milliseconds since the epoch. */
type Spend = (at: number, limit: TimeLimit) => number;

interface Arrival {
  readonly at: number;
  /** Where the step's leg began on this way. */
  readonly legAt: number;
  readonly path: readonly string[];
}

interface Finish {
  readonly at: number;
  readonly path: readonly string[];
}

interface Walk {
  readonly plan: WorkflowPlan;
  readonly next: ReadonlyMap<string, readonly string[]>;
  readonly groups: readonly ReadonlySet<string>[];
  readonly legs: ReadonlyMap<string, PlanLeg>;
}

interface Progress {
  readonly arrivals: Map<string, Arrival>;
  readonly spend: Spend;
  end: Finish | null;
  walkedSteps: number;
}

/**
 * The longest way from the start to a result in working minutes, each step taken once (rework is not
 * planned time). Expects a proved plan.
 * @throws DomainError `plan-too-tangled`
 */
export function criticalPathMinutes(plan: WorkflowPlan): CriticalPath {
  const walk = prepare(plan);
  const end = latestEnd(walk, 0, (at, limit) => at + (workingMinutesOf(limit) ?? 0));
  const unmeasured = plan.steps.filter((step) => {
    const limit = isCounted(walk, step) ? (step.limit ?? legOf(walk, step)?.limit) : null;
    return limit && workingMinutesOf(limit) === null;
  });
  return {
    workingMinutes: end?.at ?? 0,
    path: end?.path ?? [],
    unmeasured: unmeasured.map(({ key }) => key),
  };
}

/**
 * Runs the counted steps, each used up to its last moment, from every start and compares the end with the
 * legal term from the same start. Steps and legs that are not counted take no time; a counted step without
 * a limit of its own may take what is left of its leg's; each step is taken once. Expects a proved plan.
 * @returns the first start that does not fit, or null.
 * @throws DomainError `plan-too-tangled`
 */
export function planFitsTerm(
  plan: WorkflowPlan,
  term: { readonly limit: TimeLimit; readonly starts: Iterable<Date> },
  runStep: RunStep,
): PlanMisfit | null {
  const walk = prepare(plan);
  const spend: Spend = (at, limit) => runStep(new Date(at), limit).getTime();
  for (const startedAt of term.starts) {
    const end = latestEnd(walk, startedAt.getTime(), spend);
    const dueAt = runStep(startedAt, term.limit);
    if (end && end.at > dueAt.getTime()) {
      return { startedAt, finishesAt: new Date(end.at), dueAt, path: end.path };
    }
  }
  return null;
}

function workingMinutesOf({ amount, unit }: TimeLimit): number | null {
  if (unit === 'working_day') return Math.round(amount * WORKING_MINUTES_PER_DAY);
  if (unit === 'working_hour') return Math.round(amount * 60);
  return null;
}

function prepare(plan: WorkflowPlan): Walk {
  const next = withoutReturns(stepGraph(plan), plan.start);
  return { plan, next, groups: groupsInOrder(next), legs: new Map(plan.legs.map((leg) => [leg.key, leg])) };
}

/** A later arrival never ends earlier, so the latest arrival at each step is all that has to be kept. */
function latestEnd(walk: Walk, startAt: number, spend: Spend): Finish | null {
  const progress: Progress = { arrivals: new Map(), spend, end: null, walkedSteps: 0 };
  for (const key of walk.plan.start) progress.arrivals.set(key, { at: startAt, legAt: startAt, path: [] });
  for (const group of walk.groups) {
    const entries = [...group].map((key) => [key, progress.arrivals.get(key)] as const);
    for (const [key, arrival] of entries) {
      if (arrival) takeStep(walk, progress, group, key, arrival);
    }
  }
  return progress.end;
}

function takeStep(
  walk: Walk,
  progress: Progress,
  group: ReadonlySet<string>,
  key: string,
  arrival: Arrival,
): void {
  const step = planStepOf(walk.plan, key);
  if (!step) return;
  progress.walkedSteps += 1;
  if (progress.walkedSteps > MOST_WALKED_STEPS) throw new DomainError('plan-too-tangled', { step: key });
  const at = finishOf(walk, step, arrival, progress.spend);
  const path = [...arrival.path, key];
  if (step.outcomes.some(({ result }) => result)) progress.end = laterOf(progress.end, { at, path });
  for (const nextKey of walk.next.get(key) ?? []) {
    const sameLeg = step.leg !== null && planStepOf(walk.plan, nextKey)?.leg === step.leg;
    const onward = { at, legAt: sameLeg ? arrival.legAt : at, path };
    if (!group.has(nextKey)) keepLatest(progress.arrivals, nextKey, onward);
    else if (!path.includes(nextKey)) takeStep(walk, progress, group, nextKey, onward);
  }
}

/** Of two ends at the same moment the one with more steps, so that the uncounted last ones are shown. */
function laterOf(kept: Finish | null, next: Finish): Finish {
  if (!kept || next.at > kept.at) return next;
  return next.at === kept.at && next.path.length > kept.path.length ? next : kept;
}

function finishOf(walk: Walk, step: PlanStep, { at, legAt }: Arrival, spend: Spend): number {
  if (!isCounted(walk, step)) return at;
  if (step.limit) return spend(at, step.limit);
  const legLimit = legOf(walk, step)?.limit;
  return legLimit ? Math.max(at, spend(legAt, legLimit)) : at;
}

function isCounted(walk: Walk, step: PlanStep): boolean {
  return step.counted && legOf(walk, step)?.counted !== false;
}

function legOf(walk: Walk, step: PlanStep): PlanLeg | undefined {
  return step.leg === null ? undefined : walk.legs.get(step.leg);
}

function keepLatest(arrivals: Map<string, Arrival>, key: string, arrival: Arrival): void {
  const kept = arrivals.get(key);
  if (!kept) {
    arrivals.set(key, arrival);
    return;
  }
  const { path } = arrival.at > kept.at ? arrival : kept;
  arrivals.set(key, {
    at: Math.max(arrival.at, kept.at),
    legAt: Math.max(arrival.legAt, kept.legAt),
    path,
  });
}
