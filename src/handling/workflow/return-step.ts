import { Injectable } from '@nestjs/common';
import { findOpenStep } from '../../domain/dossier/open-step.js';
import { returnStep } from '../../domain/dossier/return-step.js';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { ReturnStepRequest } from './workflow.requests.js';

/** A department gives its step back to one that was done before, with the reason. */
@Injectable()
export class ReturnStep {
  constructor(
    private readonly verbs: DossierVerbs,
    private readonly access: DossierAccess,
  ) {}

  /** @throws DomainError step-not-open, step-held, forbidden, step-not-done-before, return-not-possible,
   *   consent-already-deemed, action-not-allowed */
  execute(target: VerbTarget, { step, toStep, reason }: ReturnStepRequest): Promise<DossierResponse> {
    const { actor } = target;
    return this.verbs.run({ ...target, action: 'return-step' }, async (before, context) => {
      await this.access.assertMayDo(actor, 'return-step', findOpenStep(before, step));
      return returnStep(before, { step, toStep, reason, officerId: actor.accountId }, context);
    });
  }
}
