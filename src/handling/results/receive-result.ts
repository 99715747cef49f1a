import { Injectable } from '@nestjs/common';
import { receiveResult } from '../../domain/dossier/result-delivery.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';

/** The decided result has come to the returning desk. */
@Injectable()
export class ReceiveResult {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'receive-result' }, receiveResult);
  }
}
