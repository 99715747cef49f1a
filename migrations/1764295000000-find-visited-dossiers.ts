import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An agency that only got a step finds the dossier by its words too. And the index of other systems' numbers holds
 * every row: of one with a condition PostgreSQL knows no statistics where it is one way among several.
 */
export class FindVisitedDossiers1764295000000 implements MigrationInterface {
  name = 'FindVisitedDossiers1764295000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const VISITED = `(SELECT dossier_id, array_agg(DISTINCT '@' || agency_id) AS words FROM dossier_step
  WHERE visiting_on IS NOT NULL GROUP BY dossier_id) visited WHERE d.id = visited.dossier_id`;

const UP = `
UPDATE dossier d SET search_text = search_text || array_to_tsvector(words) FROM ${VISITED};
DROP INDEX dossier_reference_start_idx;
CREATE INDEX dossier_reference_start_idx ON dossier (lower(external_reference) text_pattern_ops);
`;

const DOWN = `
DROP INDEX dossier_reference_start_idx;
CREATE INDEX dossier_reference_start_idx ON dossier (lower(external_reference) text_pattern_ops)
  WHERE external_reference IS NOT NULL;
UPDATE dossier d SET search_text = ts_delete(search_text, words) FROM ${VISITED};
`;
