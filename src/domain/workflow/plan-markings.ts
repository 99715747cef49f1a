import { DomainError } from '../domain-error.js';
import { planProblem, type PlanProblem } from './plan-problem.js';
import {
  finishPlanStep,
  planStepOf,
  startPlan,
  type PlanMarking,
  type PlanMove,
  type StepOutcome,
  type WorkflowPlan,
} from './workflow-plan.js';

interface Search {
  readonly plan: WorkflowPlan;
  readonly bound: number;
  readonly seen: Set<string>;
  readonly toVisit: PlanMarking[];
  readonly opened: Set<string>;
  readonly problems: Map<string, PlanProblem>;
  cutShort: boolean;
}

/**
 * Plays every outcome from every reachable marking and names what can go wrong: a join that waits for
 * ever, a token left behind by a result that grants, a token that meets another, a step that never
 * opens. Expects sound keys and steps that all lead to a result; then nothing else can keep a plan from
 * ending: every open step may choose its shortest way to a result, and only a join can hold it up.
 * @param bound the most markings to look at; a plan with more is reported, not trusted.
 */
export function proveMarkings(plan: WorkflowPlan, bound: number): PlanProblem[] {
  const search = newSearch(plan, bound);
  enter(
    search,
    moveOrReport(search, '', () => startPlan(plan)),
  );
  play(search);
  if (search.cutShort) report(search, planProblem('too-many-markings', 'steps', '', String(bound)));
  // Beside another fault this would only repeat it: what never opens lies behind the faulty place.
  if (search.problems.size === 0) reportStepsThatNeverOpen(search);
  return [...search.problems.values()];
}

/** A published plan may be taken up again in its middle; more markings than this no plan of an office has. */
const MOST_MARKINGS = 20_000;

/** Whether the plan, taken up again at these steps alone, can never get stuck or leave a token behind. */
export function canEndFrom(plan: WorkflowPlan, steps: readonly string[]): boolean {
  return canEndFromMarking(plan, { open: steps, waiting: [] });
}

/** As `canEndFrom`, with other branches under way: their steps open, their tokens waiting. */
export function canEndFromMarking(plan: WorkflowPlan, marking: PlanMarking): boolean {
  const search = newSearch(plan, MOST_MARKINGS);
  enter(search, { marking, opened: marking.open, cancelled: [], result: null });
  play(search);
  return search.problems.size === 0 && !search.cutShort;
}

function newSearch(plan: WorkflowPlan, bound: number): Search {
  return {
    plan,
    bound,
    seen: new Set(),
    toVisit: [],
    opened: new Set(),
    problems: new Map(),
    cutShort: false,
  };
}

function play(search: Search): void {
  for (let next = search.toVisit.pop(); next !== undefined; next = search.toVisit.pop()) expand(search, next);
}

function expand(search: Search, marking: PlanMarking): void {
  if (marking.open.length === 0) reportStuckJoins(search, marking);
  for (const stepKey of marking.open) {
    const step = planStepOf(search.plan, stepKey);
    for (const outcome of step?.outcomes ?? []) follow(search, marking, stepKey, outcome);
  }
}

function follow(search: Search, marking: PlanMarking, stepKey: string, outcome: StepOutcome): void {
  const move = moveOrReport(search, stepKey, () =>
    finishPlanStep(search.plan, marking, stepKey, outcome.key),
  );
  if (!move?.result) {
    enter(search, move);
    return;
  }
  const left = [...move.cancelled, ...marking.waiting.map(({ step }) => step)];
  // A refusal in one branch ends the whole dossier; a grant must have heard every branch.
  if (move.result === 'granted' && left.length > 0) {
    const place = `steps.${stepKey}.outcomes.${outcome.key}`;
    report(search, planProblem('token-left-behind', place, stepKey, left.join(', ')));
  }
}

function enter(search: Search, move: PlanMove | null): void {
  if (!move) return;
  for (const step of move.opened) search.opened.add(step);
  const key = markingKey(move.marking);
  if (search.seen.has(key)) return;
  if (search.seen.size >= search.bound) {
    search.cutShort = true;
    search.toVisit.length = 0;
    return;
  }
  search.seen.add(key);
  search.toVisit.push(move.marking);
}

/** Equal for markings that differ only in the order in which tokens came. */
function markingKey({ open, waiting }: PlanMarking): string {
  const joins = waiting.map(({ step, arrived }) => [step, [...arrived].sort()] as const);
  joins.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([[...open].sort(), joins]);
}

function moveOrReport(search: Search, from: string, move: () => PlanMove): PlanMove | null {
  try {
    return move();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'plan-broken') throw error;
    const step = String(error.details['step']);
    report(search, planProblem('token-twice', `steps.${step}`, step, from));
    return null;
  }
}

function reportStuckJoins(search: Search, marking: PlanMarking): void {
  for (const { step, arrived } of marking.waiting) {
    const awaited = planStepOf(search.plan, step)?.waitsFor ?? [];
    const missing = awaited.filter((key) => !arrived.includes(key));
    report(search, planProblem('join-stuck', `steps.${step}.waitsFor`, step, missing.join(', ')));
  }
}

function reportStepsThatNeverOpen(search: Search): void {
  for (const { key } of search.plan.steps) {
    if (!search.opened.has(key)) report(search, planProblem('never-opens', `steps.${key}`, key));
  }
}

/** One report per code and place: the first way there is enough for the author. */
function report(search: Search, problem: PlanProblem): void {
  const key = `${problem.code} ${problem.place}`;
  if (!search.problems.has(key)) search.problems.set(key, problem);
}
