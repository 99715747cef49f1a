import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { AbsenceEntity } from './absence.entity.js';
import { ACCOUNTS_SNAPSHOT } from './account.lookup.js';
import { AccountEntity } from './account.entity.js';

export type StoredAbsence = AbsenceEntity;
export type NewAbsence = Pick<
  AbsenceEntity,
  'accountId' | 'firstOn' | 'lastOn' | 'standInId' | 'reason' | 'recordedBy' | 'recordedAt'
>;

type Days = Pick<AbsenceEntity, 'firstOn' | 'lastOn'>;

@Injectable()
export class AbsencesStore {
  constructor(private readonly cache: RegisterCache) {}

  /** In the order of their ids, so that two who name each other do not wait for ever. */
  async lockAccounts(tx: EntityManager, ids: readonly (string | null)[]): Promise<void> {
    const known = ids.filter((id) => id !== null);
    await tx.find(AccountEntity, {
      select: { id: true },
      where: { id: In(known) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** @throws DomainError not-found */
  async byId(tx: EntityManager, id: string): Promise<AbsenceEntity> {
    const absence = /^\d{1,18}$/.test(id) ? await tx.findOneBy(AbsenceEntity, { id }) : null;
    if (absence === null) throw new DomainError('not-found', { id });
    return absence;
  }

  /** @throws DomainError not-found, absence-cancelled */
  async byIdUncancelled(tx: EntityManager, id: string): Promise<AbsenceEntity> {
    const absence = await this.byId(tx, id);
    if (absence.cancelledAt !== null) throw new DomainError('absence-cancelled', { id });
    return absence;
  }

  /** An absence of his, other than `exceptId`, that has one of those days. */
  async overlapping(
    tx: EntityManager,
    accountId: string,
    { firstOn, lastOn }: Days,
    exceptId: string | null = null,
  ): Promise<AbsenceEntity | null> {
    const found = await tx.findBy(AbsenceEntity, {
      accountId,
      cancelledAt: IsNull(),
      firstOn: LessThanOrEqual(lastOn),
      lastOn: MoreThanOrEqual(firstOn),
    });
    return found.find(({ id }) => id !== exceptId) ?? null;
  }

  async insert(tx: EntityManager, absence: NewAbsence): Promise<string> {
    const { identifiers } = await tx.insert(AbsenceEntity, absence);
    await this.cache.changed(tx, ACCOUNTS_SNAPSHOT);
    return (identifiers[0] as { id: string }).id;
  }

  async update(tx: EntityManager, id: string, changed: Partial<AbsenceEntity>): Promise<void> {
    await tx.update(AbsenceEntity, { id }, changed);
    await this.cache.changed(tx, ACCOUNTS_SNAPSHOT);
  }
}
