import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A dossier says of which class of its version's applicants it is: its term and its fee depend on it. */
export class TellWhoApplies1764370000000 implements MigrationInterface {
  name = 'TellWhoApplies1764370000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier ADD COLUMN applicant_class text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier DROP COLUMN applicant_class');
  }
}
