import type { DossierAction } from '../domain/dossier/dossier-lifecycle.js';
import { worksAt, type Attendance, type StepPlace } from '../domain/dossier/officers.js';
import { bridges } from '../domain/dossier/stand-ins.js';
import type { StepKind } from '../domain/workflow/workflow-plan.js';
import type { Actor } from '../platform/access/actor.js';
import type { DossierEntity } from './dossier.entity.js';

export interface SeenStep extends StepPlace {
  readonly kind: StepKind;
  readonly state: string;
  /** Who has it in hand as of now. */
  readonly assigneeId: string | null;
}

/** The right to these is the right to one open step. */
const STEP_ACTIONS = ['finish-step', 'return-step', 'claim-step', 'release-step', 'assign-step'] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];
export type DossierVerb = Exclude<DossierAction, StepAction>;

export function isStepAction(action: DossierAction): action is StepAction {
  return (STEP_ACTIONS as readonly DossierAction[]).includes(action);
}

export interface SeenDossier {
  readonly dossier: DossierEntity;
  readonly steps: readonly SeenStep[];
}

export function mayDo({ agencyId, roles }: Actor, step: StepPlace, attendance: Attendance): boolean {
  return worksAt({ active: true, agencyId, roles }, step, attendance);
}

/** What a right is derived from beside the account and the dossier. */
export interface Surroundings {
  /** Ids of the agencies that the actor oversees. */
  readonly supervised: readonly string[];
  readonly attendance: Attendance;
}

/** How somebody stands to a dossier. */
interface Standing {
  /** Works at the desk that took it in. */
  readonly desk: boolean;
  /** Works on dossiers at the agency that decides. */
  readonly competent: boolean;
  /** … or at one whose step is open, and which is not only asked for an opinion. */
  readonly deciding: boolean;
  /** Signs for the agency that decides. */
  readonly signing: boolean;
  /** May be the second of two people: see `isSecondPerson`. */
  readonly second: boolean;
  /** Works where an open step is. */
  readonly working: boolean;
}

/** One of these is enough. */
const PERMITTED: Readonly<Record<DossierVerb, readonly (keyof Standing)[]>> = {
  accept: ['desk'],
  'send-on': ['desk'],
  'not-accept': ['desk'],
  'request-correction': ['desk'],
  'receive-correction': ['desk'],
  withdraw: ['desk'],
  'correct-details': ['desk'],
  'receive-result': ['desk'],
  'hand-over-result': ['desk'],
  'confirm-receipt': ['competent'],
  'request-supplement': ['deciding'],
  'request-payment': ['deciding'],
  pause: ['deciding'],
  resume: ['deciding'],
  'receive-supplement': ['desk', 'deciding'],
  'receive-payment': ['desk', 'deciding'],
  'record-refund': ['desk', 'competent'],
  'correct-result': ['desk', 'competent'],
  stop: ['desk', 'competent'],
  refile: ['desk', 'competent'],
  'approve-refiling': ['second'],
  // … or whoever proposed it, which the proposal itself tells.
  'reject-refiling': ['desk', 'competent', 'second'],
  'correct-fee': ['desk', 'signing'],
  'reissue-result': ['signing'],
  reopen: ['signing'],
  extend: ['signing'],
  apologise: ['signing'],
  'acknowledge-leg': ['working'],
};

export function isPermitted(standing: Standing, action: DossierVerb): boolean {
  return PERMITTED[action].some((each) => standing[each]);
}

export function standingOf(
  actor: Actor,
  { dossier, steps }: SeenDossier,
  { supervised, attendance }: Surroundings,
): Standing {
  const competent = isHandler(actor) && actor.agencyId === dossier.competentAgencyId;
  return {
    desk: actor.roles.includes('reception_officer') && actor.agencyId === dossier.receivingAgencyId,
    competent,
    deciding: competent || (isHandler(actor) && hasSay(actor, steps)),
    signing: competent && actor.roles.includes('approver'),
    second: isSecondPerson(actor, dossier, supervised),
    working: steps.some((step) => step.state === 'open' && mayDo(actor, step, attendance)),
  };
}

/** Who signs for the agency that took it in or for the one that decides, or oversees one of them. */
export function isSecondPerson(
  actor: Actor,
  { receivingAgencyId, competentAgencyId }: SeenDossier['dossier'],
  supervised: readonly string[],
): boolean {
  return [receivingAgencyId, competentAgencyId].some((agencyId) => isHead(actor, agencyId, supervised));
}

export function isHead(actor: Actor, agencyId: string, supervised: readonly string[]): boolean {
  const approves = actor.roles.includes('approver') && actor.agencyId === agencyId;
  return approves || supervised.includes(agencyId);
}

export function isOpenTo(
  actor: Actor,
  action: StepAction,
  step: SeenStep,
  { supervised, attendance }: Surroundings,
): boolean {
  const { assigneeId } = step;
  const holder = attendance.officers.get(assigneeId ?? '');
  const isOwn =
    assigneeId === actor.accountId || (!!holder && bridges(actor.accountId, holder, step, attendance));
  if (action === 'finish-step' || action === 'return-step')
    return mayDo(actor, step, attendance) && (assigneeId === null || isOwn);
  if (action === 'claim-step') return mayDo(actor, step, attendance) && assigneeId === null;
  const assigns = isHead(actor, step.agencyId, supervised);
  return action === 'assign-step' ? assigns : assigneeId !== null && (isOwn || assigns);
}

/** Who is only asked for an opinion has no say over the term, nor over what the applicant has to bring. */
function hasSay({ agencyId }: Actor, steps: readonly SeenStep[]): boolean {
  return steps.some(
    ({ agencyId: at, kind, state }) => state === 'open' && at === agencyId && kind !== 'consultation',
  );
}

function isHandler(actor: Actor): boolean {
  return actor.roles.includes('processing_officer') || actor.roles.includes('approver');
}
