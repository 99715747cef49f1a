import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { findOpenStep } from '../../domain/dossier/open-step.js';
import { assignStep } from '../../domain/dossier/step-holder.js';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import { AccountLookup } from '../../registers/staff/account.lookup.js';
import type { AssignStepRequest } from './step-holder.requests.js';

/** An approver of the agency, or a supervisor over it, gives a step to somebody who can do it. */
@Injectable()
export class AssignStep {
  constructor(
    private readonly verbs: DossierVerbs,
    private readonly access: DossierAccess,
    private readonly accounts: AccountLookup,
  ) {}

  /** @throws DomainError assignee-unfit, taken-without-reason, step-held, step-not-open, forbidden, action-not-allowed */
  execute(target: VerbTarget, request: AssignStepRequest): Promise<DossierResponse> {
    const { actor } = target;
    const { step, reason = null } = request;
    const username = request.username.toLowerCase();
    return this.verbs.run({ ...target, action: 'assign-step' }, async (before, context) => {
      const open = findOpenStep(before, step);
      if (open !== null && !(await this.access.assigns(actor, open))) {
        throw new DomainError('forbidden', { action: 'assign-step' });
      }
      const to = await this.accounts.byUsername(username);
      return assignStep(before, { step, to, username, officerId: actor.accountId, reason }, context);
    });
  }
}
