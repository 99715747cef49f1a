import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An agency has several codes with their days, a head, and the agency of which it was split off. */
export class KnowAgenciesByAllTheirCodes1764350000000 implements MigrationInterface {
  name = 'KnowAgenciesByAllTheirCodes1764350000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agency
      ADD COLUMN predecessor_id bigint,
      ADD COLUMN other_codes jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN head_name text,
      ADD COLUMN head_title text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agency
      DROP COLUMN predecessor_id,
      DROP COLUMN other_codes,
      DROP COLUMN head_name,
      DROP COLUMN head_title`);
  }
}
