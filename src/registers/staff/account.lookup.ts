import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../platform/access/actor.js';
import { RegisterDatabase } from '../../platform/database/register-database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { AccountEntity } from './account.entity.js';

export const ACCOUNTS_SNAPSHOT = 'accounts';

/** What every request asks of its account; the password hash is not kept in memory. */
export interface KnownAccount extends Actor {
  readonly active: boolean;
  readonly tokenGeneration: number;
}

@Injectable()
export class AccountLookup {
  private readonly snapshot: () => Promise<ReadonlyMap<string, KnownAccount>>;

  constructor(
    private readonly db: RegisterDatabase,
    cache: RegisterCache,
  ) {
    this.snapshot = cache.cached(ACCOUNTS_SNAPSHOT, () => this.load());
  }

  async byId(id: string): Promise<KnownAccount | null> {
    return (await this.snapshot()).get(id) ?? null;
  }

  /** As they are at present; ids of nobody are left out. */
  async officers(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, KnownAccount>> {
    const known = await this.snapshot();
    return new Map(
      ids.flatMap((id) => {
        const account = id === null ? undefined : known.get(id);
        return account ? [[account.accountId, account] as const] : [];
      }),
    );
  }

  async byUsername(username: string): Promise<KnownAccount | null> {
    const known = [...(await this.snapshot()).values()];
    return known.find((account) => account.username === username) ?? null;
  }

  /** Names of those who work in that role at that agency at present. */
  async whoMay(agencyId: string, role: Role): Promise<readonly string[]> {
    const known = [...(await this.snapshot()).values()];
    return known
      .filter((account) => account.active && account.agencyId === agencyId && account.roles.includes(role))
      .map(({ fullName }) => fullName);
  }

  private async load(): Promise<ReadonlyMap<string, KnownAccount>> {
    const rows = await this.db.read((tx) =>
      tx.find(AccountEntity, {
        select: {
          id: true,
          username: true,
          fullName: true,
          roles: true,
          agencyId: true,
          active: true,
          tokenGeneration: true,
        },
      }),
    );
    return new Map(rows.map((row) => [row.id, { ...row, accountId: row.id, roles: row.roles as Role[] }]));
  }
}
