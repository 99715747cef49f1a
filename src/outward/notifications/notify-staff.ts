import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../../platform/database/rows.js';
import type { OutboxConsumer } from '../../platform/outbox/outbox-consumers.js';
import type { OutboxMessage } from '../../platform/outbox/outbox.store.js';
import { Clock } from '../../platform/time/clock.js';
import { AccountLookup } from '../../registers/staff/account.lookup.js';
import { draftsOf, TOLD_TOPICS } from './notification-drafts.js';
import { readFacts } from './notification-facts.js';
import { NotificationEntity } from './notification.entity.js';

/** Tells the staff of what happened; told twice, the second time changes nothing. */
@Injectable()
export class NotifyStaff implements OutboxConsumer {
  readonly name = 'notifications';
  readonly topics = TOLD_TOPICS;

  constructor(
    private readonly accounts: AccountLookup,
    private readonly clock: Clock,
  ) {}

  async consume(tx: EntityManager, messages: readonly OutboxMessage[]): Promise<void> {
    const createdAt = this.clock.now();
    const facts = await readFacts(tx, messages, await this.accounts.attendance());
    const rows = facts.flatMap((each) =>
      draftsOf(each).map(({ agencyId, role, accountId = null, kind, text }) => ({
        outboxId: each.outboxId,
        agencyId,
        role,
        accountId,
        dossierId: each.dossierId,
        link: null,
        kind,
        textVi: text.vi,
        textEn: text.en,
        createdAt,
      })),
    );
    await insertRows(tx, NotificationEntity, rows, { onConflictDoNothing: true });
  }
}
