import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { assertStandsIn } from '../../domain/dossier/absences.js';
import type { Absence, Officer } from '../../domain/dossier/officers.js';
import { AbsencesStore } from '../../registers/staff/absences.store.js';
import { AccountLookup } from '../../registers/staff/account.lookup.js';

type Days = Pick<Absence, 'firstOn' | 'lastOn'>;

/** That nobody is away twice, and that whoever stands in is there; asked with the accounts locked. */
@Injectable()
export class ChosenStandIn {
  constructor(
    private readonly accounts: AccountLookup,
    private readonly absences: AbsencesStore,
  ) {}

  lock(tx: EntityManager, accountIds: readonly (string | null)[]): Promise<void> {
    return this.absences.lockAccounts(tx, accountIds);
  }

  /** null where nobody was named. @throws DomainError stand-in-unfit */
  async named(person: Officer, username: string | null): Promise<Officer | null> {
    if (username === null) return null;
    const standIn = await this.accounts.byUsername(username.toLowerCase());
    return assertStandsIn(person, standIn, username);
  }

  /** @throws DomainError absence-overlaps */
  async assertNoOther(
    tx: EntityManager,
    { accountId, fullName }: Officer,
    days: Days,
    exceptId: string | null = null,
  ): Promise<void> {
    const other = await this.absences.overlapping(tx, accountId, days, exceptId);
    if (other === null) return;
    const { firstOn, lastOn } = other;
    throw new DomainError('absence-overlaps', { fullName, firstOn, lastOn }, 'lastOn');
  }

  /** Two may name each other at the same moment. @throws DomainError stand-in-absent */
  async assertPresent(tx: EntityManager, standInId: string | null, days: Days): Promise<void> {
    if (standInId === null) return;
    const away = await this.absences.overlapping(tx, standInId, days);
    if (away === null) return;
    const { firstOn, lastOn } = away;
    const fullName = (await this.accounts.byId(standInId))?.fullName;
    throw new DomainError('stand-in-absent', { fullName, firstOn, lastOn }, 'standIn');
  }
}
