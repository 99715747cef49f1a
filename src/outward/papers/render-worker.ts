import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { JobQueues, type RunningWorker } from '../../platform/queue/job-queues.js';
import type { JobToAdd, RunningJob } from '../../platform/queue/queue-wiring.js';
import type { BackgroundPart } from '../../platform/queue/worker-role.js';
import { RenderPaper } from './render-paper.js';

export const RENDER_QUEUE = 'papers';

/** `again` makes another id where a lost job must not swallow the next one. */
export function renderJob(paperId: string, again: string): JobToAdd {
  return { name: 'render', data: { paperId }, jobId: `paper-${paperId}-${again}` };
}

/** Of the time a paper took: the same thread may serve requests. */
const REST_BY_WORK = 3;
/** The first paper of a process takes long; somebody waits for the second one. */
const LONGEST_REST_MILLISECONDS = 200;

/** Takes the jobs of the sweep, one at a time, with a rest behind each. */
@Injectable()
export class RenderWorker implements BackgroundPart {
  readonly name = 'papers worker';
  readonly does = 'takes_jobs';
  private worker: RunningWorker | null = null;

  constructor(
    private readonly queues: JobQueues,
    private readonly renderPaper: RenderPaper,
  ) {}

  async start(): Promise<void> {
    const handler = (job: RunningJob) => this.run(job.data['paperId'] as string);
    this.worker = await this.queues.work(RENDER_QUEUE, handler, { concurrency: 1 });
  }

  async stop(): Promise<void> {
    await this.worker?.close();
    this.worker = null;
  }

  async run(paperId: string): Promise<void> {
    const startedAt = performance.now();
    await this.renderPaper.execute(paperId);
    const rest = (performance.now() - startedAt) * REST_BY_WORK;
    await sleep(Math.min(rest, LONGEST_REST_MILLISECONDS));
  }
}
