// Many dossiers of a province, set-wise: names as common and as rare as they are, five years, most of them over.
import { wordsOf } from '../../dist/src/domain/finding/search-words.js';

const CHUNK = 250_000;
/** Out of a thousand, roughly as in the censuses: one person in three is a Nguyễn. */
const FAMILIES = [
  ...['Nguyễn 384', 'Trần 121', 'Lê 95', 'Phạm 70', 'Huỳnh 51', 'Phan 45', 'Vũ 39', 'Đặng 21', 'Bùi 20'],
  ...['Đỗ 14', 'Hồ 13', 'Ngô 13', 'Dương 10', 'Hoàng 10', 'Võ 10', 'Đinh 8', 'Trịnh 7', 'Mai 6', 'Đoàn 6'],
  ...['Lý 5', 'Trương 5', 'Lương 4', 'Tô 4', 'Lưu 3', 'Cao 3', 'Hà 3', 'Tạ 3', 'Châu 2', 'Quách 2', 'Ông 1'],
  ...['Thạch 1', 'Sơn 1', 'Kim 1', 'Danh 1', 'Âu 1', 'Điểu 1', 'Y 1', 'K’ 1', 'Giàng 1', 'Lò 1', 'Vừ 1'],
];
const MIDDLES = [
  ...['Thị 340', 'Văn 230', 'Ngọc 60', 'Thanh 45', 'Minh 45', 'Hữu 35', 'Đức 30', 'Quang 30', 'Kim 30'],
  ...['Thu 25', 'Xuân 25', 'Hoàng 25', 'Công 15', 'Đình 15', 'Bảo 15', 'Gia 10', 'Khánh 10', 'Tuấn 5'],
  ...['Phương 5', 'Như 3', 'Bích 2', 'Diệu 1'],
];
const GIVENS = [
  ...[
    'Anh 45',
    'Hương 35',
    'Hùng 30',
    'Hoa 30',
    'Lan 30',
    'Dũng 28',
    'Hà 28',
    'Hạnh 26',
    'Minh 26',
    'Tuấn 26',
  ],
  ...[
    'Thảo 25',
    'Linh 25',
    'Nga 24',
    'Hải 24',
    'Hòa 24',
    'Mai 22',
    'Phương 22',
    'Thủy 22',
    'Dung 20',
    'Hiền 20',
  ],
  ...[
    'Sơn 20',
    'Long 20',
    'Nam 20',
    'Trang 20',
    'Tâm 18',
    'Bình 18',
    'Cường 18',
    'Hồng 18',
    'Loan 16',
    'An 16',
  ],
  ...[
    'Yến 16',
    'Oanh 14',
    'Thắng 14',
    'Thành 14',
    'Đức 14',
    'Quân 12',
    'Khoa 12',
    'Vy 12',
    'Châu 10',
    'Tú 10',
  ],
  ...['Đào 8', 'Cúc 7', 'Sen 6', 'Xuyến 5', 'Phước 5', 'Lợi 5', 'Tài 5', 'Thịnh 4', 'Vượng 4', 'Khuê 2'],
  ...['Quỳnh 9', 'Nhung 9', 'Thơm 4', 'Bưởi 2', 'Gấm 2', 'Ấm 1', 'Nguyệt 7', 'Huệ 8', 'Tươi 3', 'Ngoan 2'],
  ...['Chiến 7', 'Toàn 6', 'Duy 9', 'Phong 8', 'Kiên 7', 'Trung 11', 'Nghĩa 6', 'Vinh 7', 'Hưng 9', 'Xinh 1'],
];
const drawn = (list) =>
  list.flatMap((entry) => {
    const [name, share] = entry.split(' ');
    return Array(Number(share)).fill(name);
  });
const NAMES = { family: drawn(FAMILIES), middle: drawn(MIDDLES), given: drawn(GIVENS) };
const folded = (names) => names.map((name) => wordsOf(name)[0]);

const NEW_INDEXES = `SELECT format('%I', c.relname) AS name, pg_get_indexdef(c.oid) AS text
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid IN ('dossier'::regclass, 'dossier_step'::regclass) AND NOT i.indisprimary`;

export async function makeRows(client, { rows, log }) {
  const { rows: indexes } = await client.query(NEW_INDEXES);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '1GB';
    ALTER TABLE dossier_step DISABLE TRIGGER ALL`);
  await places(client);
  for (let from = 1; from <= rows; from += CHUNK) {
    const to = Math.min(rows, from + CHUNK - 1);
    await client.query(DOSSIERS, [
      from,
      to,
      rows,
      ...Object.values(NAMES).flatMap((all) => [all, folded(all)]),
    ]);
    log(`${to} rows`);
  }
  await client.query(STEPS);
  await client.query(VISITED);
  for (const { text } of indexes) {
    const begun = performance.now();
    await client.query(text);
    log(`${((performance.now() - begun) / 1000).toFixed(0)} s ${text.slice(0, 90)}`);
  }
  await client.query('ALTER TABLE dossier_step ENABLE TRIGGER ALL');
  await client.query('VACUUM (ANALYZE) dossier');
  await client.query('VACUUM (ANALYZE) dossier_step');
}

/** Three of four dossiers go to a commune, the rest through the province's desk to a department. */
async function places(client) {
  await client.query(`CREATE UNLOGGED TABLE bench_place AS
    SELECT (row_number() OVER (ORDER BY level = 'commune' DESC, id) - 1)::integer AS no, id, code,
      level = 'commune' AS is_commune FROM agency
    WHERE level = 'commune' OR desk_agency_id IS NOT NULL`);
  await client.query(`CREATE UNLOGGED TABLE bench_procedure AS
    SELECT (row_number() OVER (ORDER BY p.id) - 1)::integer AS no, p.id, p.field, max(v.id) AS version_id
    FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id GROUP BY p.id, p.field`);
}

/** Numbers that look drawn by lot and are the same every time. */
const lot = (salt) => `((hashint8extended(i, ${salt}) & 1048575)::float8 / 1048576)`;

const DOSSIERS = `
  WITH counts AS (SELECT count(*) FILTER (WHERE is_commune) AS communes,
      count(*) FILTER (WHERE NOT is_commune) AS departments, (SELECT count(*) FROM bench_procedure) AS procedures,
      (SELECT id FROM agency WHERE code = 'H99.01') AS desk FROM bench_place),
  drawn AS (SELECT i, ${lot(1)} < 0.75 AS at_commune, ${lot(2)} AS place, ${lot(3)} AS procedure,
      ($4::text[])[1 + trunc(${lot(4)} * cardinality($4))::integer] AS family,
      ($5::text[])[1 + trunc(${lot(4)} * cardinality($4))::integer] AS family_key,
      ($6::text[])[1 + trunc(${lot(5)} * cardinality($6))::integer] AS middle,
      ($7::text[])[1 + trunc(${lot(5)} * cardinality($6))::integer] AS middle_key,
      ($6::text[])[1 + trunc(${lot(6)} * cardinality($6))::integer] AS second,
      ($7::text[])[1 + trunc(${lot(6)} * cardinality($6))::integer] AS second_key,
      ${lot(7)} < 0.3 AS has_second,
      ($8::text[])[1 + trunc(${lot(8)} * cardinality($8))::integer] AS given,
      ($9::text[])[1 + trunc(${lot(8)} * cardinality($8))::integer] AS given_key,
      '0' || lpad((1 + trunc(${lot(9)} * 96))::text, 2, '0')
        || lpad((hashint8extended(i, 10) & 1073741823)::text, 9, '0') AS identity,
      '09' || lpad(((hashint8extended(i, 11) & 1073741823) % 100000000)::text, 8, '0') AS phone,
      current_date - ((($3::bigint - i) * 1825) / $3::bigint)::integer AS on_day,
      CASE WHEN i > $3::bigint * 0.97 THEN ${lot(12)} ELSE 1 - ${lot(12)} * 0.003 END AS fate,
      ${lot(13)} AS late
    FROM generate_series($1::bigint, $2::bigint) i),
  placed AS (SELECT drawn.*, full_name, p.id AS competent, p.code AS place_code,
      CASE WHEN at_commune THEN p.id ELSE desk END AS receiving, r.id AS procedure_id, r.version_id, r.field,
      CASE WHEN fate < 0.05 THEN 'registered' WHEN fate < 0.55 THEN 'in_progress'
        WHEN fate < 0.65 THEN 'awaiting_supplement' WHEN fate < 0.75 THEN 'resolved'
        WHEN fate BETWEEN 0.99998 AND 0.99999 THEN 'in_progress'
        WHEN fate BETWEEN 0.75 AND 0.77 THEN 'withdrawn' ELSE 'returned' END AS state,
      on_day + time '09:00' AT TIME ZONE 'Asia/Ho_Chi_Minh' AS received_at,
      on_day + 10 + time '17:00' AT TIME ZONE 'Asia/Ho_Chi_Minh' AS due_at
    FROM drawn CROSS JOIN counts
    CROSS JOIN LATERAL (SELECT concat_ws(' ', family, middle, CASE WHEN has_second THEN second END, given)) n (full_name)
    JOIN bench_place p ON p.no = CASE WHEN at_commune THEN trunc(place * communes)::integer
      ELSE (communes + trunc(place * departments))::integer END
    JOIN bench_procedure r ON r.no = trunc(procedure * procedure * procedure * procedures)::integer),
  ended AS (SELECT *, state IN ('resolved', 'returned') AS is_resolved,
      due_at - interval '1 day' + CASE WHEN late > 0.95 THEN interval '4 days' ELSE interval '0' END AS resolved_at
    FROM placed)
  INSERT INTO dossier (code, external_source, external_reference, procedure_id, version_id, variant, field, channel,
    state, receiving_agency_id, competent_agency_id, applicant, applicant_identity, search_text, received_at,
    received_on, accepted_at, original_due_at, due_at, resolved_at, resolved_on, outcome, timeliness, returned_at,
    ended_at, end_reason, marking, version, last_event_seq, last_event_hash, source)
  SELECT place_code || '-' || to_char(on_day, 'YYMMDD') || '-' || lpad((i % 100000000)::text, 8, '0'),
    CASE WHEN late < 0.5 THEN 'portal:portal' END, CASE WHEN late < 0.5 THEN 'DVC-' || to_char(on_day, 'YYYY') || '-' || i END,
    procedure_id, version_id, 'bench', field, CASE WHEN late < 0.5 THEN 'online' ELSE 'counter' END, state, receiving,
    competent, jsonb_build_object('kind', 'person', 'fullName', full_name, 'identityNumber', identity, 'phone', phone,
      'address', 'Thôn ' || (i % 40 + 1) || ', tỉnh mẫu'),
    identity, array_to_tsvector(array_remove(ARRAY[family_key, middle_key, CASE WHEN has_second THEN second_key END,
      given_key, '#' || identity, '+' || phone, '@' || receiving, '@' || competent], NULL)),
    received_at, on_day, received_at, due_at, CASE WHEN state <> 'registered' AND state NOT LIKE 'awaiting%' THEN due_at END,
    CASE WHEN is_resolved THEN resolved_at END,
    CASE WHEN is_resolved THEN (resolved_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END,
    CASE WHEN is_resolved THEN 'granted' END,
    CASE WHEN is_resolved THEN CASE WHEN late > 0.95 THEN 'late' ELSE 'early' END END,
    CASE WHEN state = 'returned' THEN resolved_at END, CASE WHEN state = 'withdrawn' THEN received_at END,
    CASE WHEN state = 'withdrawn' THEN 'Rút hồ sơ' END, '{"open": [], "waiting": []}', 3, 4, repeat('0', 64), 'desk'
  FROM ended ORDER BY i`;

/** The agency that was asked for its opinion in one dossier of fifty. */
const STEPS = `
  INSERT INTO dossier_step (dossier_id, no, step_key, name_vi, name_en, kind, agency_id, role, state, opened_at,
    finished_at, visiting_on)
  SELECT d.id, 1, 'consult', 'Xin ý kiến', 'Ask for an opinion', 'consultation', asked.id, 'processing_officer',
    'done', d.received_at, d.received_at, d.received_on
  FROM dossier d JOIN bench_place asked ON asked.no = d.id % (SELECT count(*) FROM bench_place)
  WHERE d.id % 50 = 0 AND asked.id NOT IN (d.receiving_agency_id, d.competent_agency_id)`;
const VISITED = `UPDATE dossier d SET search_text = search_text || array_to_tsvector(ARRAY['@' || s.agency_id])
  FROM dossier_step s WHERE s.dossier_id = d.id`;
