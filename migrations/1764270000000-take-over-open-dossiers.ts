import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was asked for or signed in another system has no account here. */
export class TakeOverOpenDossiers1764270000000 implements MigrationInterface {
  name = 'TakeOverOpenDossiers1764270000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE supplement_request ALTER COLUMN requested_by DROP NOT NULL;
ALTER TABLE re_appointment ALTER COLUMN signed_by DROP NOT NULL;
`;

// 0 is nobody's account.
const DOWN = `
UPDATE re_appointment SET signed_by = 0 WHERE signed_by IS NULL;
ALTER TABLE re_appointment ALTER COLUMN signed_by SET NOT NULL;
UPDATE supplement_request SET requested_by = 0 WHERE requested_by IS NULL;
ALTER TABLE supplement_request ALTER COLUMN requested_by SET NOT NULL;
`;
