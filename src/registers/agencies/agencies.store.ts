import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { Clock } from '../../platform/time/clock.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { codesOf } from '../../platform/register-codes/id-by-code.js';
import { AGENCIES_SNAPSHOT } from './agency.lookup.js';
import { AgencyCalendarChangeEntity } from './agency-calendar-change.entity.js';
import { type Agency, AgencyTree } from './agency-tree.js';
import { AgencyEntity } from './agency.entity.js';
import { AgencyResponse } from './agency.responses.js';

// Any number that nobody else locks.
const REGISTER_LOCK = 7_203_118_027;

/** Who changed an agency, and on which document. */
export interface AgencyChangeFacts {
  readonly source: string | null;
  /** Account; null where no person did it. */
  readonly enteredBy: string | null;
}

/** The writing side of the register. */
@Injectable()
export class AgenciesStore {
  constructor(
    private readonly cache: RegisterCache,
    private readonly clock: Clock,
  ) {}

  /** The register as it is, and nobody else changes it meanwhile: a circle needs two changes to close. */
  async lockTree(tx: EntityManager): Promise<AgencyTree> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [REGISTER_LOCK]);
    return new AgencyTree(await tx.find(AgencyEntity));
  }

  /** @throws DomainError `agency-code-taken` */
  async insert(tx: EntityManager, agency: Omit<AgencyEntity, 'id'>): Promise<void> {
    const insert = tx.createQueryBuilder().insert().into(AgencyEntity).values(agency).orIgnore();
    const { raw } = (await insert.returning('id').execute()) as { raw: readonly unknown[] };
    const { code } = agency;
    if (raw.length === 0) throw new DomainError('agency-code-taken', { code }, 'code');
    await this.cache.changed(tx, AGENCIES_SNAPSHOT);
  }

  async update(tx: EntityManager, agency: AgencyEntity): Promise<void> {
    const { id, ...columns } = agency;
    await tx.update(AgencyEntity, { id }, columns);
    await this.cache.changed(tx, AGENCIES_SNAPSHOT);
  }

  /** Puts on record that terms are counted by other hours now; their running clocks follow. */
  async recordHours(
    tx: EntityManager,
    before: Agency,
    after: Agency,
    { source, enteredBy }: AgencyChangeFacts,
  ): Promise<void> {
    await tx.insert(AgencyCalendarChangeEntity, {
      agencyId: after.id,
      fromCalendarId: before.calendarId,
      toCalendarId: after.calendarId,
      fromDeskCalendarId: before.deskCalendarId,
      toDeskCalendarId: after.deskCalendarId,
      fromDeskAgencyId: before.deskAgencyId,
      toDeskAgencyId: after.deskAgencyId,
      source,
      enteredAt: this.clock.now(),
      enteredBy,
    });
  }

  /** The agency as it is within `tx`. */
  async shown(tx: EntityManager, code: string): Promise<AgencyResponse> {
    const tree = new AgencyTree(await tx.find(AgencyEntity));
    const agency = tree.byCode(code);
    if (agency === null) throw new DomainError('not-found');
    const calendars = await codesOf(tx, 'calendar');
    return AgencyResponse.of(agency, {
      agencyOf: (id) => tree.byId(id)?.code ?? id,
      calendarOf: (id) => calendars.get(id) ?? id,
      predecessorsOf: (agency) => tree.predecessorsOf(agency).map(({ code }) => code),
    });
  }
}
