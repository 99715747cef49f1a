import { Injectable } from '@nestjs/common';
import { acceptDossier } from '../../domain/dossier/accept.js';
import type { BroughtPapersRequest } from '../../dossiers/brought-papers.contract.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';

/** The desk takes a filed dossier in: the receipt is issued and the clock starts now. */
@Injectable()
export class AcceptDossier {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, brought: BroughtPapersRequest): Promise<DossierResponse> {
    return this.verbs.takePapers({ ...target, action: 'accept' }, brought, (before, context) =>
      acceptDossier(before, context.now, context),
    );
  }
}
