import { Injectable } from '@nestjs/common';
import { reopen } from '../../domain/dossier/reopen.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { ReopenRequest } from './results.requests.js';

/** A dossier that has ended is worked on again, by a decision. */
@Injectable()
export class ReopenDossier {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, request: ReopenRequest): Promise<DossierResponse> {
    const { reason, legalBasis, term, step = null } = request;
    return this.verbs.run({ ...target, action: 'reopen' }, (before, context) =>
      reopen(before, { reason, legalBasis, term, step }, context),
    );
  }
}
