import { Injectable } from '@nestjs/common';
import { correctFee } from '../../domain/dossier/correct-fee.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { CorrectFeeRequest } from './intake.requests.js';

/** A fee that was charged by mistake, or is waived later, is put right; what waited for it alone goes on. */
@Injectable()
export class CorrectFee {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, { amountDong, reason }: CorrectFeeRequest): Promise<DossierResponse> {
    const officerId = target.actor.accountId;
    return this.verbs.run({ ...target, action: 'correct-fee' }, (before, context) =>
      correctFee(before, { amountDong, reason, officerId }, context),
    );
  }
}
