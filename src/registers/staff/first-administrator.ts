import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hashPassword } from '../../platform/access/passwords.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { AccountsStore } from './accounts.store.js';

export interface FirstLogin {
  readonly username: string;
  readonly password: string;
}

// Any number that nobody else locks: two processes that start together make one administrator.
const LOCK = 7_203_118_026;

/** Somebody must be able to make the other accounts. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsStore,
    private readonly clock: Clock,
  ) {}

  /** Makes `admin` where nobody has an account yet; the password is returned once and kept nowhere. */
  async execute(): Promise<FirstLogin | null> {
    const password = randomBytes(15).toString('base64url');
    const passwordHash = await hashPassword(password);
    return this.db.write(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      if (!(await this.accounts.isEmpty(tx))) return null;
      await this.accounts.insert(tx, {
        username: 'admin',
        fullName: 'Quản trị viên',
        roles: ['administrator'],
        agencyId: null,
        passwordHash,
        createdAt: this.clock.now(),
      });
      return { username: 'admin', password };
    });
  }
}
