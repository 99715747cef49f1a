import { Injectable } from '@nestjs/common';
import { findOpenStep } from '../../domain/dossier/open-step.js';
import { releaseStep } from '../../domain/dossier/step-holder.js';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { ReleaseStepRequest } from './step-holder.requests.js';

/** Whoever has a step in hand, or says who does it, puts it back for the others. */
@Injectable()
export class ReleaseStep {
  constructor(
    private readonly verbs: DossierVerbs,
    private readonly access: DossierAccess,
  ) {}

  /** @throws DomainError step-not-held, step-held, taken-without-reason, step-not-open, forbidden, action-not-allowed */
  execute(target: VerbTarget, request: ReleaseStepRequest): Promise<DossierResponse> {
    const { actor } = target;
    const { step, reason = null } = request;
    return this.verbs.run({ ...target, action: 'release-step' }, async (before, context) => {
      const open = findOpenStep(before, step);
      const assigns = await this.access.assigns(actor, open);
      if (!assigns) await this.access.assertMayDo(actor, 'release-step', open);
      return releaseStep(before, { step, officerId: actor.accountId, assigns, reason }, context);
    });
  }
}
