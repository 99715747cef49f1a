import { Injectable } from '@nestjs/common';
import { recordRefund } from '../../domain/dossier/refund.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { RefundRequest } from './intake.requests.js';

/** Money goes back to the applicant. */
@Injectable()
export class RecordRefund {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, request: RefundRequest): Promise<DossierResponse> {
    const { amountDong, reason, method = null, reference = null } = request;
    const officerId = target.actor.accountId;
    return this.verbs.run({ ...target, action: 'record-refund' }, (before, context) =>
      recordRefund(before, { amountDong, reason, method, reference, officerId }, context),
    );
  }
}
