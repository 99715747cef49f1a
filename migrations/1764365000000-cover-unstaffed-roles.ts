import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A plan says who does a step on a day when nobody of its role is there. */
export class CoverUnstaffedRoles1764365000000 implements MigrationInterface {
  name = 'CoverUnstaffedRoles1764365000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier_step ADD COLUMN cover_role text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier_step DROP COLUMN cover_role');
  }
}
