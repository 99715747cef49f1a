import { Injectable } from '@nestjs/common';
import { notAccept } from '../../domain/dossier/endings.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';

/** The desk does not take a filing in, with its reason. */
@Injectable()
export class NotAcceptDossier {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, reason: string): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'not-accept' }, (before, context) =>
      notAccept(before, reason, context),
    );
  }
}
