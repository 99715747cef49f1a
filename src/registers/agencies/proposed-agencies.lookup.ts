import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { AgencyLookup, type Agency, type AgencyHours } from './agency.lookup.js';
import { keepsHours } from './agency-rules.js';
import { ChangeAgency, type ChangeAgencyCommand } from './change-agency.js';

/** What the register would become. */
export interface AgenciesAfter {
  readonly before: Agency;
  readonly after: Agency;
  /** By whose hours terms would be counted; null where nothing of that changes. */
  readonly hours: AgencyHours | null;
}

/** The act itself is carried out and taken back, so that what is shown and what happens cannot differ. */
@Injectable()
export class ProposedAgencies {
  constructor(
    private readonly database: Database,
    private readonly changeAgency: ChangeAgency,
    private readonly agencies: AgencyLookup,
  ) {}

  /** @throws DomainError what the act refuses */
  async afterChange(code: string, command: ChangeAgencyCommand): Promise<AgenciesAfter> {
    return this.database.rehearse(async (tx) => {
      const { before, after } = await this.changeAgency.within(tx, code, command, null);
      const hours = keepsHours(before, after) ? null : await this.agencies.hoursAsOf(tx);
      return { before, after, hours };
    });
  }
}
