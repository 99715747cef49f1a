import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A version says what the procedure is called, its field, levels and subjects; the versions that are there say what
 * their procedure says now.
 */
export class DescribeVersions1764380000000 implements MigrationInterface {
  name = 'DescribeVersions1764380000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE procedure_version
  ADD COLUMN name_vi text, ADD COLUMN name_en text, ADD COLUMN field text, ADD COLUMN levels text[],
  ADD COLUMN audiences text[], ADD COLUMN search_name text;
UPDATE procedure_version v SET name_vi = p.name_vi, name_en = p.name_en, field = p.field, levels = p.levels,
    audiences = p.audiences, search_name = p.search_name
  FROM procedure p WHERE p.id = v.procedure_id;
ALTER TABLE procedure_version
  ALTER COLUMN name_vi SET NOT NULL, ALTER COLUMN name_en SET NOT NULL, ALTER COLUMN field SET NOT NULL,
  ALTER COLUMN levels SET NOT NULL, ALTER COLUMN audiences SET NOT NULL, ALTER COLUMN search_name SET NOT NULL;
CREATE INDEX procedure_version_search_name_idx ON procedure_version USING gin (to_tsvector('simple', search_name));
`;

// A procedure is called what the latest of its published versions calls it.
const DOWN = `
UPDATE procedure p SET name_vi = v.name_vi, name_en = v.name_en, field = v.field, levels = v.levels,
    audiences = v.audiences, search_name = v.search_name
  FROM (SELECT DISTINCT ON (procedure_id) * FROM procedure_version
    WHERE state IN ('published', 'retired') AND effective_from <= current_date
    ORDER BY procedure_id, effective_from DESC) v WHERE v.procedure_id = p.id;
DROP INDEX procedure_version_search_name_idx;
ALTER TABLE procedure_version
  DROP COLUMN name_vi, DROP COLUMN name_en, DROP COLUMN field, DROP COLUMN levels, DROP COLUMN audiences,
  DROP COLUMN search_name;
`;
