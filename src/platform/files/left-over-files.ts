import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { named } from '../database/rows.js';
import { incomingFolder, placeOf } from './file-folder.js';
import { CLEARING_LOCK } from './file-store.js';

const HASH = /^[\da-f]{64}$/;
const AT_ONCE = 500;

/** What a process left behind that was killed between bytes and row, or whose transaction was refused late. */
@Injectable()
export class LeftOverFiles {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
  ) {}

  /** Uploads that never ended. @returns how many were removed */
  async clearIncoming(before: Date): Promise<number> {
    let removed = 0;
    for (const name of await namesIn(incomingFolder(this.config.filesDir))) {
      removed += await removeOld(join(incomingFolder(this.config.filesDir), name), before);
    }
    return removed;
  }

  /** Of the folder of hashes that begin so: what no row names and what lies there since before `before`. */
  async clearKept(firstDigits: string, before: Date): Promise<number> {
    const folder = join(this.config.filesDir, firstDigits);
    let removed = 0;
    for (const second of await namesIn(folder)) {
      const hashes = (await namesIn(join(folder, second))).filter((name) => HASH.test(name));
      for (let at = 0; at < hashes.length; at += AT_ONCE) {
        const unnamed = await this.unnamedOf(hashes.slice(at, at + AT_ONCE));
        for (const hash of unnamed) removed += await this.removeUnnamed(hash, before);
      }
    }
    return removed;
  }

  private async unnamedOf(hashes: readonly string[]): Promise<readonly string[]> {
    const text = `SELECT hash FROM unnest($1::text[]) AS hash
      WHERE NOT EXISTS (SELECT 1 FROM stored_file s WHERE s.hash = hash.hash)`;
    const rows = await this.database.read((tx) =>
      named<{ hash: string }>(tx, 'unnamed-files', text, [hashes]),
    );
    return rows.map(({ hash }) => hash);
  }

  /** Asked again behind the lock: somebody may be keeping the same content at this moment. */
  private async removeUnnamed(hash: string, before: Date): Promise<number> {
    return this.database.write(async (tx) => {
      await named(tx, 'file-clear', CLEARING_LOCK, [hash]);
      const rows = await named(tx, 'file-named', 'SELECT 1 FROM stored_file WHERE hash = $1', [hash]);
      return rows.length > 0 ? 0 : removeOld(placeOf(this.config.filesDir, hash), before);
    });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

async function removeOld(path: string, before: Date): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile() || found.mtime >= before) return 0;
  await rm(path, { force: true });
  return 1;
}
