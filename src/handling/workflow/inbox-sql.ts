/** Far after every due moment: what stands still comes last. */
const NO_DUE = "'9999-12-31T00:00:00Z'::timestamptz";

/** Of a step, by somebody's roles: the role itself, or its cover on a day when nobody of the role is there. */
function rolesMet(roles: string): string {
  return `(s.role = ANY (${roles}) OR (s.cover_role = ANY (${roles}) AND s.role = ANY ($10::text[])))`;
}

/** As `isCovered` says. */
const COVERED = `(s.role = ANY ($10::text[]) AND s.cover_role IS NOT NULL AND NOT s.cover_role = ANY ($10::text[]))`;

/**
 * $1 agency, $2 roles, $3 step or null; a holder who does not work there any more holds nothing. $6 to $9 are columns
 * of one table: who is away, in which role with which cover ('': none), and who stands in (null: nobody). $10 roles of
 * which nobody is there. $11 whether what nobody does is shown whatever its role; `own` tells it from the rest.
 */
const WAITING = `
  SELECT 'step' AS kind, s.id, s.dossier_id, s.step_key AS step, s.name_vi, s.name_en, s.opened_at AS since, s.due_at,
    ${rolesMet('$2::text[]')} AS own, a.id AS holder_id, a.username, a.full_name,
    NOT ${COVERED} AND ((away.holder_id IS NOT NULL AND away.stand_in_id IS NULL)
      OR (a.id IS NULL AND s.role = ANY ($10::text[]))) AS unattended,
    i.id AS stand_in_id, i.username AS stand_in, i.full_name AS stand_in_name
  FROM dossier_step s
  LEFT JOIN account a ON a.id = s.assignee_id AND a.active AND a.agency_id = s.agency_id AND ${rolesMet('a.roles')}
  LEFT JOIN unnest($6::bigint[], $7::text[], $8::text[], $9::bigint[])
    AS away (holder_id, role, cover_role, stand_in_id)
    ON away.holder_id = a.id AND away.role = s.role AND away.cover_role = coalesce(s.cover_role, '')
  LEFT JOIN account i ON i.id = away.stand_in_id
  WHERE s.state = 'open' AND s.agency_id = $1::bigint AND (${rolesMet('$2::text[]')} OR $11::boolean)
    AND ($3::text IS NULL OR s.step_key = $3::text)
  UNION ALL
  SELECT 'filing', c.id, c.dossier_id, NULL, 'Trả lời hồ sơ nộp trực tuyến, qua bưu chính', 'Answer a filing',
    c.started_at, c.due_at, 'reception_officer' = ANY ($2::text[]), NULL, NULL, NULL,
    'reception_officer' = ANY ($10::text[]), NULL, NULL, NULL
  FROM clock c
  WHERE c.kind = 'intake_response' AND c.stopped_at IS NULL AND c.owner_agency_id = $1::bigint
    AND ('reception_officer' = ANY ($2::text[]) OR $11::boolean) AND $3::text IS NULL`;

/** $4 view, $5 person. */
const IN_VIEW = `CASE $4::text
  WHEN 'mine' THEN own AND coalesce(holder_id = $5::bigint, false)
  WHEN 'unclaimed' THEN own AND holder_id IS NULL
  WHEN 'standing_in' THEN own AND coalesce(stand_in_id = $5::bigint, false)
  WHEN 'unattended' THEN unattended
  ELSE own END`;

/** $12 sort, $13 kind, $14 id of the last row before, $15 how many. */
export const INBOX_PAGE = `
  SELECT kind, id, dossier_id AS "dossierId", step, name_vi AS "nameVi", name_en AS "nameEn", since,
    due_at AS "dueAt", username, full_name AS "fullName", stand_in AS "standIn", stand_in_name AS "standInName", sort FROM (
      SELECT *, to_char(coalesce(due_at, ${NO_DUE}) AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS') AS sort
      FROM (${WAITING}) waiting WHERE ${IN_VIEW}) sorted
  WHERE (sort, kind, id) > ($12::text, $13::text, $14::bigint)
  ORDER BY sort, kind, id LIMIT $15::int`;

/** $12 now, $13 the end of the local day. */
export const INBOX_COUNTS = `
  SELECT count(*) FILTER (WHERE ${IN_VIEW})::int AS total,
    count(*) FILTER (WHERE ${IN_VIEW} AND due_at < $12::timestamptz)::int AS "overdueInView",
    count(*) FILTER (WHERE own AND holder_id = $5::bigint)::int AS mine,
    count(*) FILTER (WHERE own AND holder_id IS NULL)::int AS unclaimed,
    count(*) FILTER (WHERE own AND stand_in_id = $5::bigint)::int AS "standingIn",
    count(*) FILTER (WHERE unattended)::int AS unattended,
    count(*) FILTER (WHERE own)::int AS "all",
    count(*) FILTER (WHERE own AND due_at < $12::timestamptz)::int AS overdue,
    count(*) FILTER (WHERE own AND due_at >= $12::timestamptz AND due_at < $13::timestamptz)::int AS "dueToday"
  FROM (${WAITING}) waiting`;
