import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A version made by an import of history says so by its state, so that its procedure may be offered under versions of
 * its own. One that has a national record, or a published version, is of the catalogue.
 */
export class OfferHistoricProcedures1764383000000 implements MigrationInterface {
  name = 'OfferHistoricProcedures1764383000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
UPDATE procedure_version v SET state = 'history', effective_to = NULL, told_to = NULL
  FROM procedure p
  WHERE p.id = v.procedure_id AND v.state IN ('published', 'retired') AND v.effective_from = '1900-01-01'
    AND (p.history_only OR v.effective_to = '1900-01-01');
UPDATE procedure p SET history_only = false
  WHERE history_only AND (
    EXISTS (SELECT FROM national_record r WHERE r.procedure_id = p.id)
    OR EXISTS (SELECT FROM procedure_version v WHERE v.procedure_id = p.id AND v.state IN ('published', 'retired')));
`;

// Of a procedure that is offered, the history is a version of one day, long ago.
const DOWN = `
UPDATE procedure_version v SET state = 'published',
    effective_to = CASE WHEN p.history_only THEN NULL ELSE v.effective_from END
  FROM procedure p WHERE p.id = v.procedure_id AND v.state = 'history';
`;
