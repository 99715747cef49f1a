import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { END_STATES } from '../../domain/dossier/dossier-lifecycle.js';
import { eventActorOf } from '../../dossiers/dossier-verbs.store.js';
import { DossiersStore, type DossierRows } from '../../dossiers/dossiers.store.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import { Clock } from '../../platform/time/clock.js';
import { instantIn, textIn } from './event-words.js';
import { IssuePapers } from './issue-papers.js';
import { IssuedPapersQuery } from './issued-papers.query.js';
import { PaperItem } from './papers.responses.js';

interface EventFacts {
  readonly seq: number;
  readonly data: Readonly<Record<string, unknown>>;
}

interface GivenReceipt extends EventFacts {
  readonly number: string;
}

const ACCEPTED = `SELECT seq, data FROM timeline_event
  WHERE dossier_id = $1::bigint AND type = 'dossier_accepted' ORDER BY seq DESC LIMIT 1`;

const LAST_RECEIPT = `SELECT e.seq, e.data, i.content ->> 'number' AS number
  FROM issued_paper i JOIN timeline_event e ON e.dossier_id = i.dossier_id AND e.seq = i.event_seq
  WHERE i.dossier_id = $1::bigint AND i.form = 'receipt' ORDER BY i.event_seq DESC LIMIT 1`;

/**
 * Somebody wants a receipt: of what was answered at once and had none (Decree 118/2025 art. 17.4), or because the
 * appointment is another one since. The one that is right is given again.
 */
@Injectable()
export class AskForReceipt {
  constructor(
    private readonly database: Database,
    private readonly dossiers: DossiersStore,
    private readonly papers: IssuedPapersQuery,
    private readonly issuePapers: IssuePapers,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, forbidden (another desk took it in), receipt-not-possible (not accepted, or over) */
  async execute(actor: Actor, code: string): Promise<PaperItem> {
    return this.database.write(async (tx) => {
      const rows = await this.papers.lockedDossier(tx, actor, code);
      const { dossier } = rows;
      if (actor.agencyId !== dossier.receivingAgencyId) {
        throw new DomainError('forbidden', { action: 'ask-for-receipt' });
      }
      const seq = await this.receiptOf(tx, actor, rows);
      const found = await this.papers.all(tx, dossier.id);
      const given = found.find(({ paper }) => paper.eventSeq === seq);
      if (!given) throw new Error(`Dossier ${code} has no receipt of its event ${seq}`);
      return PaperItem.of(code, given.paper, given.files);
    });
  }

  /** @returns the number of the event that issued the receipt which holds now */
  private async receiptOf(tx: EntityManager, actor: Actor, rows: DossierRows): Promise<number> {
    const { id: dossierId, dueAt, code, state } = rows.dossier;
    const [accepted] = await named<EventFacts>(tx, 'paper-acceptance', ACCEPTED, [dossierId]);
    if (!accepted) throw new DomainError('receipt-not-possible', { code });
    // The worker may not have come to the acceptance yet; it will find the receipt done.
    await this.issuePapers.execute(tx, [{ dossierId, seq: accepted.seq }]);
    const [last] = await named<GivenReceipt>(tx, 'paper-last-receipt', LAST_RECEIPT, [dossierId]);
    // Nothing is promised of what has ended: what was issued is given again, and there is no other.
    const isOver = END_STATES.includes(state);
    const holds = dueAt === null || (last && instantIn(last.data, 'dueAt')?.getTime() === dueAt.getTime());
    if (last && (isOver || holds)) return last.seq;
    if (isOver) throw new DomainError('receipt-not-possible', { code });
    return this.another(tx, actor, rows, { accepted, last: last ?? null });
  }

  private async another(
    tx: EntityManager,
    actor: Actor,
    { dossier }: DossierRows,
    { accepted, last }: { accepted: EventFacts; last: GivenReceipt | null },
  ): Promise<number> {
    const at = this.clock.now();
    const { data } = accepted;
    const event = {
      type: 'receipt_asked_for',
      at,
      actor: eventActorOf(actor),
      data: {
        startsWhen: textIn(data, 'startsWhen'),
        completeAt: textIn(data, 'startedAt') || textIn(data, 'completeAt'),
        dueAt: dossier.dueAt?.toISOString() ?? null,
        replaces: last?.number ?? null,
      },
    };
    await this.dossiers.append(tx, [{ head: dossier, events: [event], flags: [] }], at);
    const seq = dossier.lastEventSeq + 1;
    await this.issuePapers.execute(tx, [{ dossierId: dossier.id, seq }]);
    return seq;
  }
}
