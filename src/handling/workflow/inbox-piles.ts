import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { STEP_ROLES } from '../../domain/dossier/absences.js';
import { isStaffed } from '../../domain/dossier/officers.js';
import { absentHolders, type AbsentHolder } from '../../domain/dossier/stand-ins.js';
import type { StepRole } from '../../domain/workflow/workflow-plan.js';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { AccountLookup } from '../../registers/staff/account.lookup.js';
import type { InboxRequest, InboxView } from './workflow.requests.js';

/** Whose work is looked at, and which part of it. */
export interface Pile {
  readonly agencyId: string;
  readonly roles: readonly string[];
  /** What nobody does is the business of whoever gives the work out, whatever his own roles. */
  readonly seesUnattended: boolean;
  readonly view: InboxView;
  readonly personId: string;
  readonly away: readonly AbsentHolder[];
  /** Roles of which nobody is there today. */
  readonly unstaffed: readonly StepRole[];
}

interface Person {
  readonly accountId: string;
  readonly roles: readonly string[];
}

/** Everybody sees the work of his own roles; an approver that of his agency, a supervisor that below him. */
@Injectable()
export class InboxPiles {
  constructor(
    private readonly access: DossierAccess,
    private readonly agencies: AgencyLookup,
    private readonly accounts: AccountLookup,
  ) {}

  /** @throws DomainError forbidden, unknown-agency, not-found (nobody of that name works there) */
  async of(actor: Actor, { agency, person, view }: InboxRequest): Promise<Pile> {
    const agencyId =
      agency === undefined ? actor.agencyId : (await this.agencies.byCode(agency, 'agency')).id;
    if (agencyId === null) throw new DomainError('forbidden');
    const isOwn = agencyId === actor.agencyId && worksWithSteps(actor);
    const looksAtOthers = !isOwn || person !== undefined || view === 'agency';
    const heads = await this.access.heads(actor, agencyId);
    if (looksAtOthers && !heads) throw new DomainError('forbidden');
    const whose = person === undefined ? actor : await this.personOf(person, agencyId);
    const shown = view ?? (person !== undefined ? 'mine' : isOwn ? 'role' : 'agency');
    const isWhole = shown === 'agency' || (person === undefined && !isOwn);
    const attendance = await this.accounts.attendance();
    return {
      agencyId,
      roles: isWhole ? STEP_ROLES : whose.roles,
      seesUnattended: heads && person === undefined,
      view: shown,
      personId: whose.accountId,
      away: absentHolders(agencyId, STEP_ROLES, attendance),
      unstaffed: STEP_ROLES.filter((role) => !isStaffed({ agencyId, role }, attendance)),
    };
  }

  private async personOf(username: string, agencyId: string): Promise<Person> {
    const account = await this.accounts.byUsername(username.toLowerCase());
    if (account?.agencyId === agencyId) return account;
    throw new DomainError('not-found', { person: username }, 'person');
  }
}

function worksWithSteps({ roles }: Actor): boolean {
  return STEP_ROLES.some((role) => roles.includes(role));
}
