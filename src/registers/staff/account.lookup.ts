import { Injectable } from '@nestjs/common';
import { IsNull, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { addDays, type LocalDay } from '../../domain/calendar/local-day.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import {
  absenceOn,
  worksAt,
  type Absence,
  type Attendance,
  type StepPlace,
} from '../../domain/dossier/officers.js';
import { absentFor } from '../../domain/dossier/stand-ins.js';
import type { Actor, Role } from '../../platform/access/actor.js';
import { RegisterDatabase } from '../../platform/database/register-database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { AbsenceEntity } from './absence.entity.js';
import { AccountEntity } from './account.entity.js';

export const ACCOUNTS_SNAPSHOT = 'accounts';

/** What every request asks of its account; the password hash is not kept in memory. */
export interface KnownAccount extends Actor {
  readonly active: boolean;
  readonly tokenGeneration: number;
  /** Those that are not over. */
  readonly absences: readonly Absence[];
}

export type KnownAccounts = ReadonlyMap<string, KnownAccount>;

@Injectable()
export class AccountLookup {
  private readonly snapshot: () => Promise<KnownAccounts>;

  constructor(
    private readonly db: RegisterDatabase,
    private readonly clock: Clock,
    cache: RegisterCache,
  ) {
    this.snapshot = cache.cached(ACCOUNTS_SNAPSHOT, () => this.load());
  }

  async byId(id: string): Promise<KnownAccount | null> {
    return (await this.snapshot()).get(id) ?? null;
  }

  everybody(): Promise<KnownAccounts> {
    return this.snapshot();
  }

  /** Who is there today. */
  async attendance(): Promise<Attendance> {
    return { officers: await this.snapshot(), day: this.today() };
  }

  /** Ids of those who are away today and for whom that person is there. */
  async absentFor(accountId: string): Promise<readonly string[]> {
    return absentFor(accountId, await this.attendance());
  }

  async byUsername(username: string): Promise<KnownAccount | null> {
    const known = [...(await this.snapshot()).values()];
    return known.find((account) => account.username === username) ?? null;
  }

  /** Names of those who do such steps at present; of those away only where nobody else does. */
  async whoMay(place: StepPlace): Promise<readonly string[]> {
    const attendance = await this.attendance();
    const able = [...attendance.officers.values()].filter((each) => worksAt(each, place, attendance));
    const present = able.filter((each) => absenceOn(each, attendance.day) === null);
    return (present.length > 0 ? present : able).map(({ fullName }) => fullName);
  }

  today(): LocalDay {
    return localDayOf(this.clock.now(), OFFICE_ZONE);
  }

  private load(): Promise<KnownAccounts> {
    return this.db.read(async (tx) => {
      const rows = await tx.find(AccountEntity, { select: SHOWN });
      const absences = await this.absences(tx);
      return new Map(
        rows.map((row) => {
          const own = { accountId: row.id, roles: row.roles as Role[], absences: absences.get(row.id) ?? [] };
          return [row.id, { ...row, ...own }];
        }),
      );
    });
  }

  /** A day more than those that are not over: what is kept is read for days, and clocks of machines differ. */
  private async absences(tx: EntityManager): Promise<ReadonlyMap<string, readonly Absence[]>> {
    const notBefore = addDays(this.today(), -1);
    const where = { cancelledAt: IsNull(), lastOn: MoreThanOrEqual(notBefore) };
    const rows = await tx.find(AbsenceEntity, { where, order: { firstOn: 'ASC' } });
    const byAccount = new Map<string, Absence[]>();
    for (const { accountId, firstOn, lastOn, standInId } of rows) {
      byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), { firstOn, lastOn, standInId }]);
    }
    return byAccount;
  }
}

const SHOWN = {
  id: true,
  username: true,
  fullName: true,
  roles: true,
  agencyId: true,
  active: true,
  tokenGeneration: true,
} as const;
