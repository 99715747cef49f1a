import { DomainError } from '../domain-error.js';
import { localDayOf } from '../calendar/zoned-time.js';
import { ARTICLE_18_CUT_OFF } from '../deadline/hand-over.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import { planStepOf, type PlanLeg, type PlanMove, type PlanStep } from '../workflow/workflow-plan.js';
import type { Channel } from '../procedure-rules.js';
import { sentLeg } from './acknowledge-leg.js';
import { NO_CUT_OFF, stopClocks, withClock, type NewClock } from './case-clocks.js';
import { settlePauses } from './case-pauses.js';
import type { AgencyTime, CaseClock, CaseContext, CaseStep, DossierCase } from './dossier-case.js';
import { formerOfficerOf } from './step-holder.js';

const INTERNAL = 'Quy trình nội bộ';

/** A step that a verb opened, as told to the next agency. */
export interface OpenedStep {
  readonly stepNo: number;
  readonly stepKey: string;
  readonly agencyId: string;
  readonly role: string;
  readonly dueAt: string | null;
  /** Whoever did it before; left out where it is for anybody of the role. */
  readonly assignee?: string;
}

/** bộ phận một cửa: the receiving agency's work at its desk is counted in the desk's hours. */
export function deskShift({ receiving, desk }: CaseContext): AgencyTime {
  return { ...desk, agencyId: receiving.agencyId };
}

/**
 * Opens and cancels what the plan's move says, with the clocks of steps and legs.
 * @throws DomainError agency-not-resolvable, out-of-calendar
 */
export function applyMove(
  before: DossierCase,
  move: PlanMove,
  startedAt: Date,
  context: CaseContext,
): { readonly after: DossierCase; readonly opened: readonly OpenedStep[] } {
  const marked: DossierCase = { ...before, dossier: { ...before.dossier, marking: move.marking } };
  const trimmed = closeIdleLegs(cancelSteps(marked, move.cancelled, context), move, context);
  const firstNo = trimmed.steps.length + 1;
  const stepped = move.opened.reduce((now, key) => openStep(now, key, startedAt, context), trimmed);
  const after = settlePauses(stepped, { ...context, now: startedAt });
  const opened = after.steps.filter((step) => step.no >= firstNo).map((step) => openedStep(step, context));
  return { after, opened };
}

function openedStep(step: CaseStep, { officers }: CaseContext): OpenedStep {
  const { no, stepKey, agencyId, role, dueAt, assigneeId } = step;
  const assignee = officers.get(assigneeId ?? '')?.username;
  return {
    stepNo: no,
    stepKey,
    agencyId,
    role,
    dueAt: dueAt?.toISOString() ?? null,
    ...(assignee !== undefined && { assignee }),
  };
}

function openStep(before: DossierCase, key: string, startedAt: Date, context: CaseContext): DossierCase {
  const step = planStepOf(context.plan, key);
  const owner = context.stepAgencies.get(key);
  if (!step || !owner) throw new DomainError('agency-not-resolvable', { step: key });
  const row = offered(before, stepRow(before.steps.length + 1, step, owner, startedAt), context);
  const opened: DossierCase = { ...before, steps: [...before.steps, row] };
  const inLeg = sentLeg(startLegClock(opened, step, startedAt, context), step, startedAt, context);
  const spec = stepClock(step, row, { owner, channel: before.dossier.channel }, context);
  return spec ? withClock(inLeg, spec, context) : inLeg;
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
    coverRole: step.absenceCover ?? null,
    state: 'open',
    openedAt,
    finishedAt: null,
    dueAt: null,
    outcome: null,
    note: null,
    finishedBy: null,
    assigneeId: null,
    assignedAt: null,
  };
}

function offered(before: DossierCase, row: CaseStep, context: CaseContext): CaseStep {
  const former = formerOfficerOf(before, row, context);
  return former === null ? row : { ...row, assigneeId: former.accountId, assignedAt: row.openedAt };
}

function stepClock(
  step: PlanStep,
  row: CaseStep,
  { owner, channel }: { readonly owner: AgencyTime; readonly channel: Channel },
  context: CaseContext,
): NewClock | null {
  const { limit, deemedConsent } = step;
  const own = { stepNo: row.no, owner, startedAt: row.openedAt };
  const atDesk = step.kind === 'hand_over' && owner.agencyId === context.receiving.agencyId;
  if (atDesk)
    return { ...handOverTerm(step, row.openedAt, channel, context), ...own, owner: deskShift(context) };
  if (!limit) return null;
  if (step.kind !== 'consultation') return { kind: 'step', limit, legalBasis: INTERNAL, ...own };
  return {
    kind: 'consultation',
    limit,
    legalBasis: deemedConsent?.legalBasis ?? INTERNAL,
    // Silence is consent at the end of the last day, not at close of business.
    binds: deemedConsent ? 'applicant' : 'agency',
    endsByItself: deemedConsent !== undefined,
    ...own,
  };
}

/**
 * By the plan's own time, or by the law's (art. 18): the same day, and what was handed in on paper after 15:00 at the
 * next opening.
 */
function handOverTerm(
  { limit }: PlanStep,
  at: Date,
  channel: Channel,
  { zone }: CaseContext,
): Pick<NewClock, 'kind' | 'limit' | 'legalBasis' | 'cutOff'> {
  if (limit && limit.unit !== 'same_day') return { kind: 'hand_over', limit, legalBasis: INTERNAL };
  const { handOver } = statutoryTermsOn(localDayOf(at, zone));
  const cutOff = channel === 'online' ? NO_CUT_OFF : ARTICLE_18_CUT_OFF;
  return { kind: 'hand_over', ...handOver, cutOff };
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
  const spec: NewClock = {
    kind: 'leg',
    limit: leg.limit,
    legalBasis: leg.legalBasis,
    cutOff: context.rules.cutOff,
    owner,
    startedAt,
    leg: leg.key,
  };
  return withClock(before, spec, context);
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
  const isOfLeg = ({ terms, leg }: CaseClock): boolean =>
    terms.kind === 'leg' || (terms.kind === 'acknowledgement' && leg !== null);
  return stopClocks(before, (clock) => isOfLeg(clock) && !busy.has(clock.leg), context);
}
