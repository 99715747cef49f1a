import { Injectable } from '@nestjs/common';
import { pauseWork } from '../../domain/dossier/pause-work.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { PauseRequest } from './clock.requests.js';

/** Consultation or verification that sector law does not count: the legal clock stands still. */
@Injectable()
export class PauseWork {
  constructor(private readonly verbs: DossierVerbs) {}

  /** @throws DomainError pause-not-allowed, already-paused, action-not-allowed */
  execute(target: VerbTarget, request: PauseRequest): Promise<DossierResponse> {
    const { reason, legalBasis, note = null } = request;
    return this.verbs.run({ ...target, action: 'pause' }, (before, context) =>
      pauseWork(before, { reason, legalBasis, note }, context),
    );
  }
}
