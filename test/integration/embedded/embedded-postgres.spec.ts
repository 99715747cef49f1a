import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../src/platform/embedded/embedded-postgres.js';
import { makeTestFolder } from '../../support/test-server.js';

const OWNER = join(dirname(fileURLToPath(import.meta.url)), '../../support/embedded-owner.js');

let dataDir: string;
let servers: EmbeddedPostgres[];
let owners: ChildProcess[];

beforeEach(async () => {
  dataDir = await makeTestFolder();
  servers = [];
  owners = [];
});

afterEach(async () => {
  for (const server of servers) await server.stop();
  for (const owner of owners.filter((each) => each.exitCode === null && each.signalCode === null)) {
    owner.stdin?.end();
    await once(owner, 'exit');
  }
  await rm(dataDir, { recursive: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  servers.push(server);
  return server;
}

/** Another process on the same folder, with nothing in its environment: no locale, no home, no path. */
async function startInOwnProcess(): Promise<{ process: ChildProcess; url: string; owned: boolean }> {
  const owner = spawn(process.execPath, [OWNER, dataDir], { env: {}, stdio: ['pipe', 'pipe', 'inherit'] });
  owners.push(owner);
  const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
  return { process: owner, ...(JSON.parse(line) as { url: string; owned: boolean }) };
}

async function kill(owner: ChildProcess): Promise<void> {
  owner.kill('SIGKILL');
  await once(owner, 'exit');
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

async function serverPid(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);
}

function portOf(url: string): string {
  return new URL(url).port;
}

describe('embedded PostgreSQL, first start', () => {
  it('knows Vietnamese letters without a locale in the environment', async () => {
    const { url } = await startInOwnProcess();
    expect(await ask(url, 'SHOW server_encoding')).toBe('UTF8');
    expect(await ask(url, `SELECT lower('GIẤY KHAI SINH, ĐĂNG KÝ')`)).toBe('giấy khai sinh, đăng ký');
  });

  it('listens on the loopback address only, and asks for the generated password', async () => {
    const { url } = await start();
    expect(await ask(url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await ask(url, 'SHOW unix_socket_directories')).toBe('');
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).not.toContain('postgres.new.password');
  });

  it('never runs the server as root', async () => {
    await start();
    const status = await readFile(`/proc/${await serverPid()}/status`, 'utf8').catch(() => 'Uid:\t1000');
    expect(status).not.toMatch(/^Uid:\s+0\b/m);
  });

  it('begins anew after a first start that was killed half-way', async () => {
    await mkdir(join(dataDir, 'postgres.new'));
    await writeFile(join(dataDir, 'postgres.new/PG_VERSION'), '18');
    await writeFile(join(dataDir, 'postgres.lock'), '999999@1');
    const { url } = await start();
    expect(await ask(url, 'SELECT current_database()')).toBe('motcua');
  });

  it('makes one cluster when two processes start at the same moment', async () => {
    const both = await Promise.all([startInOwnProcess(), startInOwnProcess()]);
    expect(both[0].url).toBe(both[1].url);
    expect(both.map(({ owned }) => owned).sort()).toEqual([false, true]);
  });
});

describe('embedded PostgreSQL, later starts', () => {
  it('finds its data again on the same port', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.stop();
    await expect(ask(first.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT n FROM kept')).toBe(7);
  });

  it('takes another port when its own has been taken', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(Number(portOf(first.url)), '127.0.0.1');
    await once(squatter, 'listening');
    const second = await start();
    expect(portOf(second.url)).not.toBe(portOf(first.url));
    expect(await ask(second.url, 'SELECT 1 AS n')).toBe(1);
    squatter.close();
  });

  it('joins a product at work and leaves its server running', async () => {
    const product = await startInOwnProcess();
    const command = await start();
    expect(command).toMatchObject({ url: product.url, owned: false });
    await command.stop();
    expect(await ask(product.url, 'SELECT 1 AS n')).toBe(1);
  });

  it('keeps the server for a command that outlives the product, which then stops it', async () => {
    const product = await startInOwnProcess();
    const command = await start();
    product.process.stdin?.end();
    await once(product.process, 'exit');
    expect(await ask(command.url, 'SELECT 1 AS n')).toBe(1);
    await command.stop();
    await expect(ask(command.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('embedded PostgreSQL, after kill -9', () => {
  it('takes over the server that was left behind, with everything in it', async () => {
    const killed = await startInOwnProcess();
    await ask(killed.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    const pid = await serverPid();
    await kill(killed.process);
    const next = await start();
    expect(next).toMatchObject({ url: killed.url, owned: true });
    expect(await serverPid()).toBe(pid);
    expect(await ask(next.url, 'SELECT n FROM kept')).toBe(7);
    await next.stop();
    await expect(ask(next.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('replaces a server that died too, and recovers what was committed', async () => {
    const killed = await startInOwnProcess();
    await ask(killed.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    process.kill(await serverPid(), 'SIGKILL');
    await kill(killed.process);
    const next = await start();
    expect(await ask(next.url, 'SELECT n FROM kept')).toBe(7);
  });

  it('is not misled when the number of the dead server belongs to another program by now', async () => {
    const first = await start();
    await first.stop();
    const stale = `${process.pid}\n${dataDir}/postgres\n1700000000\n${portOf(first.url)}\n\n127.0.0.1\n\nready   \n`;
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), stale);
    const next = await start();
    expect(await ask(next.url, 'SELECT 1 AS n')).toBe(1);
  });
});

describe('embedded PostgreSQL, folders it must not touch', () => {
  it('refuses the data of another major version, naming both', async () => {
    const first = await start();
    await first.stop();
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), '15\n');
    await expect(start()).rejects.toMatchObject({
      name: 'StartError',
      vi: expect.stringMatching(/thuộc PostgreSQL 15, còn bản nhúng là PostgreSQL 18/) as unknown,
      en: expect.stringMatching(/belongs to PostgreSQL 15; the embedded one is PostgreSQL 18/) as unknown,
    });
    expect(await readFile(join(dataDir, 'postgres/PG_VERSION'), 'utf8')).toBe('15\n');
  });

  it('refuses a folder of something else', async () => {
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres/letters.txt'), 'xin chào');
    await expect(start()).rejects.toMatchObject({ name: 'StartError' });
    expect(await readFile(join(dataDir, 'postgres/letters.txt'), 'utf8')).toBe('xin chào');
  });

  it('says which file to restore when the password is gone', async () => {
    const first = await start();
    await first.stop();
    await rm(join(dataDir, 'postgres.password'));
    await expect(start()).rejects.toThrow(/postgres\.password/);
  });
});
