import type { WorkflowPlan } from './workflow-plan.js';

/** Which steps follow a step, whatever the outcome. */
export type StepGraph = ReadonlyMap<string, readonly string[]>;

export function stepGraph(plan: WorkflowPlan): StepGraph {
  return new Map(
    plan.steps.map((step) => [step.key, [...new Set(step.outcomes.flatMap(({ next }) => next))]]),
  );
}

export function reversed(graph: StepGraph): StepGraph {
  const back = new Map<string, string[]>([...graph.keys()].map((key) => [key, []]));
  for (const [from, targets] of graph) {
    for (const to of targets) back.get(to)?.push(from);
  }
  return back;
}

/** The starts and everything behind them; `without` is never entered. */
export function reachableFrom(
  graph: StepGraph,
  starts: readonly string[],
  without?: string,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const toVisit = starts.filter((key) => key !== without);
  for (let key = toVisit.pop(); key !== undefined; key = toVisit.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    toVisit.push(...(graph.get(key) ?? []).filter((next) => next !== without && !seen.has(next)));
  }
  return seen;
}

/**
 * The graph without the edges that lead back to a step which every way from the start has passed
 * already: no way that takes each step once can use them.
 */
export function withoutReturns(graph: StepGraph, starts: readonly string[]): StepGraph {
  const forward = new Map([...graph].map(([key, next]) => [key, [...next]]));
  for (const target of graph.keys()) {
    const around = reachableFrom(graph, starts, target);
    for (const [from, next] of forward) {
      if (next.includes(target) && !around.has(from)) {
        forward.set(
          from,
          next.filter((key) => key !== target),
        );
      }
    }
  }
  return forward;
}

/** The steps in groups that can reach one another, each group before the groups behind it. */
export function groupsInOrder(graph: StepGraph): readonly ReadonlySet<string>[] {
  const behind = new Map([...graph.keys()].map((key) => [key, reachableFrom(graph, [key])]));
  const reach = (key: string): ReadonlySet<string> => behind.get(key) ?? new Set();
  // A step reaches strictly more than any step of a later group, and as much as its own group.
  const order = [...graph.keys()].sort((a, b) => reach(b).size - reach(a).size);
  const grouped = new Set<string>();
  const groups: ReadonlySet<string>[] = [];
  for (const key of order) {
    if (grouped.has(key)) continue;
    const group = new Set([...reach(key)].filter((other) => reach(other).has(key)));
    for (const member of group) grouped.add(member);
    groups.push(group);
  }
  return groups;
}

/** Whether the one is passed on the way to the other, and never the other way round but by rework. */
export function comesBefore(plan: WorkflowPlan, earlier: string, later: string): boolean {
  const forward = withoutReturns(stepGraph(plan), plan.start);
  return reachableFrom(forward, [earlier]).has(later) && !reachableFrom(forward, [later]).has(earlier);
}
