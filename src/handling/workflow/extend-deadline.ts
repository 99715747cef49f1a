import { Injectable } from '@nestjs/common';
import { extendDeadline } from '../../domain/dossier/extend-deadline.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { ExtendRequest } from './clock.requests.js';

/** Sector law lets the term be longer, once: it is counted on from the old due moment. */
@Injectable()
export class ExtendDeadline {
  constructor(private readonly verbs: DossierVerbs) {}

  /** @throws DomainError extension-not-allowed, extension-too-long, extension-in-other-unit,
   *   already-extended, extension-after-expiry, action-not-allowed */
  execute(target: VerbTarget, request: ExtendRequest): Promise<DossierResponse> {
    const { amount, unit, reason, legalBasis = null } = request;
    return this.verbs.run({ ...target, action: 'extend' }, (before, context) =>
      extendDeadline(before, { extension: { amount, unit }, reason, legalBasis }, context),
    );
  }
}
