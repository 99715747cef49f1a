import { comesBefore } from './plan-graph.js';
import { canEndFromMarking } from './plan-markings.js';
import type { PlanMarking, PlanMove, WorkflowPlan } from './workflow-plan.js';

/**
 * Takes the token of an open step back to an earlier one. Where every way on from there can end, the other branches go
 * on as they are. Otherwise the step lies before the fork, or elsewhere: then the work begins there again, all other
 * open steps are cancelled and their waiting tokens taken away, provided that it can end from that step alone.
 * Only backwards: nobody gives work "back" to a step behind his own and so passes over whoever decides in between.
 * @returns null where the step does not come before, or where neither leaves a plan that always comes to its end without a token left behind
 */
export function returnPlanStep(
  plan: WorkflowPlan,
  marking: PlanMarking,
  from: string,
  to: string,
): PlanMove | null {
  if (!comesBefore(plan, to, from)) return null;
  const others = marking.open.filter((key) => key !== from);
  if (others.includes(to)) return null;
  const within: PlanMarking = { open: [...others, to], waiting: marking.waiting };
  if (canEndFromMarking(plan, within)) return movedTo(within, to, []);
  const alone: PlanMarking = { open: [to], waiting: [] };
  return canEndFromMarking(plan, alone) ? movedTo(alone, to, others) : null;
}

function movedTo(marking: PlanMarking, to: string, cancelled: readonly string[]): PlanMove {
  return { marking, opened: [to], cancelled, result: null };
}
