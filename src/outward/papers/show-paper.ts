import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { IssuedPapersQuery } from './issued-papers.query.js';
import { PaperItem, type PaperShown } from './papers.responses.js';
import { PaperReadingsStore } from './paper-readings.store.js';

/** What one paper says. */
@Injectable()
export class ShowPaper {
  constructor(
    private readonly database: Database,
    private readonly papers: IssuedPapersQuery,
    private readonly readings: PaperReadingsStore,
  ) {}

  /** @throws DomainError not-found */
  async run(actor: Actor, code: string, no: string): Promise<PaperShown> {
    const { paper, files } = await this.database.read((tx) => this.papers.one(tx, actor, code, no));
    const { id: paperId, dossierId, form, content } = paper;
    await this.readings.add(actor, { form, shownAs: 'json', dossierId, paperId });
    return { ...PaperItem.of(code, paper, files), content };
  }
}
