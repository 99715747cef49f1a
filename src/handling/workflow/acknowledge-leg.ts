import { Injectable } from '@nestjs/common';
import { acknowledgeLeg, awaitedLegs } from '../../domain/dossier/acknowledge-leg.js';
import { DomainError } from '../../domain/domain-error.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { AcknowledgeLegRequest } from './workflow.requests.js';

/** The agency of a leg says that it has the file. */
@Injectable()
export class AcknowledgeLeg {
  constructor(private readonly verbs: DossierVerbs) {}

  /** @throws DomainError action-not-allowed, leg-not-awaited, forbidden (another agency's leg) */
  execute(target: VerbTarget, { leg }: AcknowledgeLegRequest): Promise<DossierResponse> {
    const { agencyId } = target.actor;
    return this.verbs.run({ ...target, action: 'acknowledge-leg' }, (before, context) => {
      const decision = acknowledgeLeg(before, { leg }, context);
      const owner = awaitedLegs(before).find((clock) => clock.leg === leg)?.ownerAgencyId;
      const isAtWork = before.steps.some(
        (step) => step.state === 'open' && step.leg === leg && step.agencyId === agencyId,
      );
      if (owner !== agencyId && !isAtWork) throw new DomainError('forbidden', { action: 'acknowledge-leg' });
      return decision;
    });
  }
}
