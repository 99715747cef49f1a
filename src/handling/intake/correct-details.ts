import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { correctDetails, type DetailChange } from '../../domain/dossier/correct-details.js';
import { searchTextOf } from '../../domain/finding/search-text.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import { named } from '../../platform/database/rows.js';
import type { CorrectDetailsRequest } from './intake.requests.js';

const CORRECTED = `SELECT change.field, change."from", change."to"
  FROM timeline_event e,
    ROWS FROM (jsonb_to_recordset(e.data -> 'changes') AS (field text, "from" text, "to" text))
      WITH ORDINALITY AS change (field, "from", "to", no)
  WHERE e.dossier_id = $1::bigint AND e.type = 'details_corrected'
    AND e.seq > (SELECT coalesce(max(r.seq), 0) FROM timeline_event r
      WHERE r.dossier_id = $1::bigint AND r.type = 'dossier_refiled')
  ORDER BY e.seq, change.no`;

/** A slip in the applicant's details is mended, with a trace. */
@Injectable()
export class CorrectDetails {
  constructor(private readonly verbs: DossierVerbs) {}

  execute(target: VerbTarget, { reason, ...given }: CorrectDetailsRequest): Promise<DossierResponse> {
    return this.verbs.run({ ...target, action: 'correct-details' }, async (before, _context, dossier, tx) => {
      const command = { details: { ...given }, reason };
      const earlier = await correctedBefore(tx, dossier.id);
      const { decision, details: applicant } = correctDetails(before, dossier.applicant, command, earlier);
      const { representative, receivingAgencyId, competentAgencyId } = dossier;
      const visited = before.steps.map(({ agencyId }) => agencyId);
      const searchText = searchTextOf(
        [applicant, representative],
        [receivingAgencyId, competentAgencyId, ...visited],
      );
      const applicantIdentity = applicant.identityNumber ?? null;
      return { ...decision, details: { applicant, applicantIdentity, searchText } };
    });
  }
}

function correctedBefore(tx: EntityManager, dossierId: string): Promise<DetailChange[]> {
  return named(tx, 'details-corrected', CORRECTED, [dossierId]);
}
