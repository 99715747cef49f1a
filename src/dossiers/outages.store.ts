import { Injectable } from '@nestjs/common';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { recordOutageOn } from '../domain/dossier/case-recalculation.js';
import type { CalendarsById } from '../domain/dossier/clock-calendars.js';
import type { CaseClock } from '../domain/dossier/dossier-case.js';
import { AgencyLookup } from '../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../registers/procedures/procedure.lookup.js';
import { OutageEntity } from './outage.entity.js';

export type Outage = OutageEntity;

/** What a recorded breakdown does to the running clocks of a dossier whose law does not count such time. */
export interface OutageEffect {
  /** The agency that could not work, with all below it. */
  readonly ownerAgencyIds: readonly string[];
  /** What the event says beside the clocks. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The clocks without that time; the same objects where it is taken out already, or is not theirs. */
  readonly change: (clocks: readonly CaseClock[], calendars: CalendarsById) => readonly CaseClock[];
}

/** Recorded breakdowns. */
@Injectable()
export class OutagesStore {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly procedures: ProcedureLookup,
  ) {}

  /** Versions whose sector law does not count the time of a breakdown. */
  versionIdsConcerned(): Promise<string[]> {
    return this.procedures.versionIdsExcluding('outage');
  }

  /** @throws the violation of `outage_once_key` for one that is recorded already */
  async add(tx: EntityManager, outage: Omit<Outage, 'id'>): Promise<string> {
    const row = tx.create(OutageEntity, outage);
    await tx.insert(OutageEntity, row);
    return row.id;
  }

  async byIds(tx: EntityManager, ids: readonly string[]): Promise<readonly Outage[]> {
    return tx.findBy(OutageEntity, { id: In([...ids]) });
  }

  /** Of whatever began before they were over, as they were recorded. */
  async effectsAfter(tx: EntityManager, instant: Date): Promise<readonly OutageEffect[]> {
    const outages = await tx.find(OutageEntity, { where: { toAt: MoreThan(instant) }, order: { id: 'ASC' } });
    return Promise.all(outages.map((outage) => this.effectOf(outage)));
  }

  async effectOf({ agencyId, fromAt, toAt, name, source }: Outage): Promise<OutageEffect> {
    const agency = await this.agencies.byId(agencyId);
    const ownerAgencyIds = await this.agencies.subtreeIds(agencyId);
    const applies = ({ ownerAgencyId, terms }: CaseClock) =>
      terms.binds === 'agency' && ownerAgencyIds.includes(ownerAgencyId);
    return {
      ownerAgencyIds,
      facts: { agency: agency.code, name, source, from: fromAt.toISOString(), to: toAt.toISOString() },
      change: (clocks, calendars) => recordOutageOn(clocks, fromAt, toAt, calendars, applies),
    };
  }
}
