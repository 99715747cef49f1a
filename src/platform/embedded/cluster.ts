import { randomBytes } from 'node:crypto';
import {
  lstat,
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../config/start-error.js';
import { type Binaries, prepareBinaries, SHARED_FOLDER } from './binaries.js';
import {
  allowPassage,
  canEnter,
  chooseServerUser,
  giveTo,
  runAs,
  runsAsRoot,
  type ServerUser,
} from './server-user.js';

export const DATABASE_USER = 'motcua';

/** A PostgreSQL data folder, initialised, with the programs and the account that run it. */
export interface Cluster {
  /** Real path of PostgreSQL's own folder, owned by the server's account. */
  readonly folder: string;
  readonly dataDir: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly user: ServerUser | null;
}

/**
 * Finds the cluster of a data folder, or makes it on the first start.
 * @throws StartError if it is of another PostgreSQL, of another account, or out of the server's reach
 */
export async function prepareCluster(dataDir: string, log: (line: string) => void): Promise<Cluster> {
  const entrance = join(dataDir, 'postgres');
  const user = await chooseServerUser(entrance);
  const binaries = await prepareBinaries(user, dataDir);
  if (runsAsRoot()) await allowPassage(dataDir);
  const major = await readFile(join(entrance, 'PG_VERSION'), 'utf8').catch(throwUnlessMissing);
  if (major === null) {
    await refuseForeignFolder(entrance);
    const password = await generatePassword(dataDir);
    await createCluster({ entrance, dataDir, password, binaries, user }, log);
  } else {
    refuseOtherVersion(entrance, major.trim(), binaries);
    await refuseOtherOwner(entrance, user);
  }
  const password = await readPassword(dataDir);
  return { folder: await realpath(entrance), dataDir, password, binaries, user };
}

async function createCluster(
  plan: Omit<Cluster, 'folder'> & { entrance: string },
  log: (line: string) => void,
): Promise<void> {
  const { entrance, dataDir, user } = plan;
  log('Tạo cơ sở dữ liệu PostgreSQL nhúng / Creating the embedded PostgreSQL database');
  const isReachable = await canEnter(user, dataDir);
  const home = isReachable ? dataDir : await makeHomeElsewhere(dataDir, user);
  // initdb works beside the final place, and one rename ends it: a start that was killed leaves no half cluster.
  const unfinished = join(home, 'postgres.new');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await giveTo(user, unfinished);
  await runInitdb(unfinished, plan);
  const folder = join(home, 'postgres');
  await rename(unfinished, folder);
  if (isReachable) return;
  await symlink(folder, entrance);
  log(
    `Tài khoản của máy chủ không vào được ${dataDir}, nên dữ liệu nằm ở ${folder} (hãy sao lưu cả thư mục này) / ` +
      `The server's account cannot enter ${dataDir}, so the data lies in ${folder} (back it up too)`,
  );
}

async function runInitdb(
  folder: string,
  plan: Pick<Cluster, 'password' | 'binaries' | 'user'>,
): Promise<void> {
  const passwordFile = `${folder}.password`;
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, plan.password, { mode: 0o600 });
  await giveTo(plan.user, passwordFile);
  try {
    // Without UTF-8 rules for letters, lower('Đ') and every search in Vietnamese go wrong.
    await runAs(plan.user, plan.binaries.initdb, [
      `--pgdata=${folder}`,
      '--encoding=UTF8',
      `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      '--auth=scram-sha-256',
      `--username=${DATABASE_USER}`,
      `--pwfile=${passwordFile}`,
      '--no-instructions',
    ]);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`Không tạo được PostgreSQL nhúng: ${reason}`, `initdb failed: ${reason}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Only root meets this: a checkout under a closed folder such as /root, whose modes are not ours to change. */
async function makeHomeElsewhere(dataDir: string, user: ServerUser | null): Promise<string> {
  const home = join(SHARED_FOLDER, randomBytes(8).toString('hex'));
  try {
    await mkdir(home, { recursive: true });
    await allowPassage(SHARED_FOLDER);
    await allowPassage(home);
    if (await canEnter(user, home)) return home;
  } catch {
    // Falls through to the same advice.
  }
  throw new StartError(
    `Tài khoản của PostgreSQL (uid ${user?.uid}) không vào được ${dataDir}. Hãy đặt DATA_DIR là thư mục mà nó vào ` +
      `được, ví dụ DATA_DIR=/srv/motcua, hoặc chạy bằng tài khoản thường (không phải root).`,
    `PostgreSQL's account (uid ${user?.uid}) cannot enter ${dataDir}. Set DATA_DIR to a folder that it can enter, ` +
      'such as DATA_DIR=/srv/motcua, or run as an ordinary account (not root).',
  );
}

function throwUnlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

async function refuseForeignFolder(entrance: string): Promise<void> {
  const found = await lstat(entrance).catch(() => null);
  if (found === null) return;
  const entries = await readdir(entrance).catch(() => ['?']);
  if (entries.length === 0 && !found.isSymbolicLink()) {
    await rm(entrance, { recursive: true });
    return;
  }
  throw new StartError(
    `${entrance} không phải là thư mục dữ liệu PostgreSQL (thiếu PG_VERSION). Hãy chuyển nó đi, hoặc đặt DATA_DIR khác.`,
    `${entrance} is not a PostgreSQL data folder (no PG_VERSION). Move it away, or set another DATA_DIR.`,
  );
}

function refuseOtherVersion(entrance: string, major: string, binaries: Binaries): void {
  if (Number(major) === binaries.majorVersion) return;
  throw new StartError(
    `Dữ liệu trong ${entrance} thuộc PostgreSQL ${major}, còn bản nhúng là PostgreSQL ${binaries.version}. Dữ liệu ` +
      `không bị thay đổi. Hãy dùng lại phiên bản motcua cũ để xuất dữ liệu (pg_dump ${major}), hoặc đặt DATABASE_URL ` +
      `tới một máy chủ PostgreSQL ${major}, hoặc đặt DATA_DIR là thư mục khác.`,
    `The data in ${entrance} belongs to PostgreSQL ${major}; the embedded one is PostgreSQL ${binaries.version}. ` +
      `Nothing was changed. Dump it with the former motcua and pg_dump ${major}, or set DATABASE_URL to a ` +
      `PostgreSQL ${major} server, or set DATA_DIR to another folder.`,
  );
}

async function refuseOtherOwner(entrance: string, user: ServerUser | null): Promise<void> {
  const { uid } = await stat(entrance);
  const expected = user?.uid ?? process.getuid?.() ?? uid;
  if (uid === expected) return;
  throw new StartError(
    `${entrance} thuộc tài khoản khác (uid ${uid}, cần uid ${expected}). Chạy lại bằng tài khoản đó hoặc root, hoặc ` +
      `đổi chủ: chown -R ${expected} ${entrance}`,
    `${entrance} belongs to another account (uid ${uid}, not ${expected}). Run as that account or as root, or hand ` +
      `it over: chown -R ${expected} ${entrance}`,
  );
}

async function generatePassword(dataDir: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const file = passwordFileOf(dataDir);
  await rm(file, { force: true });
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

async function readPassword(dataDir: string): Promise<string> {
  const file = passwordFileOf(dataDir);
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new StartError(
      `Không đọc được mật khẩu cơ sở dữ liệu trong ${file}. Hãy khôi phục tệp này từ bản sao lưu.`,
      `The database password in ${file} cannot be read. Restore this file from a backup.`,
      { cause },
    );
  });
}

function passwordFileOf(dataDir: string): string {
  return join(dataDir, 'postgres.password');
}
