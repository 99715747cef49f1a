import { DomainError } from '../domain-error.js';
import { planStepOf, type PlanStep } from '../workflow/workflow-plan.js';
import { isKind, stopClocks, withClock } from './case-clocks.js';
import type { CaseClock, CaseContext, Decision, DossierCase } from './dossier-case.js';
import { assertAllowed } from './dossier-lifecycle.js';

export interface AcknowledgeLegCommand {
  /** Key of the leg. */
  readonly leg: string;
}

/** Legs that were sent to an agency whose word that it has them is still missing. */
export function awaitedLegs({ clocks }: Pick<DossierCase, 'clocks'>): readonly CaseClock[] {
  return clocks.filter((clock) => isKind('acknowledgement')(clock) && clock.leg !== null && !clock.stoppedAt);
}

/**
 * An agency says that the electronic file of its leg has come (Decree 301/2026: within two working hours of its
 * sending). Its leg has run since it was sent; whoever begins with the work has said so too.
 * @throws DomainError action-not-allowed, leg-not-awaited
 */
export function acknowledgeLeg(
  before: DossierCase,
  { leg }: AcknowledgeLegCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'acknowledge-leg');
  const awaited = awaitedLegs(before);
  const clock = awaited.find((each) => each.leg === leg);
  if (!clock) {
    const legs = awaited.map((each) => each.leg);
    throw new DomainError('leg-not-awaited', { leg, awaited: legs }, 'leg');
  }
  const data = {
    leg,
    agencyId: clock.ownerAgencyId,
    sentAt: clock.startedAt.toISOString(),
    confirmBy: clock.dueAt?.toISOString() ?? null,
  };
  return {
    after: stopClocks(before, ({ no }) => no === clock.no, context),
    events: [{ type: 'leg_acknowledged', data }],
    flags: [],
  };
}

/** The clock of the acknowledgement, where the plan asks for one and the leg goes to another agency than it came from. */
export function sentLeg(
  before: DossierCase,
  step: PlanStep,
  startedAt: Date,
  context: CaseContext,
): DossierCase {
  const leg = context.plan.legs.find(({ key }) => key === step.leg);
  const owner = leg && context.legAgencies.get(leg.key);
  if (!leg?.acknowledgement || !owner || owner.agencyId === senderOf(before, context)) return before;
  // With its first step the leg comes; those that open beside it are there already.
  if (before.steps.filter((each) => each.state === 'open' && each.leg === leg.key).length > 1) return before;
  const { limit, legalBasis } = leg.acknowledgement;
  const spec = { kind: 'acknowledgement', limit, legalBasis, owner, startedAt, leg: leg.key } as const;
  return withClock(before, spec, context);
}

/** Whoever finished the step that sent it on; the desk, where it is the first. */
function senderOf({ steps }: DossierCase, { receiving, now }: CaseContext): string {
  const done = steps.filter(({ state }) => state === 'done');
  const last = done.findLast(({ finishedAt }) => finishedAt?.getTime() === now.getTime());
  return (last ?? done.at(-1))?.agencyId ?? receiving.agencyId;
}

/** Who finishes a step of a leg has it. */
export function isOfLeg(clock: CaseClock, stepKey: string, { plan }: CaseContext): boolean {
  const leg = planStepOf(plan, stepKey)?.leg ?? null;
  return leg !== null && clock.leg === leg && clock.terms.kind === 'acknowledgement';
}
