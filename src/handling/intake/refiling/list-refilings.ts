import { Injectable } from '@nestjs/common';
import { DossierAccess } from '../../../dossiers/dossier-access.lookup.js';
import { iso } from '../../../dossiers/dossier-view.lookup.js';
import { DossiersStore } from '../../../dossiers/dossiers.store.js';
import type { Actor } from '../../../platform/access/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { RefilingEntity } from './refiling.entity.js';
import type { RefilingList, RefilingResponse } from './refiling.requests.js';
import { RefilingsStore } from './refilings.store.js';

/** What was proposed of a dossier, by whom, and what came of it. */
@Injectable()
export class ListRefilings {
  constructor(
    private readonly database: Database,
    private readonly dossiers: DossiersStore,
    private readonly access: DossierAccess,
    private readonly refilings: RefilingsStore,
  ) {}

  /** @throws DomainError not-found */
  async run(actor: Actor, code: string): Promise<RefilingList> {
    return this.database.read(async (tx) => {
      const rows = await this.dossiers.findByCode(tx, code);
      await this.access.assertSees(actor, rows);
      const found = await this.refilings.list(tx, rows.dossier.id);
      return { code, items: found.map(itemOf) };
    });
  }
}

function itemOf(row: RefilingEntity): RefilingResponse {
  const { no, reason, changes, proposedName, decidedName, decisionNote, approved } = row;
  return {
    no,
    state: approved === null ? 'pending' : approved ? 'approved' : 'rejected',
    reason,
    changes: changes.map((change) => ({ ...change })),
    proposedAt: iso(row.proposedAt),
    proposedBy: proposedName,
    wouldBeDueAt: iso(row.wouldBeDueAt),
    wouldBeFeeDong: row.wouldBeFeeDong,
    decidedAt: iso(row.decidedAt),
    decidedBy: decidedName,
    decisionNote,
  };
}
