import { Injectable } from '@nestjs/common';
import { receiveCorrection } from '../../domain/dossier/supplement.js';
import type { BroughtPapersRequest } from '../../dossiers/brought-papers.contract.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';

/** The papers asked for before acceptance came. */
@Injectable()
export class ReceiveCorrection {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, brought: BroughtPapersRequest): Promise<DossierResponse> {
    return this.verbs.takePapers({ ...target, action: 'receive-correction' }, brought, receiveCorrection);
  }
}
