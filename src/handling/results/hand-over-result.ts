import { Injectable } from '@nestjs/common';
import { handOverResult } from '../../domain/dossier/result-delivery.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { HandOverResultRequest } from './results.requests.js';

/** The result goes to the applicant: collected, posted, or delivered electronically. */
@Injectable()
export class HandOverResult {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, request: HandOverResultRequest): Promise<DossierResponse> {
    const { way = 'desk', recipient = null, reference = null } = request;
    const officerId = target.actor.accountId;
    return this.verbs.run({ ...target, action: 'hand-over-result' }, (before, context) =>
      handOverResult(before, { way, recipient, reference, officerId }, context),
    );
  }
}
