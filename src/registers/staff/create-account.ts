import { Injectable } from '@nestjs/common';
import type { Role } from '../../platform/access/actor.js';
import { hashPassword } from '../../platform/access/passwords.js';
import { Database } from '../../platform/database/database.js';
import { idByCode } from '../../platform/register-codes/id-by-code.js';
import { Clock } from '../../platform/time/clock.js';
import { assertRolesFit } from './account-rules.js';
import type { AccountResponse } from './account.responses.js';
import { AccountsQuery } from './accounts.query.js';
import { AccountsStore } from './accounts.store.js';

export interface CreateAccountCommand {
  readonly username: string;
  readonly fullName: string;
  readonly roles: readonly Role[];
  readonly agencyCode?: string;
  /** A password, or its hash where many accounts are made with one. */
  readonly secret: { readonly password: string } | { readonly passwordHash: string };
}

@Injectable()
export class CreateAccount {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsStore,
    private readonly query: AccountsQuery,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `username-taken`, `unknown-agency`, `portal-role-alone`, `administrator-role-alone` or `account-needs-agency` */
  async execute(command: CreateAccountCommand): Promise<AccountResponse> {
    const { username, fullName, agencyCode, secret } = command;
    const roles = [...new Set(command.roles)];
    // Before the transaction: a hash takes a fifth of a second, in which a connection would wait.
    const passwordHash = 'passwordHash' in secret ? secret.passwordHash : await hashPassword(secret.password);
    return this.db.write(async (tx) => {
      const agencyId =
        agencyCode === undefined ? null : await idByCode(tx, 'agency', agencyCode, 'agencyCode');
      assertRolesFit(roles, agencyId);
      const createdAt = this.clock.now();
      await this.accounts.insert(tx, { username, fullName, roles, agencyId, passwordHash, createdAt });
      return this.query.oneWithin(tx, username);
    });
  }
}
