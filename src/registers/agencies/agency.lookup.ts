import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { AgencySelector } from '../../domain/workflow/workflow-plan.js';
import { RegisterDatabase } from '../../platform/database/register-database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { codesOf } from '../../platform/register-codes/id-by-code.js';
import { Clock } from '../../platform/time/clock.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { type Agency, type AgencyHours, AgencyTree, type CodedAgency } from './agency-tree.js';
import { AgencyEntity } from './agency.entity.js';
import type { RegisterCodes } from './agency.responses.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';

export type { Agency, AgencyHours, CodedAgency } from './agency-tree.js';

export const AGENCIES_SNAPSHOT = 'agencies';

interface AgencySnapshot {
  readonly tree: AgencyTree;
  /** Codes of calendars by id: whoever names a calendar changes an agency, so this is never behind. */
  readonly calendars: ReadonlyMap<string, string>;
}

/** Who takes a dossier in and who decides it. */
export interface AgenciesOfDossier {
  readonly receiving: Agency;
  readonly competent: Agency;
}

@Injectable()
export class AgencyLookup {
  private readonly snapshot: () => Promise<AgencySnapshot>;

  constructor(
    private readonly db: RegisterDatabase,
    private readonly clock: Clock,
    cache: RegisterCache,
  ) {
    this.snapshot = cache.cached(AGENCIES_SNAPSHOT, () =>
      this.db.read(async (tx) => {
        const tree = new AgencyTree(await tx.find(AgencyEntity));
        return { tree, calendars: await codesOf(tx, 'calendar') };
      }),
    );
  }

  /** @throws Error for an id that no row has: ids come from rows, not from people */
  async byId(id: string): Promise<Agency> {
    return (await this.tree()).known(id);
  }

  /** By any of its codes, as they are today; null: no agency has or had it. */
  async find(code: string): Promise<Agency | null> {
    return (await this.tree()).byCode(code, localDayOf(this.clock.now(), OFFICE_ZONE));
  }

  /** @throws DomainError `unknown-agency` on `field` */
  async byCode(code: string, field = 'agencyCode'): Promise<Agency> {
    const agency = await this.find(code);
    if (agency === null) throw new DomainError('unknown-agency', { code }, field);
    return agency;
  }

  /** Whether it exists today; merged or dissolved agencies do not. */
  isOpen({ validFrom, validTo }: Agency): boolean {
    const today = localDayOf(this.clock.now(), OFFICE_ZONE);
    return validFrom <= today && (validTo === null || today <= validTo);
  }

  /** Every agency, each before those below it. */
  async all(): Promise<readonly Agency[]> {
    return (await this.tree()).inOrder();
  }

  /** Every agency with all codes that mean it, in the same order. */
  async allCoded(): Promise<readonly CodedAgency[]> {
    const tree = await this.tree();
    return tree.inOrder().map((agency) => ({ codes: tree.codesOf(agency), ...agency }));
  }

  /** By whose hours terms are counted at present. */
  async hours(): Promise<AgencyHours> {
    return this.tree();
  }

  /** As `tx` sees it, never what a cache has not dropped yet: for work that stores what it computes. */
  async hoursAsOf(tx: EntityManager): Promise<AgencyHours> {
    return new AgencyTree(await tx.find(AgencyEntity));
  }

  /** Public codes for showing agencies. */
  async codes(): Promise<RegisterCodes> {
    const { tree, calendars } = await this.snapshot();
    return {
      agencyOf: (id) => tree.byId(id)?.code ?? id,
      calendarOf: (id) => calendars.get(id) ?? id,
      predecessorsOf: (agency) => tree.predecessorsOf(agency).map(({ code }) => code),
    };
  }

  /** Itself and all below it. */
  async subtreeIds(id: string): Promise<readonly string[]> {
    return (await this.tree()).subtree(id).map((agency) => agency.id);
  }

  /** bộ phận một cửa: the agency at whose desk papers for `agency` come in and results go out. */
  async deskOf(agency: Agency): Promise<Agency> {
    return agency.deskAgencyId === null ? agency : this.byId(agency.deskAgencyId);
  }

  /**
   * The agency that a step of a plan means for one dossier.
   * @throws DomainError `agency-not-resolvable`, or `unknown-agency` for a named one
   */
  async resolve(selector: AgencySelector, { receiving, competent }: AgenciesOfDossier): Promise<Agency> {
    switch (selector.kind) {
      case 'receiving':
        return receiving;
      case 'competent':
        return competent;
      case 'parent':
        if (competent.parentId !== null) return this.byId(competent.parentId);
        throw new DomainError('agency-not-resolvable', { selector: `parent of ${competent.code}` });
      case 'named':
        return this.byCode(selector.agencyCode);
      case 'by_field':
        return this.handling(selector.field, [receiving, competent]);
    }
  }

  private async tree(): Promise<AgencyTree> {
    return (await this.snapshot()).tree;
  }

  private async handling(field: string, areas: readonly Agency[]): Promise<Agency> {
    const found = (await this.tree()).handling(field, areas, localDayOf(this.clock.now(), OFFICE_ZONE));
    if (found === null) throw new DomainError('agency-not-resolvable', { selector: `field ${field}` });
    return found;
  }
}
