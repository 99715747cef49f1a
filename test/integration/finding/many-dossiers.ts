import type { FindingHouse } from './finding-house.js';

/** More than are looked at before anything is looked up, for one agency and for the province. */
export const ROWS = 23_000;

export interface MadeDossier {
  readonly code: string;
  readonly day: string;
  readonly id: string;
  readonly name: string;
  readonly receiving: string;
  readonly competent: string;
  readonly visited: string | null;
  readonly state: string;
}

const FAMILIES = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Lê', 'Ngô'];
const MIDDLES = ['Thị', 'Văn', 'Thị', 'Văn', 'Kim', 'Ngọc', 'Nguyễn'];
const GIVENS = ['An', 'Anh', 'Đào', 'Hoa', 'Hoàng', 'Nga', 'Ngân', 'Thảo', 'Ấm'];

/**
 * Copies of one dossier set-wise: names from few words, two thirds at one commune, some only visiting another. The
 * rare ones lie far back.
 */
export async function makeMany(house: FindingHouse, like: string): Promise<readonly MadeDossier[]> {
  const { sql } = house.product;
  const columns = await sql.query<{ name: string }[]>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = 'dossier'::regclass AND attnum > 0
       AND NOT attisdropped AND attname NOT IN ('id', 'code', 'applicant', 'search_text', 'received_on', 'state',
         'receiving_agency_id', 'competent_agency_id')`,
  );
  const list = columns.map(({ name }) => name).join(', ');
  await sql.query(
    `INSERT INTO dossier (code, applicant, search_text, received_on, state, receiving_agency_id, competent_agency_id,
       ${list})
     SELECT 'M-' || i, jsonb_build_object('kind', 'person', 'fullName', concat_ws(' ', f.word, m.word, g.word)),
       array_to_tsvector(ARRAY[f.key, m.key, g.key, '@' || a.id, '@' || b.id]), d.received_on - i % 700,
       (ARRAY['registered', 'in_progress', 'awaiting_supplement', 'resolved', 'returned', 'returned'])[1 + i % 6],
       a.id, b.id, ${columns.map(({ name }) => `d.${name}`).join(', ')}
     FROM generate_series(1, $2) i
     CROSS JOIN LATERAL (SELECT i % 700 > 660 AS is_back) back
     JOIN unnest($3::text[], $4::text[]) WITH ORDINALITY f (word, key, no) ON f.no = 1 + (i * 7 + i / 700) % $5
     JOIN unnest($6::text[], $7::text[]) WITH ORDINALITY m (word, key, no) ON m.no = 1 + (i * 11 + i / 1400) % $8
     JOIN unnest($9::text[], $10::text[]) WITH ORDINALITY g (word, key, no)
       ON g.no = CASE WHEN is_back THEN 1 + i % $11 ELSE 1 + i % ($11 - 1) END
     JOIN agency a ON a.code = CASE WHEN i % 3 < 2 THEN 'H99.31' ELSE 'H99.32' END
     JOIN agency b ON b.code = CASE WHEN i % 30 = 2 THEN 'H99.31' ELSE a.code END
     JOIN dossier d ON d.code = $1`,
    [like, ROWS, ...[FAMILIES, MIDDLES, GIVENS].flatMap((words) => [words, words.map(folded), words.length])],
  );
  await sql.query(
    `INSERT INTO dossier_step (dossier_id, no, step_key, name_vi, name_en, kind, agency_id, role, state, opened_at,
       visiting_on)
     SELECT d.id, no, 'consult', 'Xin ý kiến', 'Ask', 'consultation', a.id, 'processing_officer', 'done', d.received_at,
       d.received_on
     FROM dossier d JOIN agency a ON a.code = 'H99.31' CROSS JOIN generate_series(1, 2) no
     WHERE d.code LIKE 'M-%' AND d.id % 20 = 0 AND a.id NOT IN (d.receiving_agency_id, d.competent_agency_id)`,
  );
  await sql.query(
    `UPDATE dossier d SET search_text = search_text || array_to_tsvector(ARRAY['@' || s.agency_id]) FROM dossier_step s
     WHERE s.dossier_id = d.id AND s.visiting_on IS NOT NULL`,
  );
  await sql.query('ANALYZE dossier');
  return sql.query<MadeDossier[]>(
    `SELECT d.code, d.received_on AS day, d.id, d.applicant ->> 'fullName' AS name, a.code AS receiving,
       b.code AS competent, (SELECT min(v.code) FROM dossier_step s JOIN agency v ON v.id = s.agency_id
         WHERE s.dossier_id = d.id AND s.visiting_on IS NOT NULL) AS visited, d.state
     FROM dossier d JOIN agency a ON a.id = d.receiving_agency_id JOIN agency b ON b.id = d.competent_agency_id
     ORDER BY d.received_on DESC, d.id DESC`,
  );
}

/** Written out, so that the test does not fold as the product does. */
const FOLDED: Readonly<Record<string, string>> = {
  ...{
    Nguyễn: 'nguyen',
    Trần: 'tran',
    Lê: 'le',
    Ngô: 'ngo',
    Thị: 'thi',
    Văn: 'van',
    Kim: 'kim',
    Ngọc: 'ngoc',
  },
  ...{
    An: 'an',
    Anh: 'anh',
    Đào: 'dao',
    Hoa: 'hoa',
    Hoàng: 'hoang',
    Nga: 'nga',
    Ngân: 'ngan',
    Thảo: 'thao',
    Ấm: 'am',
  },
};

export function folded(word: string): string {
  const known = FOLDED[word];
  if (known === undefined) throw new Error(`${word} is not in the list`);
  return known;
}
