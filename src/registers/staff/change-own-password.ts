import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import type { Actor } from '../../platform/access/actor.js';
import { hashPassword, isPasswordOf } from '../../platform/access/passwords.js';
import { Database } from '../../platform/database/database.js';
import { AccountEntity } from './account.entity.js';
import { AccountsStore } from './accounts.store.js';

export interface ChangeOwnPasswordCommand {
  readonly currentPassword: string;
  readonly newPassword: string;
}

@Injectable()
export class ChangeOwnPassword {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsStore,
  ) {}

  /** Every token of the account stops working, the one used for this too. @throws DomainError `wrong-password` */
  async execute({ accountId, username }: Actor, command: ChangeOwnPasswordCommand): Promise<void> {
    const known = await this.db.read((tx) => tx.findOneByOrFail(AccountEntity, { id: accountId }));
    if (!(await isPasswordOf(known.passwordHash, command.currentPassword))) {
      throw new DomainError('wrong-password', {}, 'currentPassword');
    }
    const passwordHash = await hashPassword(command.newPassword);
    await this.db.write(async (tx) => {
      const account = await this.accounts.lockByUsername(tx, username);
      const tokenGeneration = account.tokenGeneration + 1;
      await this.accounts.save(tx, { ...account, passwordHash, tokenGeneration });
    });
  }
}
