import { Injectable } from '@nestjs/common';
import { requestPayment } from '../../domain/dossier/payment.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { RequestPaymentRequest } from './intake.requests.js';

/** A financial obligation comes up during the work, which stands still until it is met. */
@Injectable()
export class RequestPayment {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, asked: RequestPaymentRequest): Promise<DossierResponse> {
    const { reason, amountDong = null, legalBasis = null } = asked;
    const officerId = target.actor.accountId;
    return this.verbs.run({ ...target, action: 'request-payment' }, (before, context) =>
      requestPayment(before, { reason, amountDong, legalBasis, officerId }, context),
    );
  }
}
