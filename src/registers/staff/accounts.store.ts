import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { ACCOUNTS_SNAPSHOT } from './account.lookup.js';
import { AccountEntity } from './account.entity.js';

export type NewAccount = Omit<AccountEntity, 'id' | 'active' | 'tokenGeneration'>;

@Injectable()
export class AccountsStore {
  constructor(private readonly cache: RegisterCache) {}

  /** @throws DomainError `username-taken` */
  async insert(tx: EntityManager, account: NewAccount): Promise<void> {
    const insert = tx.createQueryBuilder().insert().into(AccountEntity).values(account).orIgnore();
    const { raw } = (await insert.returning('id').execute()) as { raw: readonly unknown[] };
    const { username } = account;
    if (raw.length === 0) throw new DomainError('username-taken', { username }, 'username');
    await this.cache.changed(tx, ACCOUNTS_SNAPSHOT);
  }

  /** Every process forgets the account's old rights at the commit. */
  async save(tx: EntityManager, account: AccountEntity): Promise<void> {
    await tx.save(AccountEntity, account);
    await this.cache.changed(tx, ACCOUNTS_SNAPSHOT);
  }

  /** @throws DomainError `not-found` */
  async lockByUsername(tx: EntityManager, username: string): Promise<AccountEntity> {
    const account = await tx.findOne(AccountEntity, {
      where: { username },
      lock: { mode: 'pessimistic_write' },
    });
    if (account === null) throw new DomainError('not-found');
    return account;
  }

  /** Locked, so that two administrators cannot close each other's accounts at the same moment. */
  async lockActiveAdministrators(tx: EntityManager): Promise<readonly string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM account WHERE active AND 'administrator' = ANY (roles) ORDER BY id FOR UPDATE`,
    );
    return rows.map((row) => row.id);
  }

  async isEmpty(tx: EntityManager): Promise<boolean> {
    return !(await tx.exists(AccountEntity));
  }
}
