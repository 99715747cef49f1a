import { Injectable } from '@nestjs/common';
import { withdraw } from '../../domain/dossier/endings.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';

/** The applicant takes the dossier back before the decision; recorded by the desk. */
@Injectable()
export class WithdrawDossier {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, reason: string): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'withdraw' }, (before, context) =>
      withdraw(before, reason, context),
    );
  }
}
