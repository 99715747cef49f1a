import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { AccessTokens } from '../../platform/access/access-tokens.js';
import { NOBODYS_PASSWORD_HASH, isPasswordOf } from '../../platform/access/passwords.js';
import { Database } from '../../platform/database/database.js';
import { AccountEntity } from './account.entity.js';
import type { LoginResponse } from './account.responses.js';
import { AccountsQuery } from './accounts.query.js';

export interface SignInCommand {
  readonly username: string;
  readonly password: string;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly db: Database,
    private readonly query: AccountsQuery,
    private readonly tokens: AccessTokens,
  ) {}

  /** Unknown, closed and mistyped are one answer and cost the same. @throws DomainError `invalid-credentials` */
  async execute({ username, password }: SignInCommand): Promise<LoginResponse> {
    const name = username.toLowerCase();
    const account = await this.db.read((tx) => tx.findOneBy(AccountEntity, { username: name }));
    const isRight = await isPasswordOf(account?.passwordHash ?? NOBODYS_PASSWORD_HASH, password);
    if (account === null || !isRight || !account.active) throw new DomainError('invalid-credentials');
    const token = await this.tokens.issue({ accountId: account.id, generation: account.tokenGeneration });
    return { ...token, account: await this.query.one(name) };
  }
}
