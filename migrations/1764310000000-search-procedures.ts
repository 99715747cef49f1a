import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Procedures are found by the words of their names, with slips of the pen, and by whom they are for. */
export class SearchProcedures1764310000000 implements MigrationInterface {
  name = 'SearchProcedures1764310000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE procedure ADD COLUMN search_name text NOT NULL DEFAULT '';
UPDATE procedure SET search_name = replace(lower(regexp_replace(normalize(
  CASE WHEN name_vi = name_en THEN name_vi ELSE name_vi || ' ' || name_en END, NFD), '[\\u0300-\\u036F]', '', 'g')), 'đ', 'd');
ALTER TABLE procedure ALTER COLUMN search_name DROP DEFAULT;
CREATE INDEX procedure_search_name_idx ON procedure USING gin (to_tsvector('simple', search_name));
ALTER TABLE procedure ADD COLUMN audiences text[] NOT NULL DEFAULT '{}';
`;

const DOWN = `
ALTER TABLE procedure DROP COLUMN audiences;
DROP INDEX procedure_search_name_idx;
ALTER TABLE procedure DROP COLUMN search_name;
`;
