import { spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../config/start-error.js';
import type { Cluster } from './cluster.js';
import { identifyProcess } from './process-registry.js';
import { runAs, spawnOptionsOf } from './server-user.js';

export type ServerSettings = Readonly<Record<string, string>>;

// For two cores beside the application itself. Sessions are few: jit costs more than it saves in short statements.
const SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  synchronous_commit: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %a ',
};

const POLL_MILLISECONDS = 10;
/** Long enough for the recovery after a power cut. */
const START_POLLS = 12_000;
const PORT_TRIES = 3;
const LARGEST_LOG_BYTES = 10_000_000;

/**
 * The port of the server that runs on this cluster, or null; waits while it is starting or stopping. A
 * server left behind by a killed process is as good as any.
 */
export async function findRunningServer(cluster: Cluster): Promise<number | null> {
  for (let poll = 0; poll < START_POLLS; poll += 1) {
    const file = await readPidFile(cluster);
    if (file === null) return null;
    const found = await identifyProcess(file.pid);
    if (found === null || (found.name !== null && found.name !== 'postgres')) {
      // The number of a dead server may already be another program's: PostgreSQL would refuse to start.
      await rm(pidFileOf(cluster), { force: true });
      return null;
    }
    if (file.isReady) return file.port;
    await sleep(POLL_MILLISECONDS);
  }
  throw serverFailed(cluster, 'không trả lời', 'does not answer');
}

/** Starts the server and waits until it accepts connections; returns its port. */
export async function startServer(cluster: Cluster, settings: ServerSettings): Promise<number> {
  for (let attempt = 0; attempt < PORT_TRIES; attempt += 1) {
    const port = await choosePort(cluster, attempt > 0);
    const outcome = await startOn(port, cluster, settings);
    if (outcome === 'ready') return port;
    // Between looking and listening somebody else may take the port; any other failure is final.
    const tail = await readLogTail(cluster);
    if (!tail.includes('Address already in use')) break;
  }
  throw serverFailed(cluster, 'không khởi động được', 'did not start');
}

/** Ends sessions at once and writes everything to disk (`fast`); the caller's pools are closed by now. */
export async function stopServer(cluster: Cluster): Promise<void> {
  await runAs(cluster.user, cluster.binaries.pgCtl, [
    'stop',
    '-D',
    cluster.folder,
    '-m',
    'fast',
    '-w',
    '-t',
    '60',
  ]);
}

async function startOn(port: number, cluster: Cluster, settings: ServerSettings): Promise<'ready' | 'ended'> {
  const log = await openLog(cluster);
  const chosen = Object.entries({ ...SETTINGS, ...settings, port: String(port) });
  const args = ['-D', cluster.folder, ...chosen.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // Detached: Ctrl-C in the terminal must not stop the server before the application has finished with it.
  const server = spawn(cluster.binaries.postgres, args, {
    ...spawnOptionsOf(cluster.user),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  server.unref();
  await log.close();
  let hasEnded = false;
  server.once('exit', () => (hasEnded = true));
  server.once('error', () => (hasEnded = true));
  for (let poll = 0; poll < START_POLLS && !hasEnded; poll += 1) {
    const file = await readPidFile(cluster);
    if (file?.pid === server.pid && file?.isReady) return 'ready';
    await sleep(POLL_MILLISECONDS);
  }
  return 'ended';
}

function pidFileOf(cluster: Cluster): string {
  return join(cluster.folder, 'postmaster.pid');
}

async function readPidFile(
  cluster: Cluster,
): Promise<{ pid: number; port: number; isReady: boolean } | null> {
  const text = await readFile(pidFileOf(cluster), 'utf8').catch(() => null);
  if (text === null) return null;
  // Lines: pid, data folder, start time, port, socket folder, address, shared memory, state.
  const lines = text.split('\n').map((line) => line.trim());
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7] === 'ready' };
}

/** The port of the last start while it is free, so that addresses people noted stay true. */
async function choosePort(cluster: Cluster, isFormerRefused: boolean): Promise<number> {
  const file = join(cluster.dataDir, 'postgres.port');
  const former = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (former > 0 && !isFormerRefused && (await listenOnce(former)) !== null) return former;
  const port = (await listenOnce(0)) ?? 0;
  await writeFile(file, String(port));
  return port;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}

function logFileOf(cluster: Cluster): string {
  return join(cluster.dataDir, 'postgres.log');
}

async function openLog(cluster: Cluster): ReturnType<typeof open> {
  const file = logFileOf(cluster);
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LARGEST_LOG_BYTES) await rename(file, `${file}.old`);
  return open(file, 'a', 0o600);
}

async function readLogTail(cluster: Cluster): Promise<string> {
  const text = await readFile(logFileOf(cluster), 'utf8').catch(() => '');
  return text.split('\n').slice(-8).join('\n').trim();
}

function serverFailed(cluster: Cluster, vi: string, en: string): StartError {
  const log = logFileOf(cluster);
  return new StartError(
    `PostgreSQL nhúng trong ${cluster.folder} ${vi}. Xem ${log}.`,
    `The embedded PostgreSQL in ${cluster.folder} ${en}. See ${log}.`,
  );
}
