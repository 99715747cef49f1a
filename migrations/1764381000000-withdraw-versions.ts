import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A version that is still to come is taken back, and the one before it goes on to the last day that was told for it.
 * Of versions that end the day before another one begins, nobody kept whether a last day was told: they are taken to
 * have been open.
 */
export class WithdrawVersions1764381000000 implements MigrationInterface {
  name = 'WithdrawVersions1764381000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE procedure_version
  ADD COLUMN told_to date,
  ADD COLUMN withdrawn_by bigint,
  ADD COLUMN withdrawn_at timestamptz(3),
  ADD COLUMN withdrawn_reason text;
UPDATE procedure_version v SET told_to = v.effective_to
  WHERE v.effective_to IS NOT NULL AND (v.state <> 'published' OR NOT EXISTS (SELECT FROM procedure_version next
    WHERE next.procedure_id = v.procedure_id AND next.state IN ('published', 'retired')
      AND next.effective_from = v.effective_to + 1));
`;

// What was taken back is a draft again.
const DOWN = `
UPDATE procedure_version SET state = 'draft', published_at = NULL, published_by = NULL, unreviewed_reason = NULL
  WHERE state = 'withdrawn';
ALTER TABLE procedure_version
  DROP COLUMN told_to, DROP COLUMN withdrawn_by, DROP COLUMN withdrawn_at, DROP COLUMN withdrawn_reason;
`;
