import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import { hasRole, type Actor } from '../../platform/access/actor.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { AccountLookup, type KnownAccount } from '../../registers/staff/account.lookup.js';

/** Whose absences somebody sees, and whose he records: his own, and those of whom he gives work to. */
@Injectable()
export class AbsenceRights {
  constructor(
    private readonly accounts: AccountLookup,
    private readonly agencies: AgencyLookup,
    private readonly access: DossierAccess,
  ) {}

  /** Ids of the agencies whose staff he sees; null: of all. */
  async agenciesOf(actor: Actor): Promise<readonly string[] | null> {
    if (hasRole(actor, 'administrator')) return null;
    if (actor.agencyId === null) return [];
    return hasRole(actor, 'supervisor') ? this.agencies.subtreeIds(actor.agencyId) : [actor.agencyId];
  }

  async decidesFor(actor: Actor, { accountId, agencyId }: KnownAccount): Promise<boolean> {
    if (accountId === actor.accountId || hasRole(actor, 'administrator')) return true;
    return agencyId !== null && this.access.heads(actor, agencyId);
  }

  /** The person of that name, whose absence he may record. @throws DomainError not-found, forbidden */
  async personOf(actor: Actor, username: string): Promise<KnownAccount> {
    return this.assertDecides(actor, await this.accounts.byUsername(username.toLowerCase()), username);
  }

  /** As `personOf`, of a known account. @throws DomainError not-found, forbidden */
  async personById(actor: Actor, accountId: string): Promise<KnownAccount> {
    return this.assertDecides(actor, await this.accounts.byId(accountId), accountId);
  }

  private async assertDecides(
    actor: Actor,
    person: KnownAccount | null,
    named: string,
  ): Promise<KnownAccount> {
    const seen = await this.agenciesOf(actor);
    const isSeen = person !== null && (seen === null || seen.includes(person.agencyId ?? ''));
    if (!isSeen) throw new DomainError('not-found', { person: named }, 'username');
    if (!(await this.decidesFor(actor, person))) throw new DomainError('forbidden');
    return person;
  }
}
