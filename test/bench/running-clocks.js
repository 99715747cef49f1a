// Many running clocks in the database of a started product: one real dossier is logged, then cloned set-wise. Due
// moments come from the engine itself, so that a recalculation moves exactly what a changed calendar moves.
import { newClockValues } from '../../dist/src/dossiers/decision-rows.js';
import { compileCalendar } from '../../dist/src/domain/calendar/working-calendar.js';
import { startClock } from '../../dist/src/domain/deadline/deadline-clock.js';
import { DEFAULT_LADDER } from '../../dist/src/domain/deadline/rungs.js';
import { definitionOf } from '../../dist/src/registers/calendars/calendar-inheritance.js';

const DAY = 86_400_000;
const LIMITS = [15, 20, 25, 30, 40, 60].map((amount) => ({ amount, unit: 'working_day' }));
LIMITS.push({ amount: 30, unit: 'day' }, { amount: 2, unit: 'month' }, { amount: 120, unit: 'working_hour' });
const STARTS = 40;

async function columnsOf(client, table) {
  const { rows } = await client.query(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'id' ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function calendarsOf(client) {
  const as = (text) => client.query(text).then(({ rows }) => rows);
  const rows = {
    calendars: await as(`SELECT id, code, name, zone, parent_id AS "parentId", version,
      published_through::text AS "publishedThrough" FROM calendar`),
    weekly: await as(`SELECT calendar_id AS "calendarId", weekday, valid_from::text AS "validFrom",
      valid_to::text AS "validTo", sessions, source FROM calendar_weekly`),
    days: await as(`SELECT calendar_id AS "calendarId", "on"::text AS "on", kind, name, sessions, source
      FROM calendar_day`),
  };
  return new Map(rows.calendars.map(({ id }) => [id, compileCalendar(definitionOf(rows, id))]));
}

/** Clocks of many starts, limits and calendars; none has anything to tell within the next days. */
async function templatesOf(client, now) {
  const calendars = await calendarsOf(client);
  const templates = [];
  for (const [calendarId, counting] of calendars) {
    for (let start = 0; start < STARTS; start += 1) {
      const startedAt = new Date(Math.floor((now - start * DAY * 0.4) / 60_000) * 60_000);
      for (const limit of LIMITS) {
        const terms = {
          kind: 'processing',
          limit,
          cutOff: { at: { kind: 'none' }, affects: 'hand_over' },
          binds: 'agency',
          legalBasis: 'bench',
          ladder: DEFAULT_LADDER,
        };
        const clock = { ...startClock(terms, startedAt, { counting }), calendarId, deskCalendarId: null };
        const [values] = newClockValues([clock], { calendars, now: new Date(now) });
        if (values.nextRungAt > now + 2 * DAY) templates.push(values);
      }
    }
  }
  return templates;
}

/** @returns how many clocks run now in clones of the dossier */
export async function runClocks(client, { code, clocks, now }) {
  const templates = await templatesOf(client, now);
  await client.query(`CREATE UNLOGGED TABLE bench_template (no integer PRIMARY KEY, calendar_id bigint,
    calendar_version integer, time_limit jsonb, started_at timestamptz, due_at timestamptz, provisional boolean,
    next_rung_key text, next_rung_at timestamptz)`);
  const rows = templates.map((each, no) => ({
    no,
    calendar_id: each.calendarId,
    calendar_version: each.calendarVersion,
    time_limit: each.timeLimit,
    started_at: each.startedAt,
    due_at: each.dueAt,
    provisional: each.provisional,
    next_rung_key: each.nextRungKey,
    next_rung_at: each.nextRungAt,
  }));
  await client.query(
    `INSERT INTO bench_template SELECT * FROM jsonb_populate_recordset(NULL::bench_template, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
  const dossiers = Math.round(clocks * 0.6);
  await cloneDossiers(client, { code, dossiers, templates: rows.length });
  for (const [kind, count] of [
    ['processing', dossiers],
    ['step', clocks - dossiers],
  ]) {
    await cloneClocks(client, { code, kind, count, templates: rows.length });
  }
  await client.query('ANALYZE dossier; ANALYZE clock; ANALYZE dossier_step');
  const running = `SELECT count(*)::integer AS count FROM clock WHERE stopped_at IS NULL AND legal_basis = 'bench'`;
  return (await client.query(running)).rows[0].count;
}

async function cloneDossiers(client, { code, dossiers, templates }) {
  const special = {
    code: `'bench-' || i`,
    due_at: 't.due_at',
    original_due_at: 't.due_at',
    provisional: 't.provisional',
    received_at: 't.started_at',
    accepted_at: 't.started_at',
    external_reference: 'NULL',
    version: '1',
    last_event_seq: '0',
    last_event_hash: `''`,
  };
  await clone(client, 'dossier', {
    special,
    from: `dossier s, generate_series(1, ${dossiers}) i JOIN bench_template t ON t.no = i % ${templates}`,
    where: `s.code = '${code}'`,
  });
  await clone(client, 'dossier_step', {
    special: { dossier_id: 'd.id' },
    from: `dossier_step s, dossier d`,
    where: `s.dossier_id = (SELECT id FROM dossier WHERE code = '${code}') AND d.code LIKE 'bench-%'`,
  });
}

async function cloneClocks(client, { code, kind, count, templates }) {
  const own = ['calendar_id', 'calendar_version', 'time_limit', 'started_at', 'due_at', 'provisional'];
  const special = Object.fromEntries(
    [...own, 'next_rung_key', 'next_rung_at'].map((name) => [name, `t.${name}`]),
  );
  Object.assign(special, {
    no: kind === 'step' ? '2' : '1',
    step_no: kind === 'step' ? '1' : 'NULL',
    kind: `'${kind}'`,
    dossier_id: 'd.id',
    original_due_at: 't.due_at',
    desk_calendar_id: 'NULL',
    legal_basis: `'bench'`,
    cut_off: `'{"at":{"kind":"none"},"affects":"hand_over"}'`,
    ladder: `'${JSON.stringify(DEFAULT_LADDER)}'`,
    binds: `'agency'`,
  });
  await clone(client, 'clock', {
    special,
    from: `(SELECT * FROM clock WHERE kind = 'processing'
        AND dossier_id = (SELECT id FROM dossier WHERE code = '${code}')) s,
      (SELECT id, substr(code, 7)::integer AS i FROM dossier WHERE code LIKE 'bench-%') d
      JOIN bench_template t ON t.no = d.i % ${templates}`,
    where: `d.i <= ${count}`,
  });
}

async function clone(client, table, { special, from, where }) {
  const columns = await columnsOf(client, table);
  const values = columns.map((name) => special[name] ?? `s."${name}"`);
  const list = columns.map((name) => `"${name}"`).join(', ');
  await client.query(
    `INSERT INTO ${table} (${list}) SELECT ${values.join(', ')} FROM ${from} WHERE ${where}`,
  );
}
