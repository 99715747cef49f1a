import { link, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../config/start-error.js';

const LOCK_WAIT_MILLISECONDS = 50;
const LOCK_TRIES = 2_400;

/**
 * A process by its number and, where the system tells, its start: numbers come again after a restart, in a
 * container almost surely. Null if there is no such process or it is a zombie.
 */
export async function identifyProcess(
  pid: number,
): Promise<{ identity: string; name: string | null } | null> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to another account.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (status === null) return { identity: String(pid), name: null };
  const [, name = '', rest = ''] = /\((.*)\) (.*)/s.exec(status) ?? [];
  const fields = rest.split(' ');
  const [state, startedAtTick] = [fields[0], fields[19]];
  return state === 'Z' ? null : { identity: `${pid}@${startedAtTick}`, name };
}

async function ownIdentity(): Promise<string> {
  return (await identifyProcess(process.pid))?.identity ?? String(process.pid);
}

async function isAlive(identity: string): Promise<boolean> {
  const found = await identifyProcess(Number.parseInt(identity, 10));
  return found?.identity === identity;
}

/** Runs `work` while no other process prepares, starts or stops the server of this folder. */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'postgres.lock');
  await takeLock(lock, await ownIdentity());
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string, identity: string): Promise<void> {
  for (let attempt = 0; attempt < LOCK_TRIES; attempt += 1) {
    const isTaken = await writeFile(lock, identity, { flag: 'wx' }).then(
      () => false,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        return true;
      },
    );
    if (!isTaken) return;
    const holder = await readFile(lock, 'utf8').catch(() => '');
    const isAbandoned = holder !== '' && !(await isAlive(holder));
    if (isAbandoned) await clearAbandoned(lock, holder);
    else await sleep(LOCK_WAIT_MILLISECONDS);
  }
  throw new StartError(
    `Một tiến trình khác giữ khóa ${lock} quá lâu. Nếu không còn tiến trình nào chạy, hãy xóa tệp này.`,
    `Another process has held ${lock} for too long. If none is running any more, delete this file.`,
  );
}

/** Moves the lock aside and looks again: a third process may have replaced the abandoned one just now. */
async function clearAbandoned(lock: string, abandoned: string): Promise<void> {
  const aside = `${lock}.${process.pid}`;
  const isMoved = await rename(lock, aside).then(
    () => true,
    () => false,
  );
  if (!isMoved) return;
  if ((await readFile(aside, 'utf8')) !== abandoned) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

/** The living processes that use one server: the last to leave stops it. */
export class ProcessRegistry {
  private readonly folder: string;

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'processes');
  }

  /** Adds this process, once per call; returns the name to remove later. */
  async add(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    const entry = `${await ownIdentity()}-${process.hrtime.bigint()}`;
    await writeFile(join(this.folder, entry), '');
    return entry;
  }

  async remove(entry: string): Promise<void> {
    await rm(join(this.folder, entry), { force: true });
  }

  /** Whether anybody else is registered and alive; entries of dead processes are cleared away. */
  async hasOthers(entry: string | null): Promise<boolean> {
    const entries = await readdir(this.folder).catch(() => []);
    let others = false;
    for (const other of entries.filter((each) => each !== entry)) {
      if (await isAlive(other.replace(/-\d+$/, ''))) others = true;
      else await this.remove(other);
    }
    return others;
  }
}
