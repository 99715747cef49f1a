import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DataSource } from 'typeorm';
import { placeOf } from '../../platform/files/file-folder.js';
import { withDatabase } from './cli-database.js';
import { type Command, type CommandCall, say, WrongCall } from './command.js';

export const verifyFilesCommand: Command = {
  name: 'verify files',
  usage: '',
  does: {
    vi: 'Đọc lại mọi tệp của hồ sơ, tính lại mã băm và nêu mọi tệp bị mất hoặc bị sửa.',
    en: 'Read every file of a dossier, compute its hash again and name what is lost or altered.',
  },
  options: [],
  run,
};

export interface VerifiedFiles {
  readonly files: number;
  readonly differences: readonly string[];
}

interface KeptFile {
  readonly hash: string;
  readonly code: string | null;
  readonly no: number | null;
}

const FILES_PER_PAGE = 500;
const MOST_TOLD = 100;

async function run({ words }: CommandCall): Promise<number> {
  if (words.length > 0)
    throw new WrongCall({ vi: 'Lệnh này không có tham số.', en: 'It takes no arguments.' });
  const { files, differences } = await withDatabase(({ dataSource }, { filesDir }) =>
    verifyFiles(dataSource, filesDir),
  );
  for (const difference of differences.slice(0, MOST_TOLD)) say(difference);
  say(`Tệp · Files: ${files}, khác biệt · differences: ${differences.length}`);
  return differences.length === 0 ? 0 : 1;
}

/** Whether the folder still holds every content that a row names, byte for byte. */
export async function verifyFiles(dataSource: DataSource, filesDir: string): Promise<VerifiedFiles> {
  const differences: string[] = [];
  let files = 0;
  for (let after = ''; ;) {
    const page = await pageAfter(dataSource, after);
    for (const file of page) {
      const fault = await faultOf(filesDir, file.hash);
      if (fault !== null) differences.push(`${placeNameOf(file)}: ${fault}`);
    }
    files += page.length;
    const last = page.at(-1);
    if (page.length < FILES_PER_PAGE || !last) return { files, differences };
    after = last.hash;
  }
}

/** One dossier of each content is enough to find it. */
function pageAfter(dataSource: DataSource, after: string): Promise<KeptFile[]> {
  return dataSource.query<KeptFile[]>(
    `SELECT s.hash, first.code, first.no FROM stored_file s LEFT JOIN LATERAL (
       SELECT d.code, f.no FROM dossier_file f JOIN dossier d ON d.id = f.dossier_id
       WHERE f.hash = s.hash ORDER BY f.id LIMIT 1) first ON true
     WHERE s.hash > $1 ORDER BY s.hash LIMIT ${FILES_PER_PAGE}`,
    [after],
  );
}

function placeNameOf({ hash, code, no }: KeptFile): string {
  return code === null ? hash : `${code} #${no} (${hash})`;
}

async function faultOf(filesDir: string, hash: string): Promise<string | null> {
  const computed = createHash('sha256');
  try {
    await pipeline(createReadStream(placeOf(filesDir, hash)), computed);
  } catch (error) {
    const isLost = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isLost ? 'mất nội dung · the bytes are gone' : `không đọc được · cannot be read: ${String(error)}`;
  }
  return computed.digest('hex') === hash ? null : 'nội dung đã bị sửa · was altered';
}
