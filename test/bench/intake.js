// npm run bench:intake — intake over HTTP against pgbench making the same writes on the same database.
// Figures are ratios of one run: rounds alternate, so that a slow minute of the machine hits both.
import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { pgbenchScript } from './intake-statement.js';
import { moreCommunes } from './more-communes.js';
import { databaseUrlOf, signIn, startProduct } from '../support/product.js';

const run = promisify(execFile);
const LOAD = fileURLToPath(new URL('./http-load.js', import.meta.url));
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    clients: { type: 'string', default: '1,8,32' },
    // How many agencies take in: 1 is the hardest, all its dossiers share one counter. More than the sample has are
    // founded.
    agencies: { type: 'string', default: 'all' },
    // no: the worker has a process of its own, as beyond one machine; it is not started here.
    worker: { type: 'string', default: 'yes' },
    // Seconds of load before anything is counted: a server runs for weeks, its compiler is busy in the first seconds.
    'warm-up': { type: 'string', default: '15' },
    pgbench: { type: 'string', default: 'pgbench' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const clientCounts = values.clients.split(',').map(Number);

if (spawnSync(values.pgbench, ['--version']).error) {
  console.error('pgbench is not installed (Debian: postgresql-client); nothing to compare with.');
  process.exit(1);
}

const BODY = {
  procedureCode: '1.004873',
  channel: 'counter',
  applicant: {
    kind: 'person',
    fullName: 'Nguyễn Thị Đào',
    identityNumber: 'NUMBER',
    phone: '0901234567',
  },
};
let firstNumber = 79_000_000_000;

async function httpRound(product, tokens, clients, lasting = seconds) {
  const load = {
    url: `${product.base}/api/v1/dossiers`,
    tokens,
    body: BODY,
    firstNumber: (firstNumber += 1_000_000),
    clients,
    seconds: lasting,
  };
  const { stdout } = await run(process.execPath, [LOAD, JSON.stringify(load)]);
  return JSON.parse(stdout);
}

async function pgbenchRound(url, script, clients) {
  const options = ['-n', '-M', 'prepared', '-j', '1', '-c', String(clients), '-T', String(seconds)];
  const { stdout } = await run(values.pgbench, [...options, '-f', script, url]);
  return Number(/tps = ([\d.]+)/.exec(stdout)[1]);
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

const product = await startProduct({ WORKER: values.worker === 'no' ? '0' : '1' });
const url = await databaseUrlOf(product.dataDir);
const client = new pg.Client({ connectionString: url });
try {
  await client.connect();
  const { rows } = await client.query(
    `SELECT a.username FROM account a JOIN agency g ON g.id = a.agency_id
     WHERE 'reception_officer' = ANY (a.roles) AND g.level = 'commune' ORDER BY a.username`,
  );
  const known = rows.map(({ username }) => username);
  const wanted = values.agencies === 'all' ? known.length : Number(values.agencies);
  const founded = await moreCommunes(product.base, client, Math.max(0, wanted - known.length));
  const tokens = [];
  for (const username of [...known.slice(0, wanted), ...founded]) {
    tokens.push(await signIn(product.base, username));
  }
  await httpRound(product, tokens, 32, Number(values['warm-up']));
  const script = join(product.dataDir, 'intake.sql');
  await writeFile(script, await pgbenchScript(client));
  await pgbenchRound(url, script, 8);

  const http = Object.fromEntries(clientCounts.map((count) => [count, []]));
  const limit = Object.fromEntries(clientCounts.map((count) => [count, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const count of clientCounts) {
      limit[count].push(await pgbenchRound(url, script, count));
      http[count].push(await httpRound(product, tokens, count));
    }
  }
  const best = Math.max(...clientCounts.map((count) => median(limit[count])));
  console.log(`Intake over HTTP against pgbench making the same writes; ${tokens.length} agencies,`);
  console.log(
    `the worker ${values.worker === 'no' ? 'elsewhere' : 'in the same process'}; ${rounds} alternating rounds of ${seconds} s, medians. Ratios are what counts.\n`,
  );
  console.log('clients  http/s  pgbench/s  ratio  over best pgbench  p50 ms  p99 ms  failures');
  for (const count of clientCounts) {
    const perSecond = median(http[count].map((each) => each.perSecond));
    const tps = median(limit[count]);
    const failures = http[count].flatMap((each) => Object.entries(each.failures));
    const cells = [
      String(count).padStart(7),
      perSecond.toFixed(0).padStart(6),
      tps.toFixed(0).padStart(9),
      (perSecond / tps).toFixed(2).padStart(5),
      (perSecond / best).toFixed(2).padStart(17),
      median(http[count].map((each) => each.p50))
        .toFixed(1)
        .padStart(6),
      median(http[count].map((each) => each.p99))
        .toFixed(1)
        .padStart(6),
      failures.length === 0 ? '0' : JSON.stringify(failures),
    ];
    console.log(cells.join('  '));
  }
} finally {
  await client.end();
  await product.stop();
}
