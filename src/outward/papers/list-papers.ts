import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ISSUING_EVENTS } from '../../domain/papers/issuing-events.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { IssuedPapersQuery } from './issued-papers.query.js';
import { PaperItem, type PaperList } from './papers.responses.js';
import { askUntil } from './patience.js';

/** Whoever has just logged a dossier asks for its receipt in the same moment. */
const PATIENCE_MILLISECONDS = 1_000;

/** The papers of a dossier, with where their files are. */
@Injectable()
export class ListPapers {
  constructor(
    private readonly database: Database,
    private readonly papers: IssuedPapersQuery,
    private readonly outbox: OutboxStore,
  ) {}

  /** @throws DomainError not-found */
  run(actor: Actor, code: string): Promise<PaperList> {
    const ask = () => this.database.read((tx) => this.listed(tx, actor, code));
    return askUntil(ask, ({ awaited }) => awaited === 0, PATIENCE_MILLISECONDS);
  }

  private async listed(tx: EntityManager, actor: Actor, code: string): Promise<PaperList> {
    const { dossier } = await this.papers.dossier(tx, actor, code);
    const found = await this.papers.all(tx, dossier.id);
    return {
      code: dossier.code,
      items: found.map(({ paper, files }) => PaperItem.of(code, paper, files)),
      awaited: await this.outbox.undoneCount(tx, dossier.id, ISSUING_EVENTS),
    };
  }
}
