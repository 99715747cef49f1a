import { Injectable } from '@nestjs/common';
import { correctDetails } from '../../domain/dossier/correct-details.js';
import { searchTextOf } from '../../domain/finding/search-text.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { CorrectDetailsRequest } from './intake.requests.js';

/** A slip in the applicant's details is mended, with a trace. */
@Injectable()
export class CorrectDetails {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, { reason, ...given }: CorrectDetailsRequest): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'correct-details' }, (before, _context, dossier) => {
      const command = { details: { ...given }, reason };
      const { decision, details: applicant } = correctDetails(before, dossier.applicant, command);
      const searchText = searchTextOf([applicant, dossier.representative], dossier);
      const applicantIdentity = applicant.identityNumber ?? null;
      return { ...decision, details: { applicant, applicantIdentity, searchText } };
    });
  }
}
