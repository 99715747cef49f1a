import { Injectable } from '@nestjs/common';
import type { PaperAgency } from '../../domain/papers/paper-facts.js';
import { AgencyLookup, type Agency } from '../../registers/agencies/agency.lookup.js';

/** Agencies as their papers name them. */
@Injectable()
export class PaperAgencies {
  constructor(private readonly agencies: AgencyLookup) {}

  async of(id: string): Promise<PaperAgency> {
    const agency = await this.agencies.byId(id);
    const { nameVi, place, address, phone, email, complaintAddress, deskName, deskSymbol } = agency;
    return {
      name: nameVi,
      superiorName: await this.superiorOf(agency),
      ...{ place, address, phone, email, complaintAddress, deskName, deskSymbol },
    };
  }

  /** An authority of its own area (a people's committee) writes under nobody (Decree 30/2020, annex I). */
  private async superiorOf({ id, parentId, areaAgencyId }: Agency): Promise<string | null> {
    if (parentId === null || areaAgencyId === id) return null;
    return (await this.agencies.byId(parentId)).nameVi;
  }
}
