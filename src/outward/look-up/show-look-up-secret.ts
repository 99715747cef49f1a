import { Injectable } from '@nestjs/common';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import { DossiersStore } from '../../dossiers/dossiers.store.js';
import { LookUpSecrets } from '../../dossiers/look-up-secrets.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import type { LookUpSecretShown } from './look-up.responses.js';

/** For telling it to the applicant again: a receipt is lost, or is older than the secrets, or another system wrote it. */
@Injectable()
export class ShowLookUpSecret {
  constructor(
    private readonly database: Database,
    private readonly store: DossiersStore,
    private readonly access: DossierAccess,
    private readonly secrets: LookUpSecrets,
  ) {}

  /** @throws DomainError not-found */
  async run(actor: Actor, code: string): Promise<LookUpSecretShown> {
    const rows = await this.database.read((tx) => this.store.findByCode(tx, code));
    await this.access.assertSees(actor, rows);
    return { code: rows.dossier.code, lookUpSecret: await this.secrets.of(rows.dossier.code) };
  }
}
