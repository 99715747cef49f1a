import { Injectable } from '@nestjs/common';
import { findOpenStep } from '../../domain/dossier/open-step.js';
import { claimStep } from '../../domain/dossier/step-holder.js';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { ClaimStepRequest } from './step-holder.requests.js';

/** Somebody takes up a step of his role in his agency; of two at the same moment one has it. */
@Injectable()
export class ClaimStep {
  constructor(
    private readonly verbs: DossierVerbs,
    private readonly access: DossierAccess,
  ) {}

  /** @throws DomainError step-held, step-not-open, forbidden, action-not-allowed */
  execute(target: VerbTarget, { step }: ClaimStepRequest): Promise<DossierResponse> {
    const { actor } = target;
    return this.verbs.run({ ...target, action: 'claim-step' }, async (before, context) => {
      await this.access.assertMayDo(actor, 'claim-step', findOpenStep(before, step));
      return claimStep(before, { step, officerId: actor.accountId }, context);
    });
  }
}
