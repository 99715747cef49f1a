import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index of open twins says "open" and its procedure in words of its own, so that no other index can stand in for
 * it: on tables without statistics the planner took that of due moments, and read every open dossier.
 */
export class FindTwinsByTheirOwnIndex1764275000000 implements MigrationInterface {
  name = 'FindTwinsByTheirOwnIndex1764275000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX dossier_open_twin_idx');
    await runner.query(`CREATE INDEX dossier_open_twin_idx ON dossier (applicant_identity, (procedure_id::text))
      WHERE applicant_identity IS NOT NULL AND COALESCE(resolved_at, ended_at) IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX dossier_open_twin_idx');
    await runner.query(`CREATE INDEX dossier_open_twin_idx ON dossier (applicant_identity, procedure_id)
      WHERE applicant_identity IS NOT NULL AND resolved_at IS NULL AND ended_at IS NULL`);
  }
}
