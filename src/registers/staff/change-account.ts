import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { Actor, Role } from '../../platform/access/actor.js';
import { hashPassword } from '../../platform/access/passwords.js';
import { Database } from '../../platform/database/database.js';
import { idByCode } from '../../platform/register-codes/id-by-code.js';
import { administers, assertKeepsOwnRights, assertRolesFit } from './account-rules.js';
import type { AccountEntity } from './account.entity.js';
import type { AccountResponse } from './account.responses.js';
import { AccountsQuery } from './accounts.query.js';
import { AccountsStore } from './accounts.store.js';

export interface ChangeAccountCommand {
  readonly username: string;
  readonly fullName?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  /** null: no agency any more. */
  readonly agencyCode?: string | null | undefined;
  readonly active?: boolean | undefined;
  readonly password?: string | undefined;
}

@Injectable()
export class ChangeAccount {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsStore,
    private readonly query: AccountsQuery,
  ) {}

  /**
   * Tokens issued before a change of rights or password stop working.
   * @throws DomainError `not-found`, `unknown-agency`, `portal-role-alone`, `administrator-role-alone`,
   *   `account-needs-agency`, `own-roles` or `last-administrator`
   */
  async execute(actor: Actor, command: ChangeAccountCommand): Promise<AccountResponse> {
    const passwordHash = command.password === undefined ? null : await hashPassword(command.password);
    return this.db.write(async (tx) => {
      const administrators = await this.accounts.lockActiveAdministrators(tx);
      const account = await this.accounts.lockByUsername(tx, command.username);
      const changed = await this.changed(tx, account, command);
      if (account.id === actor.accountId) assertKeepsOwnRights(account, changed);
      if (passwordHash !== null) changed.passwordHash = passwordHash;
      const closesLast = !administers(standing(changed)) && administrators.join() === account.id;
      if (closesLast)
        throw new DomainError('last-administrator', {}, command.active === false ? 'active' : 'roles');
      await this.accounts.save(tx, changed);
      return this.query.oneWithin(tx, account.username);
    });
  }

  private async changed(
    tx: EntityManager,
    account: AccountEntity,
    { fullName, roles, agencyCode, active, password }: ChangeAccountCommand,
  ): Promise<AccountEntity> {
    const changed = { ...account };
    if (fullName !== undefined) changed.fullName = fullName;
    if (roles !== undefined) changed.roles = [...new Set(roles)];
    if (active !== undefined) changed.active = active;
    if (agencyCode === null) changed.agencyId = null;
    else if (agencyCode !== undefined)
      changed.agencyId = await idByCode(tx, 'agency', agencyCode, 'agencyCode');
    assertRolesFit(changed.roles as Role[], changed.agencyId);
    const changesRights = [roles, active, agencyCode, password].some((value) => value !== undefined);
    if (changesRights) changed.tokenGeneration += 1;
    return changed;
  }
}

function standing({ roles, active }: AccountEntity) {
  return { roles: roles as Role[], active };
}
