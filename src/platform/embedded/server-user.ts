import { execFile } from 'node:child_process';
import { chmod, chown, readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The unprivileged account that runs the server when this process is root: PostgreSQL refuses root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody` in every Linux distribution and container image. */
const NOBODY: ServerUser = { uid: 65_534, gid: 65_534 };

const run = promisify(execFile);

export function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Runs a program as the server's user, from `/`: the working folder of root may be closed to it. */
export async function runAs(
  user: ServerUser | null,
  program: string,
  args: readonly string[],
): Promise<string> {
  const { stdout } = await run(program, args, { ...spawnOptionsOf(user), encoding: 'utf8' });
  return stdout;
}

export function spawnOptionsOf(user: ServerUser | null): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  // A fixed environment: without a locale of its own a bare machine must behave like any other.
  return { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }, ...(user ?? {}) };
}

/**
 * Null when this process is not root. Otherwise the owner of an existing cluster, so that it keeps its owner
 * whoever starts the product; else the account `postgres` where there is one, else `nobody`.
 */
export async function chooseServerUser(clusterFolder: string): Promise<ServerUser | null> {
  if (!runsAsRoot()) return null;
  const owner = await stat(clusterFolder).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(accounts) ?? [];
  return uid === undefined || gid === undefined ? NOBODY : { uid: Number(uid), gid: Number(gid) };
}

/** Whether the user gets through every parent of a folder: an ordinary checkout under /root is closed. */
export async function canEnter(user: ServerUser | null, folder: string): Promise<boolean> {
  if (user === null) return true;
  return runAs(user, '/bin/sh', ['-c', 'cd "$0"', folder]).then(
    () => true,
    () => false,
  );
}

/** Lets other accounts pass through a folder of ours without listing it; the secrets in it stay 0600. */
export async function allowPassage(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  await chmod(folder, (mode & 0o7777) | 0o011);
}

export async function giveTo(user: ServerUser | null, path: string): Promise<void> {
  if (user !== null) await chown(path, user.uid, user.gid);
}
