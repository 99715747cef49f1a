import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ISSUING_EVENTS } from '../../domain/papers/issuing-events.js';
import { DossiersStore } from '../../dossiers/dossiers.store.js';
import type { OutboxConsumer } from '../../platform/outbox/outbox-consumers.js';
import type { OutboxMessage } from '../../platform/outbox/outbox.store.js';
import { IssuePapers } from './issue-papers.js';

/** Issues the papers of what happened; told twice, the second time changes nothing. */
@Injectable()
export class PaperConsumer implements OutboxConsumer {
  readonly name = 'papers';
  readonly topics = ISSUING_EVENTS;

  constructor(
    private readonly dossiers: DossiersStore,
    private readonly issuePapers: IssuePapers,
  ) {}

  async consume(tx: EntityManager, messages: readonly OutboxMessage[]): Promise<void> {
    const keys = messages.map(({ dossierId, payload }) => ({
      dossierId: dossierId as string,
      seq: payload['seq'] as number,
    }));
    // Nobody asks for a receipt of the same dossier meanwhile.
    await this.dossiers.lockHeads(tx, [...new Set(keys.map(({ dossierId }) => dossierId))]);
    await this.issuePapers.execute(tx, keys);
  }
}
