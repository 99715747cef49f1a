import type { PlanStep, WorkflowPlan } from '../../../../src/domain/workflow/workflow-plan.js';

/**
 * Soundness by another road than the core's: tokens lie on the edges between steps, a step takes them
 * when it is worked on, and every state is written as a sorted list of edges.
 */
export function isSound(plan: WorkflowPlan, mostStates: number): boolean | 'too large' {
  const steps = new Map(plan.steps.map((step) => [step.key, step]));
  const worked = new Set<string>();
  const followers = new Map<string, string[]>();
  const canEnd = new Set<string>();
  const start = write(plan.start.map((key) => `>${key}`));
  const todo = [start];
  while (todo.length > 0) {
    const state = todo.pop() ?? '';
    if (followers.has(state)) continue;
    if (followers.size > mostStates) return 'too large';
    const after = play(read(state), steps, worked);
    if (after === 'broken') return false;
    if (after.ends) canEnd.add(state);
    followers.set(state, after.states);
    todo.push(...after.states);
  }
  const everyWaitIsHeard = plan.steps.every(({ key, waitsFor = [] }) =>
    waitsFor.every((from) => steps.get(from)?.outcomes.some(({ next }) => next.includes(key))),
  );
  const noWorkIsForNothing = plan.steps.every((step) => leadsToResult(step, steps, []));
  return (
    everyWaitIsHeard &&
    noWorkIsForNothing &&
    worked.size === plan.steps.length &&
    allCanEnd(followers, canEnd)
  );
}

function leadsToResult(
  step: PlanStep,
  steps: ReadonlyMap<string, PlanStep>,
  before: readonly string[],
): boolean {
  if (before.includes(step.key)) return false;
  return step.outcomes.some(
    ({ result, next }) =>
      result ||
      next.some((key) => {
        const after = steps.get(key);
        return after !== undefined && leadsToResult(after, steps, [...before, step.key]);
      }),
  );
}

function play(
  edges: string[],
  steps: ReadonlyMap<string, PlanStep>,
  worked: Set<string>,
): { states: string[]; ends: boolean } | 'broken' {
  if (new Set(edges).size < edges.length) return 'broken';
  const states: string[] = [];
  let ends = false;
  const ready = [...steps.values()].map((step) => ({ step, takes: takenBy(step, edges) }));
  if (ready.some(({ takes }) => takes.length > 1)) return 'broken';
  for (const { step, takes } of ready) {
    const [taken] = takes;
    if (!taken) continue;
    worked.add(step.key);
    const left = edges.filter((edge) => !taken.includes(edge));
    for (const outcome of step.outcomes) {
      if (outcome.result === 'granted' && left.length > 0) return 'broken';
      if (outcome.result) ends = true;
      else states.push(write([...left, ...outcome.next.map((key) => `${step.key}>${key}`)]));
    }
  }
  return { states, ends };
}

/** The sets of tokens with which a step is open now: all awaited ones together, any other one alone. */
function takenBy(step: PlanStep, edges: readonly string[]): string[][] {
  const inbound = edges.filter((edge) => edge.endsWith(`>${step.key}`));
  const awaited = (step.waitsFor ?? []).map((from) => `${from}>${step.key}`);
  const alone = inbound.filter((edge) => !awaited.includes(edge)).map((edge) => [edge]);
  const together = awaited.length > 0 && awaited.every((edge) => inbound.includes(edge)) ? [awaited] : [];
  return [...alone, ...together];
}

function allCanEnd(followers: ReadonlyMap<string, readonly string[]>, canEnd: Set<string>): boolean {
  for (let grown = true; grown;) {
    grown = false;
    for (const [state, after] of followers) {
      if (canEnd.has(state) || !after.some((next) => canEnd.has(next))) continue;
      canEnd.add(state);
      grown = true;
    }
  }
  return canEnd.size === followers.size;
}

const write = (edges: readonly string[]): string => [...edges].sort().join(' ');
const read = (state: string): string[] => state.split(' ').filter((edge) => edge !== '');

/** Longest way from start to a result that takes no step twice, by trying every way. */
export function longestWayMinutes(plan: WorkflowPlan, mostWays: number): number | 'too many' {
  const steps = new Map(plan.steps.map((step) => [step.key, step]));
  let longest = 0;
  let ways = 0;
  const walk = (key: string, before: readonly string[], spent: number): void => {
    const step = steps.get(key);
    if (!step || before.includes(key) || ways > mostWays) return;
    ways += 1;
    const minutes = spent + (step.counted ? (step.limit?.amount ?? 0) * 480 : 0);
    if (step.outcomes.some(({ result }) => result)) longest = Math.max(longest, minutes);
    for (const next of step.outcomes.flatMap((outcome) => outcome.next))
      walk(next, [...before, key], minutes);
  };
  for (const key of plan.start) walk(key, [], 0);
  return ways > mostWays ? 'too many' : longest;
}
