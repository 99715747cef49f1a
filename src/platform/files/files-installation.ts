import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { StartError } from '../config/start-error.js';
import { Database } from '../database/database.js';
import { SettingsStore } from '../settings/settings.store.js';
import { incomingFolder } from './file-folder.js';

const KEY = 'files-installation';
const MARK = 'installation';

/** Whose folder it is: nothing is cleared away where another database keeps its files. */
@Injectable()
export class FilesInstallation {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly settings: SettingsStore,
  ) {}

  /**
   * Makes the folder ready, and marks a new one as this database's.
   * @throws StartError when nothing can be written there
   */
  async prepare(): Promise<void> {
    const { filesDir } = this.config;
    const id = await this.id();
    try {
      await mkdir(incomingFolder(filesDir), { recursive: true, mode: 0o700 });
      await access(incomingFolder(filesDir), constants.W_OK);
      await writeFile(join(filesDir, MARK), `${id}\n`, { flag: 'wx', mode: 0o600 }).catch(ignoreExisting);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartError(
        `Không ghi được vào thư mục tệp ${filesDir}: ${reason}. Hãy sửa quyền hoặc đặt FILES_DIR.`,
        `Cannot write to the folder of files ${filesDir}: ${reason}. Mend its rights or set FILES_DIR.`,
        { cause: error },
      );
    }
  }

  /** False also where there is no folder on this machine. */
  async owns(): Promise<boolean> {
    const mark = await readFile(join(this.config.filesDir, MARK), 'utf8').catch(() => '');
    return mark.trim() === (await this.id());
  }

  private async id(): Promise<string> {
    const kept = await this.database.write((tx) => this.settings.keepFirst(tx, KEY, randomUUID()));
    return String(kept);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
