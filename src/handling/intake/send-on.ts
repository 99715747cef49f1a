import { Injectable } from '@nestjs/common';
import { sendOn } from '../../domain/dossier/send-on.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import { sentAtOf } from './filing-rights.js';
import type { SendOnRequest } from './intake.requests.js';
import { noted } from './noted-decision.js';

/** The desk sends a dossier on paper to the agency that decides; that agency now owes its confirmation. */
@Injectable()
export class SendOn {
  constructor(private readonly verbs: DossierVerbs) {}

  /** @throws DomainError sent-at-…, and what the core refuses with */
  execute(target: VerbTarget, request: SendOnRequest): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'send-on' }, (before, context) => {
      const sentAt = sentAtOf(target.actor, request, context.now);
      const { sentAtReason, reference } = request;
      return noted(sendOn(before, { sentAt }, context), { sentAtReason, reference });
    });
  }
}
