import { Injectable } from '@nestjs/common';
import { stop } from '../../domain/dossier/endings.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';

/** The agency stops, with its reason (no supplement came, the applicant cannot be found, …). */
@Injectable()
export class StopDossier {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, reason: string): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'stop' }, (before, context) => stop(before, reason, context));
  }
}
