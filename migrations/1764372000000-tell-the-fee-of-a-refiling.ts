import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever decides on a proposal sees the fee that it leads to, beside the due moment. */
export class TellTheFeeOfARefiling1764372000000 implements MigrationInterface {
  name = 'TellTheFeeOfARefiling1764372000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE refiling ADD COLUMN would_be_fee_dong bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE refiling DROP COLUMN would_be_fee_dong');
  }
}
