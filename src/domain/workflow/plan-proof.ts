import { reachableFrom, reversed, stepGraph } from './plan-graph.js';
import { proveMarkings } from './plan-markings.js';
import { planProblem, type PlanProblem } from './plan-problem.js';
import type { AgencySelector, PlanStep, StepOutcome, StepRole, WorkflowPlan } from './workflow-plan.js';

/** What the plan alone cannot know. */
export interface PlanProofContext {
  /** Whether an agency with somebody in that role can be found for the selector; a leg asks without role. */
  readonly resolvesAgency: (selector: AgencySelector, role: StepRole | null) => boolean;
  /** The most markings to look at before the plan is refused as unprovable; 20 000 when left out. */
  readonly markingBound?: number;
}

const DEFAULT_MARKING_BOUND = 20_000;

/**
 * Everything that keeps a plan from being published; empty = proved. A proved plan never gets stuck, can
 * always still end, leaves no token behind when it grants, and opens no step twice at once. Faults in
 * the keys are reported alone, since nothing can be followed through them; faults in the ways through
 * the plan are reported before its markings are played, which would only repeat them.
 */
export function provePlan(plan: WorkflowPlan, context: PlanProofContext): PlanProblem[] {
  const keyFaults = [...startFaults(plan), ...stepKeyFaults(plan), ...legFaults(plan)];
  if (keyFaults.length > 0) return keyFaults;
  const officeFaults = [...agencyFaults(plan, context), ...coverFaults(plan), ...limitFaults(plan)];
  const wayFaults = [...joinFaults(plan), ...reachFaults(plan)];
  if (wayFaults.length > 0) return [...officeFaults, ...wayFaults];
  return [...officeFaults, ...proveMarkings(plan, context.markingBound ?? DEFAULT_MARKING_BOUND)];
}

function startFaults({ start, steps }: WorkflowPlan): PlanProblem[] {
  if (start.length === 0) return [planProblem('no-start', 'start')];
  const known = new Set(steps.map(({ key }) => key));
  return [
    ...start.filter((key) => !known.has(key)).map((key) => planProblem('unknown-start', 'start', key)),
    ...repeated(start).map((key) => planProblem('start-twice', 'start', key)),
  ];
}

function stepKeyFaults({ steps }: WorkflowPlan): PlanProblem[] {
  const keys = steps.map(({ key }) => key);
  const known = new Set(keys);
  return [
    ...repeated(keys).map((key) => planProblem('duplicate-step', `steps.${key}`, key)),
    ...steps.flatMap((step) => [
      ...outcomeKeyFaults(step),
      ...step.outcomes.flatMap((outcome) => nextFaults(step, outcome, known)),
      ...waitsForFaults(step, known),
    ]),
  ];
}

function outcomeKeyFaults({ key, outcomes }: PlanStep): PlanProblem[] {
  if (outcomes.length === 0) return [planProblem('no-outcomes', `steps.${key}`, key)];
  return repeated(outcomes.map((outcome) => outcome.key)).map((outcome) =>
    planProblem('duplicate-outcome', `steps.${key}.outcomes.${outcome}`, key, outcome),
  );
}

function nextFaults(step: PlanStep, outcome: StepOutcome, known: ReadonlySet<string>): PlanProblem[] {
  const place = `steps.${step.key}.outcomes.${outcome.key}`;
  const { most } = outcome;
  if (most !== undefined && !(Number.isInteger(most) && most > 0)) {
    return [planProblem('limit-not-positive', `${place}.most`, step.key, outcome.key)];
  }
  if (outcome.result) {
    return outcome.next.length > 0 ? [planProblem('result-with-next', place, step.key, outcome.key)] : [];
  }
  if (outcome.next.length === 0) return [planProblem('empty-outcome', place, step.key, outcome.key)];
  return [
    ...outcome.next
      .filter((next) => !known.has(next))
      .map((next) => planProblem('unknown-next', place, step.key, next)),
    ...repeated(outcome.next).map((next) => planProblem('next-twice', place, step.key, next)),
  ];
}

function waitsForFaults({ key, waitsFor = [] }: PlanStep, known: ReadonlySet<string>): PlanProblem[] {
  const place = `steps.${key}.waitsFor`;
  return [
    ...waitsFor
      .filter((awaited) => !known.has(awaited))
      .map((awaited) => planProblem('waits-for-unknown', place, key, awaited)),
    ...repeated(waitsFor).map((awaited) => planProblem('waits-for-twice', place, key, awaited)),
  ];
}

function legFaults({ legs, steps }: WorkflowPlan): PlanProblem[] {
  const keys = legs.map(({ key }) => key);
  const used = new Set(steps.map(({ leg }) => leg));
  return [
    ...repeated(keys).map((key) => planProblem('duplicate-leg', `legs.${key}`, key)),
    ...keys.filter((key) => !used.has(key)).map((key) => planProblem('empty-leg', `legs.${key}`, key)),
    ...steps
      .filter(({ leg }) => leg !== null && !keys.includes(leg))
      .map(({ key, leg }) => planProblem('unknown-leg', `steps.${key}.leg`, key, leg ?? '')),
  ];
}

function agencyFaults(plan: WorkflowPlan, { resolvesAgency }: PlanProofContext): PlanProblem[] {
  return [
    ...plan.steps
      .filter(({ agency, role }) => !resolvesAgency(agency, role))
      .map(({ key }) => planProblem('agency-unresolved', `steps.${key}.agency`, key)),
    ...plan.legs
      .filter(({ agency }) => !resolvesAgency(agency, null))
      .map(({ key }) => planProblem('agency-unresolved', `legs.${key}.agency`, key)),
  ];
}

/**
 * What has to be signed, or only an approver does, waits for whoever may sign; and the desk sees only what it took in,
 * so it covers nobody.
 */
function coverFaults({ steps }: WorkflowPlan): PlanProblem[] {
  return steps.flatMap(({ key, kind, role, absenceCover }) => {
    const isSigned = kind === 'approval' || role === 'approver';
    const isFit = !isSigned && absenceCover !== role && absenceCover !== 'reception_officer';
    if (absenceCover === undefined || isFit) return [];
    return [planProblem('cover-unfit', `steps.${key}.absenceCover`, key, absenceCover)];
  });
}

function limitFaults({ steps, legs }: WorkflowPlan): PlanProblem[] {
  const legOf = new Map(legs.map((leg) => [leg.key, leg]));
  return steps
    .filter(({ counted, limit, leg }) => {
      const itsLeg = leg === null ? undefined : legOf.get(leg);
      return counted && limit === null && itsLeg?.counted !== false && !itsLeg?.limit;
    })
    .map(({ key }) => planProblem('counted-without-limit', `steps.${key}.limit`, key));
}

function joinFaults(plan: WorkflowPlan): PlanProblem[] {
  const graph = stepGraph(plan);
  return plan.steps.flatMap(({ key, waitsFor = [] }) =>
    waitsFor
      .filter((awaited) => !graph.get(awaited)?.includes(key))
      .map((awaited) => planProblem('waits-for-silent', `steps.${key}.waitsFor`, key, awaited)),
  );
}

function reachFaults(plan: WorkflowPlan): PlanProblem[] {
  const graph = stepGraph(plan);
  const reached = reachableFrom(graph, plan.start);
  const ends = plan.steps
    .filter(({ outcomes }) => outcomes.some(({ result }) => result))
    .map(({ key }) => key);
  const ending = reachableFrom(reversed(graph), ends);
  const found = plan.steps.flatMap(({ key }) => [
    ...(reached.has(key) ? [] : [planProblem('unreachable-step', `steps.${key}`, key)]),
    ...(ending.has(key) ? [] : [planProblem('cannot-reach-result', `steps.${key}`, key)]),
  ]);
  return found.length > 0 ? found : usedUpFaults(plan);
}

/** What may be taken so many times only is gone one day: the rest has to lead to a result by itself. */
function usedUpFaults(plan: WorkflowPlan): PlanProblem[] {
  const left: WorkflowPlan = {
    ...plan,
    steps: plan.steps.map((step) => ({
      ...step,
      outcomes: step.outcomes.filter(({ most }) => most === undefined),
    })),
  };
  const ends = left.steps
    .filter(({ outcomes }) => outcomes.some(({ result }) => result))
    .map(({ key }) => key);
  const ending = reachableFrom(reversed(stepGraph(left)), ends);
  return left.steps
    .filter(({ key }) => !ending.has(key))
    .map(({ key }) => planProblem('stuck-when-used-up', `steps.${key}`, key));
}

function repeated(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}
