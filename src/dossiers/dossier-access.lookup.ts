import { Injectable } from '@nestjs/common';
import type { DossierAction } from '../domain/dossier/dossier-lifecycle.js';
import { DomainError } from '../domain/domain-error.js';
import { allowedActions } from '../domain/dossier/dossier-lifecycle.js';
import type { StepPlace } from '../domain/dossier/officers.js';
import type { Actor, Role } from '../platform/access/actor.js';
import { AgencyLookup } from '../registers/agencies/agency.lookup.js';
import { AccountLookup } from '../registers/staff/account.lookup.js';
import {
  isHead,
  isOpenTo,
  isPermitted,
  isSecondPerson,
  isStepAction,
  mayDo,
  standingOf,
  type SeenDossier,
  type StepAction,
  type Surroundings,
} from './standing.js';

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

/** Who may see a dossier and who may do what with it; every route asks here. */
@Injectable()
export class DossierAccess {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly accounts: AccountLookup,
  ) {}

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
    const around = await this.surroundingsOf(actor);
    const standing = standingOf(actor, seen, around);
    return allowedActions(seen.dossier.state, OFFERED_ACTIONS).filter((action) =>
      isStepAction(action)
        ? seen.steps.some((step) => step.state === 'open' && isOpenTo(actor, action, step, around))
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
    const standing = standingOf(actor, seen, await this.surroundingsOf(actor));
    if (!isPermitted(standing, action)) throw new DomainError('forbidden', { action });
  }

  /**
   * The right to one open step: its role, in its agency. Of one that is not open the core says so.
   * @throws DomainError forbidden
   */
  async assertMayDo(actor: Actor, action: StepAction, step: StepPlace | null): Promise<void> {
    const isAllowed = step === null || mayDo(actor, step, await this.accounts.attendance());
    if (!isAllowed) throw new DomainError('forbidden', { action });
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

  private async surroundingsOf(actor: Actor): Promise<Surroundings> {
    const attendance = await this.accounts.attendance();
    return { supervised: await this.supervisedBy(actor), attendance };
  }

  private async supervisedBy({ roles, agencyId }: Actor): Promise<readonly string[]> {
    return roles.includes('supervisor') && agencyId ? this.agencies.subtreeIds(agencyId) : [];
  }
}

export function externalSourceOf(actor: Actor): string {
  return `portal:${actor.username}`;
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
