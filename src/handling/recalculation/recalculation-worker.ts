import { Injectable } from '@nestjs/common';
import { JobQueues, type RunningWorker } from '../../platform/queue/job-queues.js';
import type { JobToAdd, RunningJob } from '../../platform/queue/queue-wiring.js';
import type { BackgroundPart } from '../../platform/queue/worker-role.js';
import { Clock } from '../../platform/time/clock.js';
import type { OpenRecalculation } from './recalculations.store.js';
import { startOf, WalkPage } from './walk-page.js';

export const RECALCULATION_QUEUE = 'recalculation';

/** Pages of one job; then other walks have their turn, and a stop need not wait. */
const JOB_MILLISECONDS = 1_500;

/** The walk goes on from here; `again` makes another id where a lost job must not swallow the next one. */
export function walkJob({ id, pass, cursorId }: OpenRecalculation, again = ''): JobToAdd {
  return { name: 'walk', data: { recalculationId: id }, jobId: `walk-${id}-${pass}-${cursorId}${again}` };
}

/** Takes the jobs of the sweep, one at a time: requests are served beside it. */
@Injectable()
export class RecalculationWorker implements BackgroundPart {
  readonly name = 'recalculation worker';
  readonly does = 'takes_jobs';
  private worker: RunningWorker | null = null;
  private isStopping = false;

  constructor(
    private readonly queues: JobQueues,
    private readonly walkPage: WalkPage,
    private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    this.isStopping = false;
    const handler = (job: RunningJob) => this.run(job.data['recalculationId'] as string);
    this.worker = await this.queues.work(RECALCULATION_QUEUE, handler, { concurrency: 1 });
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.worker?.close();
    this.worker = null;
  }

  /** Page after page for a while, then makes the job that goes on. */
  async run(recalculationId: string): Promise<void> {
    const endsAt = performance.now() + JOB_MILLISECONDS;
    let next = await this.walkPage.execute(recalculationId);
    while (next !== null && startOf(next) <= this.clock.now()) {
      if (this.isStopping) return;
      if (performance.now() >= endsAt) {
        await this.queues.addMany(RECALCULATION_QUEUE, [walkJob(next)]);
        return;
      }
      next = await this.walkPage.execute(recalculationId);
    }
  }
}
