import { Injectable } from '@nestjs/common';
import { receivePayment } from '../../domain/dossier/payment.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import { paidAtOf } from './filing-rights.js';
import type { ReceivePaymentRequest } from './intake.requests.js';
import { noted } from './noted-decision.js';

/** The fee is paid: work goes on, or the legal term starts with it. */
@Injectable()
export class ReceivePayment {
  constructor(private readonly verbs: DossierVerbs) {}

  /** @throws DomainError paid-at-…, and what the core refuses with */
  execute(target: VerbTarget, request: ReceivePaymentRequest): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'receive-payment' }, (before, context) => {
      const paidAt = paidAtOf(target.actor, request, context.now);
      const { paidAtReason, amountDong = null, method = null, reference = null } = request;
      const payment = { paidAt, amountDong, method, reference, officerId: target.actor.accountId };
      return noted(receivePayment(before, payment, context), { paidAtReason });
    });
  }
}
