import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Database } from '../platform/database/database.js';
import { DossierAccess } from './dossier-access.lookup.js';
import type { ShownDossier } from './dossier-response.contract.js';
import { DossierStory } from './dossier-story.js';
import { DossierView } from './dossier-view.lookup.js';
import { DossiersStore } from './dossiers.store.js';

@Injectable()
export class ShowDossier {
  constructor(
    private readonly database: Database,
    private readonly store: DossiersStore,
    private readonly access: DossierAccess,
    private readonly views: DossierView,
    private readonly story: DossierStory,
  ) {}

  /** @throws DomainError not-found */
  async run(actor: Actor, code: string): Promise<ShownDossier> {
    return this.database.read(async (tx) => {
      const rows = await this.store.findByCode(tx, code);
      await this.access.assertSees(actor, rows);
      const { seesInternalNotes } = await this.access.scopeOf(actor);
      const { summary } = await this.story.explain(tx, rows);
      const whereabouts = await this.story.whereabouts(rows, seesInternalNotes);
      return { whereabouts, summary, ...(await this.views.response(rows, actor)) };
    });
  }
}
