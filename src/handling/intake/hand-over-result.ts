import { Injectable } from '@nestjs/common';
import { handOverResult } from '../../domain/dossier/endings.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';

/** The result goes to the applicant. */
@Injectable()
export class HandOverResult {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, way: 'desk' | 'post' | 'electronic'): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'hand-over-result' }, (before, context) =>
      handOverResult(before, way, context),
    );
  }
}
