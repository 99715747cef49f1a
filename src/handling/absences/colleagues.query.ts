import { Injectable } from '@nestjs/common';
import { STEP_ROLES } from '../../domain/dossier/absences.js';
import { absenceOn } from '../../domain/dossier/officers.js';
import { DomainError } from '../../domain/domain-error.js';
import { DossierView } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { AccountLookup } from '../../registers/staff/account.lookup.js';
import { AbsenceRights } from './absence-rights.js';
import type { ColleaguesResponse } from './absence.responses.js';

/** Who does steps at an agency: to whom a step can be given, and who can stand in. */
@Injectable()
export class ColleaguesQuery {
  constructor(
    private readonly accounts: AccountLookup,
    private readonly agencies: AgencyLookup,
    private readonly rights: AbsenceRights,
    private readonly dossiers: DossierView,
  ) {}

  /** @throws DomainError unknown-agency, not-found (an agency outside one's own), agency-required */
  async run(actor: Actor, code: string | undefined): Promise<ColleaguesResponse> {
    const agencyId = code === undefined ? actor.agencyId : (await this.agencies.byCode(code, 'agency')).id;
    if (agencyId === null) throw new DomainError('agency-required', {}, 'agency');
    const seen = await this.rights.agenciesOf(actor);
    if (seen !== null && !seen.includes(agencyId)) throw new DomainError('not-found', { code }, 'agency');
    const today = this.accounts.today();
    const staff = [...(await this.accounts.everybody()).values()].filter(
      (each) =>
        each.active && each.agencyId === agencyId && STEP_ROLES.some((role) => each.roles.includes(role)),
    );
    return {
      agency: await this.dossiers.agencyName(agencyId),
      items: staff
        .map((each) => ({
          username: each.username,
          fullName: each.fullName,
          roles: STEP_ROLES.filter((role) => each.roles.includes(role)),
          awayUntil: absenceOn(each, today)?.lastOn ?? null,
        }))
        .sort((one, other) => one.fullName.localeCompare(other.fullName, 'vi')),
    };
  }
}
