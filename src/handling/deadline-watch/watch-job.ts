import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { ActOnExpiry } from './act-on-expiry.js';
import { type ExpiredClock, FireRungs } from './fire-rungs.js';
import { WatchFailuresStore } from './watch-failures.store.js';

/** One job of the sweep: tells what is due of its clocks and acts on those that have expired. */
@Injectable()
export class WatchJob {
  private readonly logger = new Logger(WatchJob.name);

  constructor(
    private readonly fireRungs: FireRungs,
    private readonly actOnExpiry: ActOnExpiry,
    private readonly database: Database,
    private readonly failures: WatchFailuresStore,
    private readonly clock: Clock,
  ) {}

  /** All clocks together; if that fails, each alone, so that one bad row holds up nobody. */
  async execute(clockIds: readonly string[]): Promise<void> {
    for (const expired of await this.tell(clockIds)) {
      await this.recordingFailure(expired.clockId, () => this.actOnExpiry.execute(expired, this.clock.now()));
    }
  }

  private async tell(clockIds: readonly string[]): Promise<readonly ExpiredClock[]> {
    try {
      return await this.fireRungs.execute(clockIds, this.clock.now());
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      const expired: ExpiredClock[] = [];
      for (const clockId of clockIds) {
        await this.recordingFailure(clockId, async () => {
          expired.push(...(await this.fireRungs.execute([clockId], this.clock.now())));
        });
      }
      return expired;
    }
  }

  private async recordingFailure(clockId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      this.logger.error(`Clock ${clockId} cannot be told`, error instanceof Error ? error.stack : error);
      await this.database.write((tx) => this.failures.record(tx, clockId, error, this.clock.now()));
    }
  }
}

/** No fault of a clock: the whole job is run again. */
function isDatabaseTrouble(error: unknown): boolean {
  return error instanceof DomainError && ['busy', 'database-unavailable'].includes(error.code);
}
