import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { insertRows } from '../../platform/database/rows.js';
import { Clock } from '../../platform/time/clock.js';
import type { Actor } from '../../platform/access/actor.js';
import { PaperReadingEntity } from './issued-paper.entity.js';

export type Reading = Pick<PaperReadingEntity, 'form' | 'shownAs'> &
  Partial<Pick<PaperReadingEntity, 'dossierId' | 'paperId' | 'agencyId'>>;

/** Every reading of a paper is on record. */
@Injectable()
export class PaperReadingsStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async add({ accountId }: Actor, reading: Reading): Promise<void> {
    const row = { dossierId: null, paperId: null, agencyId: null, ...reading, accountId };
    await this.database.write((tx) =>
      insertRows(tx, PaperReadingEntity, [{ ...row, readAt: this.clock.now() }]),
    );
  }
}
