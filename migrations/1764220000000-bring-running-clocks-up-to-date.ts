import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Clocks that were started before their kind had its present rules: waits and silent consultations end by themselves,
 * dossiers in progress get the clocks of the return limit and of the apology. No table changes.
 */
export class BringRunningClocksUpToDate1764220000000 implements MigrationInterface {
  name = 'BringRunningClocksUpToDate1764220000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const text of [ENDS_BY_ITSELF, WAITS, CONSULTATIONS, RUNNING_TERMS, COUNTED_DAYS]) {
      await runner.query(text);
    }
    for (const text of [RETURN_LIMITS, APOLOGY_LIMITS, APOLOGIES_LEFT_BEHIND, APOLOGIES, FORGET]) {
      await runner.query(text);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const DUE_SOON = `{"key": "due_soon", "at": {"kind": "working_days_before_due", "days": 1}}`;
const OVERDUE = `{"key": "overdue", "at": {"kind": "due"}}`;
const EXPIRED = `{"key": "expired", "at": {"kind": "due"}}`;
const APOLOGY_DUE = `{"key": "apology_due", "at": {"kind": "working_days_before_due", "days": 1}}`;

const IS_PAUSED = `jsonb_path_exists(c.exclusions, '$[*] ? (@.kind == "pause" && @.to == null)')`;

/**
 * Running waits, and consultations whose silence is consent by the version of their dossier (its plan, or that of the
 * variant), with what the version tells before the end, and the end.
 */
const ENDS_BY_ITSELF = `
CREATE TEMPORARY TABLE ends_by_itself ON COMMIT DROP AS
SELECT c.id, d.accepted_at, v.rules, k.zone, consent.law,
  (SELECT coalesce(jsonb_agg(rung ORDER BY place), '[]') FROM
     jsonb_array_elements(coalesce(v.rules #> ARRAY['ladders', c.kind], '[${DUE_SOON}]'))
       WITH ORDINALITY AS told (rung, place) WHERE rung->>'key' <> 'expired') || '[${EXPIRED}]' AS ladder
FROM clock c
JOIN dossier d ON d.id = c.dossier_id
JOIN procedure_version v ON v.id = d.version_id
JOIN calendar k ON k.id = c.calendar_id
LEFT JOIN dossier_step s ON s.dossier_id = c.dossier_id AND s.no = c.step_no
LEFT JOIN LATERAL (
  SELECT each->'plan' AS plan FROM jsonb_array_elements(v.rules->'variants') AS variants (each)
  WHERE each->>'key' = d.variant AND jsonb_typeof(each->'plan') = 'object') own ON true
LEFT JOIN LATERAL (
  SELECT step #>> '{deemedConsent,legalBasis}' AS law
  FROM jsonb_array_elements(coalesce(own.plan, v.rules->'plan')->'steps') AS steps (step)
  WHERE step->>'key' = s.step_key) consent ON c.kind = 'consultation'
WHERE c.stopped_at IS NULL AND (c.kind = 'supplement_wait' OR consent.law IS NOT NULL)
`;

/** A rung that is still to come and still planned stays; otherwise the clock waits for its end. */
const nextRung = (keptAt: string): string => {
  const stands = `c.due_at IS NULL OR ${IS_PAUSED}`;
  const isKept = `c.next_rung_at <= c.due_at AND e.ladder @> jsonb_build_array(jsonb_build_object('key', c.next_rung_key))`;
  return `
  next_rung_key = CASE WHEN ${stands} THEN NULL WHEN ${isKept} THEN c.next_rung_key ELSE 'expired' END,
  next_rung_at = CASE WHEN ${stands} THEN NULL WHEN ${isKept} THEN ${keptAt}
    ELSE c.due_at + interval '1 millisecond' END`;
};

/** The end of the applicant's time closes the dossier; its law is the decree's, told before acceptance or after it. */
const WAITS = `
UPDATE clock c SET legal_basis = coalesce(e.rules->>'supplementWaitBasis', CASE
    WHEN (c.started_at AT TIME ZONE e.zone)::date < '2025-07-01' THEN 'Nghị định 61/2018/NĐ-CP'
    WHEN e.accepted_at IS NULL THEN 'Nghị định 118/2025/NĐ-CP, Điều 16 khoản 3 và Điều 17'
    ELSE 'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 5' END)
FROM ends_by_itself e WHERE e.id = c.id AND c.kind = 'supplement_wait';

UPDATE clock c SET ladder = e.ladder, ${nextRung('c.next_rung_at')}
FROM ends_by_itself e
WHERE e.id = c.id AND c.kind = 'supplement_wait' AND NOT c.ladder @> '[{"key": "expired"}]'
`;

/** Silence is consent at 24:00 of the last day, not at close of business; hours end as they did. The watch looks anew. */
const CONSULTATIONS = `
UPDATE clock c SET binds = 'applicant',
  due_at = ((c.due_at AT TIME ZONE e.zone)::date + 1)::timestamp AT TIME ZONE e.zone,
  original_due_at = ((c.original_due_at AT TIME ZONE e.zone)::date + 1)::timestamp AT TIME ZONE e.zone
FROM ends_by_itself e
WHERE e.id = c.id AND c.kind = 'consultation' AND c.binds = 'agency'
  AND c.time_limit->>'unit' NOT IN ('hour', 'working_hour') AND (c.time_limit->>'amount')::numeric % 1 = 0;

UPDATE clock c SET ladder = e.ladder, legal_basis = e.law, binds = 'applicant',
  ${nextRung('least(c.next_rung_at, now())')}
FROM ends_by_itself e
WHERE e.id = c.id AND c.kind = 'consultation' AND NOT c.ladder @> '[{"key": "expired"}]';

UPDATE dossier_step s SET due_at = c.due_at
FROM clock c JOIN ends_by_itself e ON e.id = c.id
WHERE c.kind = 'consultation' AND s.dossier_id = c.dossier_id AND s.no = c.step_no AND s.state = 'open'
  AND s.due_at IS DISTINCT FROM c.due_at
`;

/** The legal terms of dossiers in progress that this product counts itself. */
const RUNNING_TERMS = `
CREATE TEMPORARY TABLE running_term ON COMMIT DROP AS
SELECT c.*, k.zone, k.version AS present_version, d.promised_due_at, v.rules, papers.awaited,
  greatest(c.started_at, papers.received_at) AS complete_at,
  (greatest(c.started_at, papers.received_at) AT TIME ZONE k.zone)::date AS complete_on,
  (c.started_at AT TIME ZONE k.zone)::date AS started_on,
  (least(c.started_at, d.accepted_at) AT TIME ZONE k.zone)::date AS first_started_on,
  (coalesce(c.due_at, c.original_due_at) AT TIME ZONE k.zone)::date AS due_on,
  (c.original_due_at AT TIME ZONE k.zone)::date AS first_due_on
FROM clock c
JOIN dossier d ON d.id = c.dossier_id
JOIN procedure_version v ON v.id = d.version_id
JOIN calendar k ON k.id = c.calendar_id
CROSS JOIN LATERAL (
  SELECT max(r.received_at) AS received_at, coalesce(bool_or(r.received_at IS NULL), false) AS awaited
  FROM supplement_request r WHERE r.dossier_id = d.id AND r.stage = 'after_acceptance') papers
WHERE c.kind = 'processing' AND c.stopped_at IS NULL AND c.time_limit IS NOT NULL
  AND d.resolved_at IS NULL AND d.ended_at IS NULL AND NOT d.history
`;

/**
 * Every day around those terms with its close (null: it does not count) and how many have counted so far. Hours of a
 * weekday and special days come from the calendar or the nearest one above it; extra hours at the desk do not count.
 */
const COUNTED_DAYS = `
CREATE TEMPORARY TABLE counted_day ON COMMIT DROP AS
WITH RECURSIVE line AS (
  SELECT DISTINCT calendar_id AS id, calendar_id AS above, 0 AS height FROM running_term
  UNION ALL
  SELECT line.id, k.parent_id, height + 1 FROM line JOIN calendar k ON k.id = line.above
  WHERE k.parent_id IS NOT NULL),
weekly AS (
  SELECT line.id, w.weekday, w.id AS place, w.valid_from, w.valid_to,
    (SELECT max((session->>1)::integer) FROM jsonb_array_elements(w.sessions) AS own (session)) AS close,
    rank() OVER (PARTITION BY line.id, w.weekday ORDER BY line.height) AS nearness
  FROM line JOIN calendar_weekly w ON w.calendar_id = line.above),
special AS (
  SELECT DISTINCT ON (line.id, d."on") line.id, d."on", d.kind,
    (SELECT max((session->>1)::integer) FROM jsonb_array_elements(d.sessions) AS own (session)) AS close
  FROM line JOIN calendar_day d ON d.calendar_id = line.above
  WHERE d.kind <> 'extra_session' ORDER BY line.id, d."on", line.height),
day AS (
  SELECT span.id, each::date AS "on" FROM (
    SELECT calendar_id AS id, least(min(started_on), min(first_due_on)) - 30 AS since,
      greatest(max(complete_on), max(due_on)) + 30 AS until FROM running_term GROUP BY 1) span
  CROSS JOIN generate_series(span.since::timestamp, span.until::timestamp, '1 day') AS each),
usual AS (
  SELECT DISTINCT ON (day.id, day."on") day.id, day."on", w.close FROM day
  JOIN weekly w ON w.id = day.id AND w.nearness = 1 AND w.weekday = extract(isodow FROM day."on")
    AND (w.valid_from IS NULL OR w.valid_from <= day."on") AND (w.valid_to IS NULL OR w.valid_to >= day."on")
  ORDER BY day.id, day."on", w.place),
closing AS (
  SELECT day.id, day."on", CASE
    WHEN special.kind IS NULL THEN usual.close
    WHEN special.kind = 'makeup_work' THEN coalesce(special.close, (
      SELECT week.close FROM usual week WHERE week.id = day.id AND week.close IS NOT NULL
        AND week."on" >= date_trunc('week', day."on")::date AND week."on" < date_trunc('week', day."on")::date + 7
      ORDER BY week."on" LIMIT 1)) END AS close
  FROM day LEFT JOIN usual USING (id, "on") LEFT JOIN special USING (id, "on"))
SELECT id AS calendar_id, "on", close, count(close) OVER (PARTITION BY id ORDER BY "on") AS rank FROM closing;

CREATE INDEX ON counted_day (calendar_id, "on");
CREATE INDEX ON counted_day (calendar_id, rank) WHERE close IS NOT NULL;
ANALYZE counted_day;
`;

const closeOf = (day: string): string =>
  `(${day}."on" + make_interval(mins => ${day}.close)) AT TIME ZONE t.zone`;
const decree = (on: string, before: string, since: string): string =>
  `CASE WHEN ${on} < '2025-07-01' THEN '${before}' ELSE '${since}' END`;
const NEXT_NO = `(SELECT max(no) + 1 FROM clock WHERE dossier_id = t.dossier_id)`;
const COLUMNS = `dossier_id, no, kind, owner_agency_id, calendar_id, desk_calendar_id, calendar_version, time_limit,
  cut_off, binds, legal_basis, ladder, started_at, exclusions, extension, generation, due_at, original_due_at,
  provisional, next_rung_key, next_rung_at`;

/** Three working days from the complete dossier, anew after a supplement; while papers are awaited none runs. */
const RETURN_LIMITS = `
INSERT INTO clock (${COLUMNS})
SELECT t.dossier_id, ${NEXT_NO}, 'return_limit', t.owner_agency_id, t.calendar_id, NULL, t.present_version,
  '{"amount": 3, "unit": "working_day"}', '{"at": {"kind": "none"}, "affects": "hand_over"}', 'agency',
  ${decree('t.complete_on', 'Nghị định 61/2018/NĐ-CP', 'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 5')},
  coalesce(t.rules #> '{ladders,return_limit}', '[]'), t.complete_at, '[]', NULL, 1,
  ${closeOf('last')}, ${closeOf('last')}, last."on" > k.published_through, NULL, NULL
FROM running_term t
JOIN calendar k ON k.id = t.calendar_id
JOIN counted_day zero ON zero.calendar_id = t.calendar_id AND zero."on" = t.complete_on
JOIN counted_day last ON last.calendar_id = t.calendar_id AND last.rank = zero.rank + 3 AND last.close IS NOT NULL
WHERE NOT t.awaited AND t.rules->'returnLimit' IS NULL AND NOT EXISTS (
  SELECT FROM clock WHERE dossier_id = t.dossier_id AND kind = 'return_limit' AND started_at >= t.complete_at)
`;

/** By close of the last working day before the due day; for terms long enough to know a day ahead. */
const APOLOGY_LIMITS = `
CREATE TEMPORARY TABLE apology_limit ON COMMIT DROP AS
SELECT t.*, ${closeOf('first')} AS first_ends_at,
  coalesce(t.rules #> '{ladders,apology}', '[${APOLOGY_DUE}]') AS rungs,
  CASE WHEN t.due_at IS NOT NULL THEN ${closeOf('last')} END AS apology_due_at,
  CASE WHEN t.due_at IS NOT NULL AND ${closeOf('last')} > now() THEN now() END AS look_at
FROM running_term t
JOIN counted_day eve ON eve.calendar_id = t.calendar_id AND eve."on" = t.due_on - 1
JOIN counted_day last ON last.calendar_id = t.calendar_id AND last.rank = eve.rank AND last.close IS NOT NULL
JOIN counted_day first_eve ON first_eve.calendar_id = t.calendar_id AND first_eve."on" = t.first_due_on - 1
JOIN counted_day first ON first.calendar_id = t.calendar_id AND first.rank = first_eve.rank
  AND first.close IS NOT NULL
WHERE (${closeOf('last')} AT TIME ZONE t.zone)::date
  > CASE WHEN t.due_at IS NULL THEN t.first_started_on ELSE t.started_on END
`;

/** Clocks of the apology that this migration was taken back from: they follow the legal one again. */
const APOLOGIES_LEFT_BEHIND = `
UPDATE clock c SET time_limit = t.time_limit, cut_off = t.cut_off, started_at = t.started_at, exclusions = t.exclusions,
  extension = t.extension, generation = t.generation, provisional = t.provisional, ladder = t.rungs,
  due_at = t.apology_due_at, next_rung_key = CASE WHEN t.look_at IS NOT NULL THEN 'apology_due' END,
  next_rung_at = t.look_at
FROM apology_limit t
WHERE c.dossier_id = t.dossier_id AND c.kind = 'apology' AND c.stopped_at IS NULL AND c.ladder <> t.rungs
`;

/** Made from the legal clock. The watch looks at each once and plans its rung; one that is over is told to nobody. */
const APOLOGIES = `
INSERT INTO clock (${COLUMNS})
SELECT t.dossier_id, ${NEXT_NO}, 'apology', t.owner_agency_id, t.calendar_id, t.desk_calendar_id, t.present_version,
  t.time_limit, t.cut_off, t.binds,
  ${decree('t.started_on', 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9', 'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 6')},
  t.rungs, t.started_at, t.exclusions, t.extension, t.generation, t.apology_due_at, t.first_ends_at, t.provisional,
  CASE WHEN t.look_at IS NOT NULL THEN 'apology_due' END, t.look_at
FROM apology_limit t
WHERE t.promised_due_at IS NULL
  AND NOT EXISTS (SELECT FROM clock WHERE dossier_id = t.dossier_id AND kind = 'apology')
`;

const FORGET = `DROP TABLE apology_limit, counted_day, running_term, ends_by_itself`;

/**
 * Whoever goes back to the first version meets no rung that it does not know. The clocks stay, since their numbers
 * stand in the timeline: what ended by itself is overdue again, the apology's are silent. A notice is no record.
 */
const DOWN = `
DELETE FROM dossier_flag WHERE kind IN ('apology_due', 'apology_late');
DELETE FROM clock_firing WHERE rung_key IN ('expired', 'apology_due');
UPDATE clock SET next_rung_key = NULL, next_rung_at = NULL WHERE next_rung_key = 'apology_due';
UPDATE clock SET next_rung_key = 'overdue' WHERE next_rung_key = 'expired';
UPDATE clock c SET ladder = (
    SELECT coalesce(jsonb_agg(rung ORDER BY place), '[]')
    FROM jsonb_array_elements(c.ladder) WITH ORDINALITY AS old (rung, place)
    WHERE rung->>'key' NOT IN ('expired', 'apology_due'))
  || CASE WHEN c.ladder @> '[{"key": "expired"}]' AND NOT c.ladder @> '[{"key": "overdue"}]'
    THEN '[${OVERDUE}]'::jsonb ELSE '[]'::jsonb END
WHERE c.ladder @> '[{"key": "expired"}]' OR c.ladder @> '[{"key": "apology_due"}]';
`;
