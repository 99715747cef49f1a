import { Injectable } from '@nestjs/common';
import type { DossierAction } from '../domain/dossier/dossier-lifecycle.js';
import { DomainError } from '../domain/domain-error.js';
import { allowedActions } from '../domain/dossier/dossier-lifecycle.js';
import type { StepPlace } from '../domain/dossier/officers.js';
import type { StepKind } from '../domain/workflow/workflow-plan.js';
import type { Actor, Role } from '../platform/access/actor.js';
import { AgencyLookup } from '../registers/agencies/agency.lookup.js';
import type { DossierEntity } from './dossier.entity.js';

/** The verbs that have a route today. */
const OFFERED_ACTIONS: readonly DossierAction[] = [
  'accept',
  'send-on',
  'confirm-receipt',
  'acknowledge-leg',
  'not-accept',
  'request-correction',
  'receive-correction',
  'finish-step',
  'return-step',
  'claim-step',
  'release-step',
  'assign-step',
  'request-supplement',
  'receive-supplement',
  'request-payment',
  'receive-payment',
  'pause',
  'resume',
  'extend',
  'apologise',
  'withdraw',
  'stop',
  'record-refund',
  'correct-fee',
  'correct-details',
  'refile',
  'receive-result',
  'hand-over-result',
  'correct-result',
  'reissue-result',
  'reopen',
];

/** Which dossiers an actor may see; the union of the parts. */
export interface DossierScope {
  /** Taken in by these agencies. */
  readonly received: readonly string[];
  /** Decided by these agencies, or with a step there. */
  readonly handled: readonly string[];
  /** Filed by this machine client. */
  readonly externalSource: string | null;
  readonly seesPersonalData: boolean;
  /** Names of officers and their notes; a portal has no business with them. */
  readonly seesInternalNotes: boolean;
}

const STAFF_READERS = ['reception_officer', 'processing_officer', 'approver', 'supervisor'] as const;

interface SeenStep extends StepPlace {
  readonly kind: StepKind;
  readonly state: string;
  readonly assigneeId: string | null;
}

/** The right to these is the right to one open step. */
const STEP_ACTIONS = ['finish-step', 'return-step', 'claim-step', 'release-step', 'assign-step'] as const;
type StepAction = (typeof STEP_ACTIONS)[number];
type DossierVerb = Exclude<DossierAction, StepAction>;

function isStepAction(action: DossierAction): action is StepAction {
  return (STEP_ACTIONS as readonly DossierAction[]).includes(action);
}

interface SeenDossier {
  readonly dossier: DossierEntity;
  readonly steps: readonly SeenStep[];
}

/** Who may see a dossier and who may do what with it; every route asks here. */
@Injectable()
export class DossierAccess {
  constructor(private readonly agencies: AgencyLookup) {}

  async scopeOf(actor: Actor): Promise<DossierScope> {
    const own = actor.agencyId ? [actor.agencyId] : [];
    const has = (...roles: Role[]) => roles.some((role) => actor.roles.includes(role));
    const subtree = await this.supervisedBy(actor);
    return {
      received: [...(has('reception_officer') ? own : []), ...subtree],
      handled: [...(has('processing_officer', 'approver') ? own : []), ...subtree],
      externalSource: has('portal') ? externalSourceOf(actor) : null,
      seesPersonalData: has(...STAFF_READERS, 'portal'),
      seesInternalNotes: has(...STAFF_READERS),
    };
  }

  /** Outside one's scope a dossier does not exist. @throws DomainError not-found */
  async assertSees(actor: Actor, seen: SeenDossier): Promise<void> {
    const scope = await this.scopeOf(actor);
    const { dossier, steps } = seen;
    const isSeen =
      scope.received.includes(dossier.receivingAgencyId) ||
      scope.handled.includes(dossier.competentAgencyId) ||
      steps.some((step) => scope.handled.includes(step.agencyId)) ||
      (scope.externalSource !== null && scope.externalSource === dossier.externalSource);
    if (!isSeen) throw new DomainError('not-found', { code: dossier.code }, 'code');
  }

  /** What the actor may do now: what the state allows and the role permits; steps name who holds them today. */
  async actionsFor(actor: Actor, seen: SeenDossier): Promise<readonly DossierAction[]> {
    const supervised = await this.supervisedBy(actor);
    const standing = standingOf(actor, seen, supervised);
    return allowedActions(seen.dossier.state, OFFERED_ACTIONS).filter((action) =>
      isStepAction(action)
        ? seen.steps.some((step) => step.state === 'open' && isOpenTo(actor, action, step, supervised))
        : isPermitted(standing, action),
    );
  }

  /**
   * What the state does not allow is left to the core to refuse, so that the slower of two officers reads
   * "already done" and not "forbidden". For the same reason the right to a step is asked once it is known
   * to be open: `assertMayDo`.
   * @throws DomainError not-found (outside the scope), forbidden (inside, without the right)
   */
  async assertMay(actor: Actor, action: DossierAction, seen: SeenDossier): Promise<void> {
    await this.assertSees(actor, seen);
    if (isStepAction(action) || !allowedActions(seen.dossier.state).includes(action)) return;
    const standing = standingOf(actor, seen, await this.supervisedBy(actor));
    if (!isPermitted(standing, action)) throw new DomainError('forbidden', { action });
  }

  /**
   * The right to one open step: its role, in its agency. Of one that is not open the core says so.
   * @throws DomainError forbidden
   */
  assertMayDo(actor: Actor, action: StepAction, step: StepPlace | null): void {
    if (step !== null && !mayDo(actor, step)) throw new DomainError('forbidden', { action });
  }

  /** Whether he says who does that step: an approver there, or a supervisor over it. */
  async assigns(actor: Actor, step: StepPlace | null): Promise<boolean> {
    return step !== null && this.heads(actor, step.agencyId);
  }

  /** Whether he says who does what in that agency, and sees what everybody has to do. */
  async heads(actor: Actor, agencyId: string): Promise<boolean> {
    return isHead(actor, agencyId, await this.supervisedBy(actor));
  }

  /** Whether he may be the second of two people; a dossier that he only was asked about is not his to judge. */
  async isSecondPerson(actor: Actor, dossier: SeenDossier['dossier']): Promise<boolean> {
    return isSecondPerson(actor, dossier, await this.supervisedBy(actor));
  }

  private async supervisedBy({ roles, agencyId }: Actor): Promise<readonly string[]> {
    return roles.includes('supervisor') && agencyId ? this.agencies.subtreeIds(agencyId) : [];
  }
}

export function externalSourceOf(actor: Actor): string {
  return `portal:${actor.username}`;
}

function mayDo(actor: Actor, step: StepPlace): boolean {
  return actor.agencyId === step.agencyId && actor.roles.includes(step.role);
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
  'correct-fee': ['desk', 'signing'],
  'reissue-result': ['signing'],
  reopen: ['signing'],
  extend: ['signing'],
  apologise: ['signing'],
  'acknowledge-leg': ['working'],
};

function isPermitted(standing: Standing, action: DossierVerb): boolean {
  return PERMITTED[action].some((each) => standing[each]);
}

function standingOf(actor: Actor, { dossier, steps }: SeenDossier, supervised: readonly string[]): Standing {
  const competent = isHandler(actor) && actor.agencyId === dossier.competentAgencyId;
  return {
    desk: actor.roles.includes('reception_officer') && actor.agencyId === dossier.receivingAgencyId,
    competent,
    deciding: competent || (isHandler(actor) && hasSay(actor, steps)),
    signing: competent && actor.roles.includes('approver'),
    second: isSecondPerson(actor, dossier, supervised),
    working: steps.some((step) => step.state === 'open' && mayDo(actor, step)),
  };
}

/** Who signs for the agency that took it in or for the one that decides, or oversees one of them. */
function isSecondPerson(
  actor: Actor,
  { receivingAgencyId, competentAgencyId }: SeenDossier['dossier'],
  supervised: readonly string[],
): boolean {
  return [receivingAgencyId, competentAgencyId].some((agencyId) => isHead(actor, agencyId, supervised));
}

function isHead(actor: Actor, agencyId: string, supervised: readonly string[]): boolean {
  const approves = actor.roles.includes('approver') && actor.agencyId === agencyId;
  return approves || supervised.includes(agencyId);
}

function isOpenTo(actor: Actor, action: StepAction, step: SeenStep, supervised: readonly string[]): boolean {
  const { assigneeId } = step;
  const isOwn = assigneeId === actor.accountId;
  if (action === 'finish-step' || action === 'return-step')
    return mayDo(actor, step) && (assigneeId === null || isOwn);
  if (action === 'claim-step') return mayDo(actor, step) && assigneeId === null;
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

/** The WHERE fragment that keeps a query inside a scope; adds its values to `parameters`. */
export function scopeSql(scope: DossierScope, alias: string, parameters: unknown[]): string {
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const parts: string[] = [];
  if (scope.received.length > 0) {
    parts.push(`${alias}.receiving_agency_id = ANY (${bind(scope.received)}::bigint[])`);
  }
  if (scope.handled.length > 0) {
    const ids = `${bind(scope.handled)}::bigint[]`;
    parts.push(
      `${alias}.competent_agency_id = ANY (${ids})`,
      `EXISTS (SELECT 1 FROM dossier_step s WHERE s.dossier_id = ${alias}.id AND s.agency_id = ANY (${ids}))`,
    );
  }
  if (scope.externalSource !== null) parts.push(`${alias}.external_source = ${bind(scope.externalSource)}`);
  return parts.length > 0 ? `(${parts.join(' OR ')})` : 'false';
}
