import { Injectable } from '@nestjs/common';
import { finishStep } from '../../domain/dossier/finish-step.js';
import { findOpenStep } from '../../domain/dossier/open-step.js';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { FinishStepRequest } from './workflow.requests.js';

/** A department finishes its step: the next one opens with its clock, or the result is ready. */
@Injectable()
export class FinishStep {
  constructor(
    private readonly verbs: DossierVerbs,
    private readonly access: DossierAccess,
  ) {}

  /** @throws DomainError step-not-open (somebody was faster), step-held, forbidden, unknown-outcome, action-not-allowed */
  execute(target: VerbTarget, request: FinishStepRequest): Promise<DossierResponse> {
    const { actor } = target;
    return this.verbs.run({ ...target, action: 'finish-step' }, async (before, context) => {
      const command = {
        step: request.step,
        outcome: request.outcome,
        note: request.note ?? null,
        officerId: actor.accountId,
      };
      await this.access.assertMayDo(actor, 'finish-step', findOpenStep(before, request.step));
      return finishStep(before, command, context);
    });
  }
}
