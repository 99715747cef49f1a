// npm run bench:find — how long each way of finding takes among many dossiers, over HTTP, for an officer of one of some
// ninety communes and for a supervisor of the whole province. `--rows 10000000` for a province's ten million; rows are
// made once in a database of DATABASE_URL and used again.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { filtersOf, daysOf, wantsNumber } from '../../dist/src/dossiers/dossier-filters.js';
import { findPage } from '../../dist/src/dossiers/find-page.js';
import { isAmong } from '../../dist/src/dossiers/conditions.js';
import { databaseUrlOf, signIn, startProduct } from '../support/product.js';
import { makeRows } from './find-rows.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '20' },
  },
});
const FIRST_NEW_COMMUNE = 41;
const LAST_NEW_COMMUNE = 99;

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

async function addCommunes(base) {
  const admin = await signIn(base, 'admin');
  for (let no = FIRST_NEW_COMMUNE; no <= LAST_NEW_COMMUNE; no += 1) {
    const names = { nameVi: `xã Mẫu ${no}`, nameEn: `Model commune ${no}` };
    const place = { level: 'commune', parentCode: 'H99', validFrom: '2025-07-01' };
    await call(base, admin, 'agencies', { code: `H99.${no}`, ...names, ...place });
  }
}

/** Some of the rows, old and new, to be looked for. */
async function samplesOf(client, where) {
  const { rows } = await client.query(
    `SELECT d.code, d.applicant_identity AS identity, d.applicant ->> 'phone' AS phone,
       d.applicant ->> 'fullName' AS name, d.external_reference AS reference, d.received_on AS day, p.code AS procedure
     FROM dossier d JOIN procedure p ON p.id = d.procedure_id
     WHERE d.external_reference IS NOT NULL AND ${where} AND d.id % 97 = 5 ORDER BY hashint8(d.id) LIMIT 200`,
  );
  return rows;
}

const dayAfter = (day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const monthAfter = (day) => new Date(Date.parse(day) + 30 * 86_400_000).toISOString().slice(0, 10);
const unsigned = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[Đđ]/g, 'd').toLowerCase();
const grouped = (digits) => digits.replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2 $3');

/** Each kind of query, of one row that exists where it can be. */
const KINDS = {
  'newest, unfiltered': () => ({}),
  'code, whole': ({ code }) => ({ q: code }),
  'code, begun': ({ code }) => ({ q: code.slice(0, -4) }),
  'number of another system': ({ reference }) => ({ q: reference }),
  'identity number': ({ identity }) => ({ q: identity }),
  'telephone, +84': ({ phone }) => ({ q: `+84${phone.slice(1)}` }),
  'telephone, grouped': ({ phone }) => ({ q: grouped(phone) }),
  'whole name': ({ name }) => ({ q: name }),
  'whole name, unsigned': ({ name }) => ({ q: unsigned(name) }),
  'name, last word begun': ({ name }) => ({ q: name.slice(0, -1) }),
  'name Nguyễn Văn': () => ({ q: 'Nguyễn Văn' }),
  'name Nguyễn Thị Đào': () => ({ q: 'nguyen thi dao' }),
  'name Ấm Xinh (rare)': () => ({ q: 'âm xinh' }),
  'name Nguyễn Trần (as good as never)': () => ({ q: 'nguyen tran' }),
  'name Lê Kim Ng…': () => ({ q: 'le kim ng' }),
  'name of nobody': () => ({ q: 'nguyen thi khongco' }),
  'name and telephone': ({ name, phone }) => ({ q: `${name} ${phone}` }),
  'procedure, a month': ({ procedure, day }) => ({
    procedure,
    receivedFrom: day,
    receivedTo: monthAfter(day),
  }),
  'procedure and name': ({ procedure, name }) => ({ procedure, q: name }),
  'one day': ({ day }) => ({ receivedFrom: day, receivedTo: dayAfter(day) }),
  'box overdue': () => ({ box: 'overdue' }),
  'box new': () => ({ box: 'new' }),
  'box to_hand_over': () => ({ box: 'to_hand_over' }),
  'box done': () => ({ box: 'done' }),
  'counts of the boxes': () => ({ withBoxes: 'true', limit: '1' }),
};

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

async function measure(base, token, samples, kind) {
  const times = [];
  let found = 0;
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const query = new URLSearchParams(KINDS[kind](samples[round % samples.length])).toString();
    const begun = performance.now();
    const { items } = await call(base, token, `dossiers?${query}`);
    times.push(performance.now() - begun);
    found += items.length;
  }
  return { times: times.toSorted((a, b) => a - b), found: found / times.length };
}

function nodesOf(plan) {
  const index = plan['Index Name'] ? ` ${plan['Index Name'].replace('dossier_', '')}` : '';
  const own = /Scan/.test(plan['Node Type']) ? [`${plan['Node Type']}${index}`] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** How PostgreSQL goes about it: the last statement of a page. */
async function planOf(client, scope, all, { procedure, receivedFrom, receivedTo, ...query }) {
  const statements = [];
  const tx = {
    query: async (text, parameters) => {
      if (parameters) statements.push([text, parameters]);
      return (await client.query(text, parameters)).rows;
    },
  };
  const { rows } = await client.query('SELECT id FROM procedure WHERE code = $1', [procedure ?? '']);
  const inOrder = [
    ...rows.map(({ id }) => isAmong('d.procedure_id', [id])),
    ...daysOf('received_on', receivedFrom, receivedTo),
  ];
  const conditions = { inOrder, others: filtersOf(query, new Date()) };
  const seen = { scope, all, within: null };
  await findPage(tx, { seen, conditions, isRare: wantsNumber(query) }, 51, null);
  const [text, parameters] = statements.at(-1);
  const plan = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, parameters);
  const nodes = [...new Set(nodesOf(plan.rows[0]['QUERY PLAN'][0].Plan))];
  return `${/AS way/.test(text) ? 'walked' : 'collected'}: ${nodes.filter((node) => /Index|Seq/.test(node)).join(', ')}`;
}

async function report(product, client, { title, username, scope, all, where }) {
  const token = await signIn(product.base, username);
  const samples = await samplesOf(client, where);
  console.log(`\n${title}\nkind                                 found  p50 ms  worst ms  ratio  plan`);
  let plain = null;
  for (const kind of Object.keys(KINDS)) {
    const { times, found } = await measure(product.base, token, samples, kind);
    const p50 = at(times, 0.5);
    plain ??= p50;
    const { box, withBoxes, limit, ...query } = KINDS[kind](samples[0]);
    const plan = box || withBoxes || limit ? '' : await planOf(client, scope, all, query);
    const cells = [
      kind.padEnd(35),
      found.toFixed(0).padStart(6),
      p50.toFixed(1).padStart(6),
      times.at(-1).toFixed(1).padStart(8),
      (p50 / plain).toFixed(1).padStart(5),
    ];
    console.log(`${cells.join('  ')}  ${plan}`);
  }
}

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
const product = await startProduct();
const client = new pg.Client({ connectionString: await databaseUrlOf(product.dataDir) });
try {
  await client.connect();
  const made = await client.query(`SELECT to_regclass('bench_procedure') IS NOT NULL AS are`);
  if (!made.rows[0].are) {
    await addCommunes(product.base);
    await makeRows(client, { rows: Number(values.rows), log: (text) => console.error(text) });
  }
  const { rows } = await client.query('SELECT id, code FROM agency');
  const all = rows.map(({ id }) => id);
  const subtree = await client.query(
    `WITH RECURSIVE below AS (SELECT id FROM agency WHERE code = 'H99'
       UNION SELECT a.id FROM agency a JOIN below b ON a.parent_id = b.id) SELECT id FROM below`,
  );
  const below = subtree.rows.map(({ id }) => id);
  const commune = rows.find(({ code }) => code === 'H99.31').id;
  const counted = await client.query(
    `SELECT count(*)::integer AS n, count(*) FILTER (WHERE receiving_agency_id = ${commune})::integer AS own FROM dossier`,
  );
  console.log(`${counted.rows[0].n} dossiers, ${counted.rows[0].own} of them of the commune.`);
  const own = `(d.receiving_agency_id = ${commune} OR d.competent_agency_id = ${commune})`;
  const nothing = { received: [], handled: [], externalSource: null };
  await report(product, client, {
    ...{ title: 'Commune, reception officer', username: 'reception', where: own },
    ...{ scope: { ...nothing, received: [commune] }, all },
  });
  await report(product, client, {
    ...{ title: 'Commune, processing officer', username: 'officer', where: own },
    ...{ scope: { ...nothing, handled: [commune] }, all },
  });
  await report(product, client, {
    ...{ title: 'Province, supervisor', username: 'supervisor', where: 'true' },
    ...{ scope: { ...nothing, received: below, handled: below }, all },
  });
} finally {
  await client.end();
  await product.stop();
}
