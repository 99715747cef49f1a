import { Injectable } from '@nestjs/common';
import { requestSupplement } from '../../domain/dossier/supplement.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { SupplementRequest } from '../../dossiers/supplement-items.contract.js';

/** An agency asks for papers after acceptance; work stands still until they come. */
@Injectable()
export class RequestSupplement {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, request: SupplementRequest): Promise<DossierResponse> {
    return this.verbs.askForPapers({ ...target, action: 'request-supplement' }, request, requestSupplement);
  }
}
