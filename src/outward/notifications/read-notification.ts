import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import { Clock } from '../../platform/time/clock.js';
import { AccountLookup } from '../../registers/staff/account.lookup.js';

/** Somebody has seen it: the colleagues of the same role need not. Who was first stays on record. */
@Injectable()
export class ReadNotification {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountLookup,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, also for what is addressed to others */
  async execute(actor: Actor, id: string): Promise<void> {
    if (!/^\d{1,18}$/.test(id)) throw new DomainError('not-found', { id });
    const text = `UPDATE notification SET read_at = coalesce(read_at, $4), read_by = coalesce(read_by, $5::bigint)
      WHERE id = $1::bigint AND agency_id = $2::bigint AND role = ANY ($3::text[])
        AND (account_id IS NULL OR account_id = $5::bigint
          OR (account_id = ANY ($6::bigint[]) AND dossier_id IS NOT NULL)) RETURNING id`;
    const { accountId } = actor;
    const people = [accountId, ...(await this.accounts.absentFor(accountId))];
    await this.database.write(async (tx) => {
      const values = [id, actor.agencyId, actor.roles, this.clock.now(), accountId, people];
      // TypeORM answers an UPDATE with the rows and their number.
      const [rows] = (await named(tx, 'notification-read', text, values)) as unknown as [unknown[], number];
      if (rows.length === 0) throw new DomainError('not-found', { id });
    });
  }
}
