// npm run bench:reproject — one holiday is announced under 100,000 running clocks: how long until every one stands
// where it has to, whether the API goes on meanwhile, and whether what was moved is what SQL counts.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { databaseUrlOf, signIn, startProduct } from '../support/product.js';
import { runClocks } from './running-clocks.js';

const { values } = parseArgs({
  options: {
    clocks: { type: 'string', default: '100000' },
    calm: { type: 'string', default: '5' },
    idle: { type: 'boolean', default: false },
  },
});
const CALENDAR = 'tinh-mau';
const FILING = { procedureCode: '1.013978', channel: 'counter' };
const PREVIEW = { ...FILING, receivedAt: new Date().toISOString() };

async function call(base, token, path, body) {
  const answer = await fetch(`${base}/api/v1/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(json)}`);
  return json;
}

/** The calculator is open to everybody and limited to 6,000 calls a minute. */
const REST_MILLISECONDS = { 'preview deadline': 20 };

/** Calls the API, one client for each kind of call and one call after the other, until told to stop. */
function startCalls(base, token, code) {
  if (values.idle) return () => [];
  const kinds = {
    'log dossier': () =>
      call(base, token, 'dossiers', { ...FILING, applicant: { kind: 'person', fullName: 'Nguyễn Văn An' } }),
    'read dossier': () => call(base, token, `dossiers/${code}`),
    'preview deadline': () => call(base, token, 'deadlines/preview', PREVIEW),
  };
  let isOver = false;
  const clients = Object.entries(kinds).map(async ([kind, act]) => {
    const latencies = [];
    let failures = 0;
    while (!isOver) {
      const begun = performance.now();
      await act().catch((error) => {
        failures += 1;
        if (failures === 1) console.error(String(error));
      });
      latencies.push(performance.now() - begun);
      if (REST_MILLISECONDS[kind]) await sleep(REST_MILLISECONDS[kind]);
    }
    return { kind, latencies: latencies.toSorted((a, b) => a - b), failures };
  });
  return async () => {
    isOver = true;
    return Promise.all(clients);
  };
}

function printCalls(title, calls, seconds) {
  console.log(`\n${title} (${seconds.toFixed(1)} s)`);
  console.log('call              count  per s  p50 ms  p95 ms  max ms  failures');
  for (const { kind, latencies, failures } of calls) {
    const at = (share) =>
      latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
    const cells = [
      kind.padEnd(16),
      String(latencies.length).padStart(6),
      (latencies.length / seconds).toFixed(0).padStart(5),
      ...[0.5, 0.95, 1].map((share) => at(share).toFixed(1).padStart(6)),
      String(failures).padStart(8),
    ];
    console.log(cells.join('  '));
  }
}

async function untilFinished(client, begun) {
  let firstPass = null;
  for (;;) {
    const { rows } = await client.query(
      `SELECT (SELECT count(*) FROM calendar_change c WHERE NOT EXISTS
           (SELECT FROM recalculation r WHERE r.calendar_change_id = c.id))::integer AS missing,
         count(*) FILTER (WHERE pass = 1)::integer AS first, count(*) FILTER (WHERE finished_at IS NULL)::integer AS open
       FROM recalculation`,
    );
    const { missing, first, open } = rows[0];
    if (firstPass === null && missing === 0 && first === 0) firstPass = (performance.now() - begun) / 1000;
    if (missing === 0 && open === 0) return { firstPass, total: (performance.now() - begun) / 1000 };
    await sleep(100);
  }
}

/** A counted day soon after now, so that nearly every term reaches beyond it. */
async function nextWorkingDay(client, now) {
  for (let days = 2; ; days += 1) {
    const day = new Date(now + days * 86_400_000);
    const on = day.toISOString().slice(0, 10);
    const { rows } = await client.query(`SELECT FROM calendar_day WHERE "on" = $1`, [on]);
    if (rows.length === 0 && ![0, 6].includes(day.getUTCDay())) return on;
  }
}

const product = await startProduct();
const client = new pg.Client({ connectionString: await databaseUrlOf(product.dataDir) });
try {
  await client.connect();
  const officer = await client.query(
    `SELECT a.username FROM account a JOIN agency g ON g.id = a.agency_id
     WHERE 'reception_officer' = ANY (a.roles) AND g.level = 'commune' ORDER BY a.username LIMIT 1`,
  );
  const token = await signIn(product.base, officer.rows[0].username);
  const admin = await signIn(product.base, 'admin');
  const { code } = await call(product.base, token, 'dossiers', {
    ...FILING,
    applicant: { kind: 'person', fullName: 'Nguyễn Văn An' },
  });
  await client.query('CREATE UNLOGGED TABLE bench_before (id bigint PRIMARY KEY, due_at timestamptz)');
  const before = await client.query('SELECT coalesce(max(id), 0) AS id FROM recalculation');
  const now = Date.now();
  const running = await runClocks(client, { code, clocks: Number(values.clocks), now });
  const dossiers = await client.query(
    `SELECT count(*)::integer AS count FROM dossier WHERE code LIKE 'bench-%'`,
  );
  console.log(
    `${running} running clocks of ${dossiers.rows[0].count} dossiers, worker and API in one process.`,
  );

  const calm = startCalls(product.base, token, code);
  await sleep(Number(values.calm) * 1000);
  printCalls('Before', await calm(), Number(values.calm));

  await client.query('INSERT INTO bench_before SELECT id, due_at FROM clock');
  const on = await nextWorkingDay(client, now);
  const day = { on, kind: 'holiday', name: 'Nghỉ lễ (đo tốc độ)', source: 'bench:reproject' };
  const asked = performance.now();
  const impact = await call(product.base, admin, `calendars/${CALENDAR}/days/impact`, { days: [day] });
  const shown = ((performance.now() - asked) / 1000).toFixed(1);
  console.log(`\nImpact shown in ${shown} s: ${impact.totals.clocksMoved} clocks would move.`);
  const calls = startCalls(product.base, token, code);
  const begun = performance.now();
  await call(product.base, admin, `calendars/${CALENDAR}/days`, { days: [day] });
  const answered = (performance.now() - begun) / 1000;
  const { firstPass, total } = await untilFinished(client, begun);
  printCalls('Meanwhile', await calls(), total);

  // Dossiers logged after the copy was made tell what their due moment was at first.
  const counted = await client.query(
    `SELECT count(*)::integer AS count FROM clock c LEFT JOIN bench_before b ON b.id = c.id
     WHERE c.due_at IS DISTINCT FROM CASE WHEN b.id IS NULL THEN c.original_due_at ELSE b.due_at END`,
  );
  const told = await client.query(
    `SELECT sum(clocks_moved)::integer AS count, count(*)::integer AS walks FROM recalculation WHERE id > $1`,
    [before.rows[0].id],
  );
  const failed = await client.query(
    'SELECT count(*)::integer AS count, min(error) AS error FROM recalculation_failure',
  );
  if (failed.rows[0].count > 0)
    console.log(`Failures: ${failed.rows[0].count}, e.g. ${failed.rows[0].error}`);
  const [moved, recounted] = [told.rows[0].count, counted.rows[0].count];
  console.log(`\nHoliday ${on} answered after ${answered.toFixed(2)} s; ${told.rows[0].walks} walks.`);
  console.log(
    `First pass ${firstPass.toFixed(1)} s (${(moved / firstPass).toFixed(0)} clocks/s), all ${total.toFixed(1)} s.`,
  );
  console.log(`Moved ${moved}, recount in SQL ${recounted}: ${moved === recounted ? 'equal' : 'NOT EQUAL'}`);
  process.exitCode = moved === recounted ? 0 : 1;
} finally {
  await client.end();
  await product.stop();
}
