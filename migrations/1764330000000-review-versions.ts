import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A version says who drafted, changed, reviewed, published and retired it and when. The number of a version is given
 * once, also where its draft is discarded.
 */
export class ReviewVersions1764330000000 implements MigrationInterface {
  name = 'ReviewVersions1764330000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE procedure ADD COLUMN last_version_no integer NOT NULL DEFAULT 0;
UPDATE procedure SET last_version_no = v.no
  FROM (SELECT procedure_id, max(no) AS no FROM procedure_version GROUP BY procedure_id) v
  WHERE v.procedure_id = procedure.id;

ALTER TABLE procedure_version
  ADD COLUMN revision integer NOT NULL DEFAULT 1,
  ADD COLUMN drafted_by bigint,
  ADD COLUMN drafted_at timestamptz(3),
  ADD COLUMN changed_by bigint[] NOT NULL DEFAULT '{}',
  ADD COLUMN reviewed_by bigint,
  ADD COLUMN reviewed_at timestamptz(3),
  ADD COLUMN published_by bigint,
  ADD COLUMN unreviewed_reason text,
  ADD COLUMN retired_by bigint,
  ADD COLUMN retired_at timestamptz(3),
  ADD COLUMN retired_reason text;
`;

// A version that is reviewed only is a draft again; what was retired keeps its last day.
const DOWN = `
UPDATE procedure_version SET state = 'draft' WHERE state = 'reviewed';
UPDATE procedure_version SET state = 'published' WHERE state = 'retired';
ALTER TABLE procedure_version
  DROP COLUMN revision, DROP COLUMN drafted_by, DROP COLUMN drafted_at, DROP COLUMN changed_by,
  DROP COLUMN reviewed_by, DROP COLUMN reviewed_at, DROP COLUMN published_by, DROP COLUMN unreviewed_reason,
  DROP COLUMN retired_by, DROP COLUMN retired_at, DROP COLUMN retired_reason;
ALTER TABLE procedure DROP COLUMN last_version_no;
`;
