import { Injectable } from '@nestjs/common';
import { JobQueues, type RunningWorker } from '../../platform/queue/job-queues.js';
import type { RunningJob } from '../../platform/queue/queue-wiring.js';
import type { BackgroundPart } from '../../platform/queue/worker-role.js';
import { WatchJob } from './watch-job.js';

export const WATCH_QUEUE = 'deadline-watch';

const CONCURRENCY = 2;

/** Takes the jobs of the sweep. */
@Injectable()
export class DeadlineWorker implements BackgroundPart {
  readonly name = 'deadline worker';
  readonly does = 'takes_jobs';
  private worker: RunningWorker | null = null;

  constructor(
    private readonly queues: JobQueues,
    private readonly watchJob: WatchJob,
  ) {}

  async start(): Promise<void> {
    const handler = (job: RunningJob) => this.watchJob.execute(job.data['clockIds'] as string[]);
    this.worker = await this.queues.work(WATCH_QUEUE, handler, { concurrency: CONCURRENCY });
  }

  async stop(): Promise<void> {
    await this.worker?.close();
    this.worker = null;
  }
}
