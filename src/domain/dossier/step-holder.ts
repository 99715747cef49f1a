import { DomainError } from '../domain-error.js';
import type { CaseContext, CaseEvent, CaseStep, Decision, DossierCase } from './dossier-case.js';
import { assertAllowed } from './dossier-lifecycle.js';
import {
  absenceOn,
  attendanceIn,
  worksAt,
  type Attendance,
  type Officer,
  type StepPlace,
} from './officers.js';
import { openStepOf } from './open-step.js';
import { bridges, presentFor } from './stand-ins.js';

type HeldStep = StepPlace & Pick<CaseStep, 'assigneeId'>;

export interface ClaimCommand {
  readonly step: string;
  readonly officerId: string;
}

export interface ReleaseCommand {
  readonly step: string;
  readonly officerId: string;
  /** Whether he may give the steps of that agency to others. */
  readonly assigns: boolean;
  readonly reason: string | null;
}

export interface AssignCommand {
  readonly step: string;
  /** null: nobody has that name. */
  readonly to: Officer | null;
  readonly username: string;
  readonly officerId: string;
  readonly reason: string | null;
}

/** Who has the step in hand. Whoever has left the agency, lost the role or the account holds nothing any more. */
export function holderOf(step: HeldStep, attendance: Attendance): Officer | null {
  const officer = step.assigneeId === null ? undefined : attendance.officers.get(step.assigneeId);
  return officer && worksAt(officer, step, attendance) ? officer : null;
}

/** Work that comes back goes to whoever did it before, or stands in for him, as long as one of them is there. */
export function formerOfficerOf(
  { steps }: Pick<DossierCase, 'steps'>,
  step: StepPlace & Pick<CaseStep, 'stepKey'>,
  context: CaseContext,
): Officer | null {
  const attendance = attendanceIn(context);
  const former = steps.findLast(({ stepKey, finishedBy }) => stepKey === step.stepKey && finishedBy !== null);
  const officer = attendance.officers.get(former?.finishedBy ?? '');
  if (!officer || !worksAt(officer, step, attendance)) return null;
  const present = presentFor(officer, attendance);
  return present && worksAt(present, step, attendance) ? present : null;
}

/**
 * What somebody has in hand is his: colleagues do not do it behind his back, and while he is away only whoever stands
 * in for him does, or whoever covers the role where nobody stands in.
 * @returns for whom it is done; null: for nobody else
 * @throws DomainError step-held
 */
export function actsFor(step: CaseStep, officerId: string, context: CaseContext): Officer | null {
  const attendance = attendanceIn(context);
  const holder = holderOf(step, attendance);
  if (holder === null || holder.accountId === officerId) return null;
  if (!bridges(officerId, holder, step, attendance)) throw heldBy(step, holder);
  return holder;
}

/** For whom a step was done, as the timeline tells it. */
export function insteadOf(holder: Officer | null) {
  return holder && { insteadOf: holder.username, insteadOfName: holder.fullName };
}

/** Of a step that somebody did as the cover of its role, the timeline tells for which role. */
export function coverOf(step: StepPlace, officerId: string | null, { officers }: CaseContext) {
  const roles = officers.get(officerId ?? '')?.roles ?? [];
  const isCover = !roles.includes(step.role) && roles.includes(step.coverRole ?? '');
  return isCover ? { coverFor: step.role } : null;
}

/**
 * Takes up an open step that nobody has in hand.
 * @throws DomainError action-not-allowed, step-not-open, step-held
 */
export function claimStep(
  before: DossierCase,
  { step: key, officerId }: ClaimCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'claim-step');
  const step = openStepOf(before, key);
  const holder = holderOf(step, attendanceIn(context));
  if (holder !== null) throw heldBy(step, holder);
  const event = { type: 'step_claimed', data: placeOf(step) } as const;
  return given(before, step, officerId, event, context);
}

/**
 * Puts a step back for whoever takes it up next.
 * @throws DomainError action-not-allowed, step-not-open, step-not-held, step-held (somebody else has it),
 *   taken-without-reason
 */
export function releaseStep(
  before: DossierCase,
  { step: key, officerId, assigns, reason }: ReleaseCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'release-step');
  const step = openStepOf(before, key);
  const holder = holderOf(step, attendanceIn(context));
  if (holder === null) throw new DomainError('step-not-held', { step: key }, 'step');
  const instead = assigns ? null : actsFor(step, officerId, context);
  refuseTaking(step, holder, officerId, reason);
  const data = { ...placeOf(step), ...from(holder), ...insteadOf(instead), reason };
  return given(before, step, null, { type: 'step_released', data }, context);
}

/**
 * Gives a step to somebody, also while the dossier waits; taking it from somebody needs a reason.
 * @throws DomainError action-not-allowed, step-not-open, step-held (he has it already), assignee-unfit,
 *   assignee-absent, taken-without-reason
 */
export function assignStep(
  before: DossierCase,
  { step: key, to, username, officerId, reason }: AssignCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'assign-step');
  const step = openStepOf(before, key);
  const attendance = attendanceIn(context);
  if (to === null || !worksAt(to, step, attendance)) {
    throw new DomainError('assignee-unfit', { step: key, username }, 'username');
  }
  refuseAbsent(to, attendance);
  const holder = holderOf(step, attendance);
  if (holder?.accountId === to.accountId) throw heldBy(step, holder);
  if (holder !== null) refuseTaking(step, holder, officerId, reason);
  const data = {
    ...placeOf(step),
    assignee: to.username,
    assigneeName: to.fullName,
    ...(holder && from(holder)),
    reason,
  };
  return given(before, step, to.accountId, { type: 'step_assigned', data }, context);
}

function given(
  before: DossierCase,
  { no }: CaseStep,
  assigneeId: string | null,
  event: CaseEvent,
  { now }: CaseContext,
): Decision {
  const assignedAt = assigneeId === null ? null : now;
  const steps = before.steps.map((step) => (step.no === no ? { ...step, assigneeId, assignedAt } : step));
  return { after: { ...before, steps }, events: [event], flags: [] };
}

function refuseAbsent(officer: Officer, { day }: Attendance): void {
  const absence = absenceOn(officer, day);
  if (absence === null) return;
  const { fullName, username } = officer;
  throw new DomainError('assignee-absent', { fullName, username, lastOn: absence.lastOn }, 'username');
}

function heldBy({ stepKey }: CaseStep, { fullName }: Officer): DomainError {
  return new DomainError('step-held', { step: stepKey, holder: fullName }, 'step');
}

function refuseTaking(step: CaseStep, holder: Officer, officerId: string, reason: string | null): void {
  if (holder.accountId === officerId || reason !== null) return;
  throw new DomainError('taken-without-reason', { step: step.stepKey, holder: holder.fullName }, 'reason');
}

function placeOf({ no, stepKey }: CaseStep) {
  return { stepNo: no, step: stepKey };
}

function from({ username, fullName }: Officer) {
  return { from: username, fromName: fullName };
}
