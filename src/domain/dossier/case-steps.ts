import { DomainError } from '../domain-error.js';
import { planStepOf, type PlanLeg, type PlanMove, type PlanStep } from '../workflow/workflow-plan.js';
import { isKind, stopClocks, withClock } from './case-clocks.js';
import type { AgencyTime, CaseContext, CaseStep, DossierCase } from './dossier-case.js';

/** A step that a verb opened, as told to the next agency. */
export interface OpenedStep {
  readonly stepNo: number;
  readonly stepKey: string;
  readonly agencyId: string;
  readonly role: string;
  readonly dueAt: string | null;
}

/** Opens and cancels what the plan's move says, with the clocks of steps and legs. */
export function applyMove(
  before: DossierCase,
  move: PlanMove,
  startedAt: Date,
  context: CaseContext,
): { readonly after: DossierCase; readonly opened: readonly OpenedStep[] } {
  const marked: DossierCase = { ...before, dossier: { ...before.dossier, marking: move.marking } };
  const trimmed = closeIdleLegs(cancelSteps(marked, move.cancelled, context), move, context);
  const firstNo = trimmed.steps.length + 1;
  const after = move.opened.reduce((now, key) => openStep(now, key, startedAt, context), trimmed);
  const opened = after.steps
    .filter((step) => step.no >= firstNo)
    .map(({ no, stepKey, agencyId, role, dueAt }) => ({
      stepNo: no,
      stepKey,
      agencyId,
      role,
      dueAt: dueAt?.toISOString() ?? null,
    }));
  return { after, opened };
}

function openStep(before: DossierCase, key: string, startedAt: Date, context: CaseContext): DossierCase {
  const step = planStepOf(context.plan, key);
  const owner = context.stepAgencies.get(key);
  if (!step || !owner) throw new DomainError('agency-not-resolvable', { step: key });
  const row = stepRow(before.steps.length + 1, step, owner, startedAt);
  const opened: DossierCase = { ...before, steps: [...before.steps, row] };
  return startStepClock(startLegClock(opened, step, startedAt, context), row, step, { owner, startedAt });
}

function stepRow(no: number, step: PlanStep, owner: AgencyTime, openedAt: Date): CaseStep {
  return {
    no,
    stepKey: step.key,
    nameVi: step.name.vi,
    nameEn: step.name.en,
    kind: step.kind,
    leg: step.leg,
    agencyId: owner.agencyId,
    role: step.role,
    state: 'open',
    openedAt,
    finishedAt: null,
    dueAt: null,
    outcome: null,
    note: null,
    finishedBy: null,
  };
}

function startStepClock(
  before: DossierCase,
  row: CaseStep,
  step: PlanStep,
  start: { owner: AgencyTime; startedAt: Date },
): DossierCase {
  if (!step.limit) return before;
  return withClock(before, {
    kind: step.kind === 'consultation' ? 'consultation' : 'step',
    limit: step.limit,
    legalBasis: 'Quy trình nội bộ',
    owner: start.owner,
    startedAt: start.startedAt,
    stepNo: row.no,
  });
}

function startLegClock(
  before: DossierCase,
  step: PlanStep,
  startedAt: Date,
  context: CaseContext,
): DossierCase {
  const leg = context.plan.legs.find((candidate) => candidate.key === step.leg);
  const owner = leg && context.legAgencies.get(leg.key);
  if (!leg?.limit || !owner || isLegRunning(before, leg)) return before;
  return withClock(before, {
    kind: 'leg',
    limit: leg.limit,
    legalBasis: leg.legalBasis,
    cutOff: context.rules.cutOff,
    owner,
    startedAt,
    leg: leg.key,
  });
}

function isLegRunning(before: DossierCase, leg: PlanLeg): boolean {
  return before.clocks.some(
    (clock) => clock.terms.kind === 'leg' && clock.leg === leg.key && clock.stoppedAt === null,
  );
}

function cancelSteps(before: DossierCase, keys: readonly string[], context: CaseContext): DossierCase {
  if (keys.length === 0) return before;
  const gone = before.steps.filter((step) => step.state === 'open' && keys.includes(step.stepKey));
  const nos = new Set(gone.map((step) => step.no));
  const steps = before.steps.map((step) =>
    nos.has(step.no) ? { ...step, state: 'cancelled' as const, finishedAt: context.now } : step,
  );
  return stopClocks({ ...before, steps }, (clock) => clock.stepNo !== null && nos.has(clock.stepNo), context);
}

/** A leg's clock ends when none of its steps is open any more. */
function closeIdleLegs(before: DossierCase, move: PlanMove, context: CaseContext): DossierCase {
  const busy = new Set(move.marking.open.map((key) => planStepOf(context.plan, key)?.leg ?? null));
  return stopClocks(before, (clock) => isKind('leg')(clock) && !busy.has(clock.leg), context);
}
