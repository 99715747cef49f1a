import { Injectable } from '@nestjs/common';
import { acceptDossier } from '../../domain/dossier/accept.js';
import { assertNothingMissing } from '../../domain/dossier/brought-papers.js';
import type { BroughtPapersRequest } from '../../dossiers/brought-papers.contract.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';

/** The desk takes a filed dossier in: the receipt is issued and the clock starts now. */
@Injectable()
export class AcceptDossier {
  constructor(private readonly verbs: DossierVerbs) {}

  /** @throws DomainError mandatory-papers-missing, and as `DossierVerbs.takePapers` */
  execute(target: VerbTarget, brought: BroughtPapersRequest): Promise<DossierResponse> {
    return this.verbs.takePapers({ ...target, action: 'accept' }, brought, (before, context, known) => {
      const decision = acceptDossier(before, context.now, context);
      assertNothingMissing(known, brought.components, before, context.variant);
      return decision;
    });
  }
}
