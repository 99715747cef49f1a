import type { DataSource } from 'typeorm';

export interface InsertedDossier {
  readonly code: string;
  readonly agencyCode: string;
  readonly fullName: string;
}

/** A dossier as bare rows: who may see it is asked here, not how it came to be. */
export async function insertDossier(
  dataSource: DataSource,
  { code, agencyCode, fullName }: InsertedDossier,
): Promise<void> {
  await dataSource.query(
    `WITH procedure AS (
       INSERT INTO procedure (code, name_vi, name_en, field, levels, search_name)
       VALUES ('matrix', 'Thủ tục thử', 'A procedure', 'thử', '{department}', 'thu tuc thu')
       RETURNING id, name_vi, name_en, field, levels, audiences, search_name
     ), version AS (
       INSERT INTO procedure_version (procedure_id, no, state, effective_from, rules, name_vi, name_en, field, levels,
         audiences, search_name)
       SELECT id, 1, 'published', '2024-01-01', $4, name_vi, name_en, field, levels, audiences, search_name
       FROM procedure RETURNING id, procedure_id
     )
     INSERT INTO dossier (code, procedure_id, version_id, variant, field, channel, state, receiving_agency_id,
                          competent_agency_id, applicant, search_text, received_at, received_on, marking)
     SELECT $1, procedure_id, version.id, 'standard', 'thử', 'counter', 'accepted', agency.id,
            agency.id, $3, 'kin', '2026-11-23T01:00:00Z', '2026-11-23', '{"open": [], "waiting": []}'
       FROM version, agency WHERE agency.code = $2`,
    [code, agencyCode, { kind: 'person', fullName }, RULES],
  );
}

const RULES = {
  variants: [],
  defaultVariant: 'standard',
  cutOff: { at: { kind: 'none' }, affects: 'clock' },
  supplementPolicy: { kind: 'restart' },
  supplementWait: { amount: 15, unit: 'day' },
  immediate: false,
  plan: { start: [], steps: [], legs: [] },
  legalBasis: [],
  results: [],
};
