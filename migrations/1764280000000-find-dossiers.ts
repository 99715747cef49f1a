import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finding among millions: words and numbers in one index instead of all triples of letters, and for every way of
 * listing an index in the order of the list. What is stored already gets the words that a new dossier would get.
 */
export class FindDossiers1764280000000 implements MigrationInterface {
  name = 'FindDossiers1764280000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORDS);
    await runner.query(INDEXES);
    await runner.query(VISITS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

// As src/domain/finding/search-text.ts does it; what it takes from names is folded in the column already.
const WORDS = `
CREATE FUNCTION pg_temp.words_of(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT string_to_array(btrim(regexp_replace(regexp_replace(regexp_replace(folded,
    '[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u2060-\\u2064]', '', 'g'),
    '([!-/:-@\\[-\`{-~\\u00A1-\\u00A9\\u00AB-\\u00B4\\u00B6-\\u00B9\\u00BB-\\u00BF\\u00D7\\u00F7\\u2010-\\u2027\\u2030-\\u205E\\u20A0-\\u20CF\\u2100-\\u2BFF\\u3001-\\u303F\\U0001F000-\\U0001FAFF])', ' \\1 ', 'g'),
    '[ \\t\\n\\r\\f\\v\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000]+', ' ', 'g')), ' ')
$$;
CREATE FUNCTION pg_temp.identity_of(person jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT '#' || nullif(lower(regexp_replace(person ->> 'identityNumber', '[^0-9A-Za-z]', '', 'g')), '')
$$;
CREATE FUNCTION pg_temp.phone_of(person jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT '+' || CASE
      WHEN digits ~ '^(00)?84.' AND (is_abroad OR digits ~ '^00' OR length(digits) BETWEEN 11 AND 12)
        THEN '0' || regexp_replace(digits, '^(00)?840*', '')
      WHEN NOT is_abroad AND digits ~ '^[35789][0-9]{8}$' THEN '0' || digits
      ELSE nullif(digits, '') END
  FROM (SELECT regexp_replace(person ->> 'phone', '[^0-9]', '', 'g') AS digits,
    btrim(person ->> 'phone') ~ '^[+]' AS is_abroad) typed
$$;
CREATE FUNCTION pg_temp.search_text_of(folded text, applicant jsonb, representative jsonb, agencies bigint[])
RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT array_to_tsvector(array_remove(array_remove(pg_temp.words_of(folded) || ARRAY[
    pg_temp.identity_of(applicant), pg_temp.phone_of(applicant),
    pg_temp.identity_of(representative), pg_temp.phone_of(representative), '@' || agencies[1], '@' || agencies[2]],
    NULL), ''))
$$;
DROP INDEX dossier_search_idx;
ALTER TABLE dossier ALTER COLUMN search_text TYPE tsvector
  USING pg_temp.search_text_of(search_text, applicant, representative,
    ARRAY[receiving_agency_id, competent_agency_id]);
DROP FUNCTION pg_temp.search_text_of(text, jsonb, jsonb, bigint[]);
DROP FUNCTION pg_temp.phone_of(jsonb);
DROP FUNCTION pg_temp.identity_of(jsonb);
DROP FUNCTION pg_temp.words_of(text);
`;

// Newest first is by day of receipt: what an import brought in today may be years old.
const INDEXES = `
CREATE INDEX dossier_search_idx ON dossier USING gin (search_text);
CREATE INDEX dossier_code_start_idx ON dossier (lower(code) text_pattern_ops);
CREATE INDEX dossier_reference_start_idx ON dossier (lower(external_reference) text_pattern_ops)
  WHERE external_reference IS NOT NULL;
DROP INDEX dossier_received_idx;
DROP INDEX dossier_receiving_idx;
DROP INDEX dossier_competent_idx;
CREATE INDEX dossier_received_idx ON dossier (received_on, id);
CREATE INDEX dossier_receiving_idx ON dossier (receiving_agency_id, received_on, id);
CREATE INDEX dossier_competent_idx ON dossier (competent_agency_id, received_on, id);
CREATE INDEX dossier_procedure_idx ON dossier (procedure_id, received_on, id);
CREATE INDEX dossier_receiving_open_idx ON dossier (receiving_agency_id, received_on, id, state, due_at)
  WHERE state NOT IN ('returned', 'not_accepted', 'withdrawn', 'stopped');
CREATE INDEX dossier_competent_open_idx ON dossier (competent_agency_id, received_on, id, state, due_at)
  WHERE state NOT IN ('returned', 'not_accepted', 'withdrawn', 'stopped');
`;

const VISITS = `
ALTER TABLE dossier_step ADD COLUMN visiting_on date;
UPDATE dossier_step s SET visiting_on = d.received_on FROM dossier d
  WHERE d.id = s.dossier_id AND s.agency_id NOT IN (d.receiving_agency_id, d.competent_agency_id);
CREATE INDEX dossier_step_visiting_idx ON dossier_step (agency_id, visiting_on, dossier_id)
  WHERE visiting_on IS NOT NULL;
`;

const DOWN = `
DROP INDEX dossier_step_visiting_idx;
ALTER TABLE dossier_step DROP COLUMN visiting_on;
DROP INDEX dossier_competent_open_idx;
DROP INDEX dossier_receiving_open_idx;
DROP INDEX dossier_procedure_idx;
DROP INDEX dossier_competent_idx;
DROP INDEX dossier_receiving_idx;
DROP INDEX dossier_received_idx;
DROP INDEX dossier_reference_start_idx;
DROP INDEX dossier_code_start_idx;
DROP INDEX dossier_search_idx;
ALTER TABLE dossier ALTER COLUMN search_text TYPE text
  USING btrim(concat_ws(' ', array_to_string(tsvector_to_array(search_text), ' '), lower(external_reference)));
CREATE INDEX dossier_search_idx ON dossier USING gin (search_text gin_trgm_ops);
CREATE INDEX dossier_competent_idx ON dossier (competent_agency_id, id);
CREATE INDEX dossier_receiving_idx ON dossier (receiving_agency_id, id);
CREATE INDEX dossier_received_idx ON dossier (received_on, receiving_agency_id);
`;
