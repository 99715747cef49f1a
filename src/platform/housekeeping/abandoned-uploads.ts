import { Injectable, Logger } from '@nestjs/common';
import { FilesInstallation } from '../files/files-installation.js';
import { LeftOverFiles } from '../files/left-over-files.js';
import { Clock } from '../time/clock.js';
import { HOUR_MILLISECONDS } from './clearing-loop.js';

/** Far longer than any upload or transaction takes. */
const GRACE_MILLISECONDS = 24 * HOUR_MILLISECONDS;
const FOLDERS = 256;
/** The whole store once a day, an even part of it every hour. */
const FOLDERS_PER_ROUND = Math.ceil(FOLDERS / 24);

/** Clears away bytes to which no row refers. */
@Injectable()
export class AbandonedUploads {
  private readonly logger = new Logger(AbandonedUploads.name);

  constructor(
    private readonly installation: FilesInstallation,
    private readonly leftOvers: LeftOverFiles,
    private readonly clock: Clock,
  ) {}

  /** One round; which part of the store it looks at comes from the time, so that a restart begins nothing anew. */
  async sweep(): Promise<number> {
    if (!(await this.installation.owns())) {
      this.logger.warn('The folder of files is not here or belongs to another database: nothing is cleared');
      return HOUR_MILLISECONDS;
    }
    const now = this.clock.now().getTime();
    const before = new Date(now - GRACE_MILLISECONDS);
    let removed = await this.leftOvers.clearIncoming(before);
    const first = (Math.floor(now / HOUR_MILLISECONDS) % 24) * FOLDERS_PER_ROUND;
    for (let folder = first; folder < Math.min(first + FOLDERS_PER_ROUND, FOLDERS); folder += 1) {
      removed += await this.leftOvers.clearKept(folder.toString(16).padStart(2, '0'), before);
    }
    if (removed > 0) this.logger.log(`Cleared away ${removed} files to which nothing refers`);
    return HOUR_MILLISECONDS;
  }
}
