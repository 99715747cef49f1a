import { Injectable } from '@nestjs/common';
import { correctResult } from '../../domain/dossier/correct-result.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { CorrectResultRequest } from './results.requests.js';

/** A result is wrong by the agency's mistake: it has three working days to mend it. */
@Injectable()
export class CorrectResult {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, { reason, noticedBy }: CorrectResultRequest): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'correct-result' }, (before, context) =>
      correctResult(before, { reason, noticedBy }, context),
    );
  }
}
