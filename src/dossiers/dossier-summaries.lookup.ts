import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../platform/access/actor.js';
import { DossierAccess } from './dossier-access.lookup.js';
import type { DossierSummary } from './dossier-response.contract.js';
import { DossierView } from './dossier-view.lookup.js';
import { DossierEntity } from './dossier.entity.js';

/** Summaries for a page of another list, in one query. */
@Injectable()
export class DossierSummaries {
  constructor(
    private readonly views: DossierView,
    private readonly access: DossierAccess,
  ) {}

  async byIds(
    tx: EntityManager,
    ids: readonly string[],
    actor: Actor,
  ): Promise<ReadonlyMap<string, DossierSummary>> {
    const { seesPersonalData } = await this.access.scopeOf(actor);
    const rows = await tx.findBy(DossierEntity, { id: In([...new Set(ids)]) });
    const entries = rows.map(async (row): Promise<[string, DossierSummary]> => [
      row.id,
      await this.views.summary(row, seesPersonalData),
    ]);
    return new Map(await Promise.all(entries));
  }
}
