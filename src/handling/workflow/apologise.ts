import { Injectable } from '@nestjs/common';
import { apologise } from '../../domain/dossier/apologise.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { ApologiseRequest } from './clock.requests.js';

/** The agency apologises and names a new appointment, once; the legal due moment stays. */
@Injectable()
export class Apologise {
  constructor(private readonly verbs: DossierVerbs) {}

  /** @throws DomainError already-re-appointed, no-due-moment, promise-too-early, action-not-allowed */
  execute(target: VerbTarget, request: ApologiseRequest): Promise<DossierResponse> {
    const { amount, unit, reason } = request;
    const { accountId: signedBy, fullName: signedName } = target.actor;
    return this.verbs.run({ ...target, action: 'apologise' }, (before, context) =>
      apologise(before, { extra: { amount, unit }, reason, signedBy, signedName }, context),
    );
  }
}
