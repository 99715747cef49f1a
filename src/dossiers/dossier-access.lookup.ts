import { Injectable } from '@nestjs/common';
import type { DossierAction } from '../domain/dossier/dossier-lifecycle.js';
import { DomainError } from '../domain/domain-error.js';
import { allowedActions } from '../domain/dossier/dossier-lifecycle.js';
import type { StepKind, StepRole } from '../domain/workflow/workflow-plan.js';
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

interface SeenStep {
  readonly agencyId: string;
  readonly kind: StepKind;
  readonly role: StepRole;
  readonly state: string;
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
    const subtree = has('supervisor') && actor.agencyId ? await this.agencies.subtreeIds(actor.agencyId) : [];
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

  /** What the actor may do now: what the state allows and the role permits. */
  actionsFor(actor: Actor, seen: SeenDossier): readonly DossierAction[] {
    const standing = standingOf(actor, seen);
    return allowedActions(seen.dossier.state, OFFERED_ACTIONS).filter((action) =>
      isPermitted(standing, action),
    );
  }

  /**
   * What the state does not allow is left to the core to refuse, so that the slower of two officers reads
   * "already done" and not "forbidden". For the same reason the right to a step is asked once it is known
   * to be open: `assertMayFinish`.
   * @throws DomainError not-found (outside the scope), forbidden (inside, without the right)
   */
  async assertMay(actor: Actor, action: DossierAction, seen: SeenDossier): Promise<void> {
    await this.assertSees(actor, seen);
    if (action === 'finish-step' || !allowedActions(seen.dossier.state).includes(action)) return;
    if (!isPermitted(standingOf(actor, seen), action)) throw new DomainError('forbidden', { action });
  }

  /** The right to one step: its role, in its agency. @throws DomainError forbidden */
  assertMayFinish(actor: Actor, step: { readonly agencyId: string; readonly role: StepRole }): void {
    if (!mayFinish(actor, step)) throw new DomainError('forbidden', { action: 'finish-step' });
  }
}

export function externalSourceOf(actor: Actor): string {
  return `portal:${actor.username}`;
}

function mayFinish(actor: Actor, step: { readonly agencyId: string; readonly role: StepRole }): boolean {
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
  /** Has an open step to finish. */
  readonly finishing: boolean;
}

/** One of these is enough. */
const PERMITTED: Readonly<Record<DossierAction, readonly (keyof Standing)[]>> = {
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
  'finish-step': ['finishing'],
  'acknowledge-leg': ['finishing'],
};

function isPermitted(standing: Standing, action: DossierAction): boolean {
  return PERMITTED[action].some((each) => standing[each]);
}

function standingOf(actor: Actor, { dossier, steps }: SeenDossier): Standing {
  const competent = isHandler(actor) && actor.agencyId === dossier.competentAgencyId;
  return {
    desk: actor.roles.includes('reception_officer') && actor.agencyId === dossier.receivingAgencyId,
    competent,
    deciding: competent || (isHandler(actor) && hasSay(actor, steps)),
    signing: competent && actor.roles.includes('approver'),
    second: isSecondPerson(actor, dossier),
    finishing: steps.some((step) => step.state === 'open' && mayFinish(actor, step)),
  };
}

/** Who signs for either agency, or oversees them; that he sees the dossier is known by then. */
function isSecondPerson({ roles, agencyId }: Actor, dossier: SeenDossier['dossier']): boolean {
  const { receivingAgencyId, competentAgencyId } = dossier;
  const signs = roles.includes('approver') && [receivingAgencyId, competentAgencyId].includes(agencyId ?? '');
  return signs || roles.includes('supervisor');
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
