import { Injectable } from '@nestjs/common';
import { confirmReceipt } from '../../domain/dossier/confirm-receipt.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import { receivedAtOf } from './filing-rights.js';
import type { ConfirmReceiptRequest } from './intake.requests.js';
import { noted } from './noted-decision.js';

/** The competent agency has the dossier that another place took in: the legal term starts. */
@Injectable()
export class ConfirmReceipt {
  constructor(private readonly verbs: DossierVerbs) {}

  /** @throws DomainError received-at-…, and what the core refuses with */
  execute(target: VerbTarget, request: ConfirmReceiptRequest): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'confirm-receipt' }, (before, context) => {
      const receivedAt = receivedAtOf(target.actor, request, context.now);
      const { receivedAtReason } = request;
      return noted(confirmReceipt(before, { receivedAt }, context), { receivedAtReason });
    });
  }
}
