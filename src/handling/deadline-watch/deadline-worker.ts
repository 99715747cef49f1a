import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { JobQueues, type RunningWorker } from '../../platform/queue/job-queues.js';
import type { RunningJob } from '../../platform/queue/queue-wiring.js';
import type { BackgroundPart } from '../../platform/queue/worker-role.js';
import { Clock } from '../../platform/time/clock.js';
import { FireRungs } from './fire-rungs.js';
import { WatchFailuresStore } from './watch-failures.store.js';

export const WATCH_QUEUE = 'deadline-watch';

const CONCURRENCY = 2;

/** Takes the jobs of the sweep. */
@Injectable()
export class DeadlineWorker implements BackgroundPart {
  readonly name = 'deadline worker';
  readonly does = 'takes_jobs';
  private readonly logger = new Logger(DeadlineWorker.name);
  private worker: RunningWorker | null = null;

  constructor(
    private readonly queues: JobQueues,
    private readonly fireRungs: FireRungs,
    private readonly database: Database,
    private readonly failures: WatchFailuresStore,
    private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    const handler = (job: RunningJob) => this.run(job.data['clockIds'] as string[]);
    this.worker = await this.queues.work(WATCH_QUEUE, handler, { concurrency: CONCURRENCY });
  }

  async stop(): Promise<void> {
    await this.worker?.close();
    this.worker = null;
  }

  /** All clocks together; if that fails, each alone, so that one bad row holds up nobody. */
  async run(clockIds: readonly string[]): Promise<void> {
    try {
      await this.fireRungs.execute(clockIds, this.clock.now());
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      for (const clockId of clockIds) await this.runAlone(clockId);
    }
  }

  private async runAlone(clockId: string): Promise<void> {
    try {
      await this.fireRungs.execute([clockId], this.clock.now());
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
