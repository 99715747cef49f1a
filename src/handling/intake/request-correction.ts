import { Injectable } from '@nestjs/common';
import { requestCorrection } from '../../domain/dossier/supplement.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { SupplementRequest } from '../../dossiers/supplement-items.contract.js';

/** The desk tells the applicant, in one notice, what is missing before acceptance. */
@Injectable()
export class RequestCorrection {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, request: SupplementRequest): Promise<DossierResponse> {
    return this.verbs.askForPapers({ ...target, action: 'request-correction' }, request, requestCorrection);
  }
}
