import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PACKAGE = new URL('../../package.json', import.meta.url);
const { scripts } = JSON.parse(await readFile(PACKAGE, 'utf8'));
/** As `npm start` has them. */
const FLAGS = /exec node (.*) dist/.exec(scripts.start)[1].split(' ');
const MAIN = fileURLToPath(new URL('../../dist/src/app/main.js', import.meta.url));
export const PASSWORD = 'bench-password';

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts the built product with the sample province on an empty data folder, or on DATABASE_URL.
 * `hear` is given what it writes.
 */
export async function startProduct({ dataDir: given, hear, ...more } = {}) {
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'motcua-run-')));
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    SAMPLE: '1',
    SAMPLE_PASSWORD: PASSWORD,
    LOG_LEVEL: 'error',
    REQUESTS_PER_MINUTE: '0',
    ...more,
  };
  const child = spawn(
    process.execPath,
    [...FLAGS, ...(process.env.MAIN_FLAGS ?? '').split(' ').filter(Boolean), MAIN],
    { env, stdio: ['ignore', hear ? 'pipe' : 'ignore', 'inherit'] },
  );
  child.stdout?.setEncoding('utf8').on('data', hear);
  const base = `http://127.0.0.1:${port}`;
  await untilReady(base, child);
  const stop = async () => {
    const isRunning = child.exitCode === null && child.signalCode === null;
    const ended = isRunning && new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  return { base, dataDir, child, stop };
}

async function untilReady(base, child) {
  for (let poll = 0; poll < 600; poll += 1) {
    if (child.exitCode !== null) throw new Error('the product ended before it was ready');
    const answer = await fetch(`${base}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('the product was not ready within a minute');
}

export async function signIn(base, username) {
  const answer = await fetch(`${base}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${username} cannot sign in: ${await answer.text()}`);
  return (await answer.json()).accessToken;
}

/** The database of a product on its own embedded server: for looking past the API. */
export async function databaseUrlOf(dataDir) {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const [, , , port] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  const password = (await readFile(join(dataDir, 'postgres.password'), 'utf8')).trim();
  return `postgres://motcua:${password}@127.0.0.1:${port}/motcua`;
}
