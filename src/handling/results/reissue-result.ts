import { Injectable } from '@nestjs/common';
import { reissueResult } from '../../domain/dossier/correct-result.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';

/** The mended result lies ready. */
@Injectable()
export class ReissueResult {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, note: string): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'reissue-result' }, (before, context) =>
      reissueResult(before, note, context),
    );
  }
}
