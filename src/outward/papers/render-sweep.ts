import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { HeartbeatStore } from '../../platform/outbox/heartbeat.store.js';
import { JobQueues } from '../../platform/queue/job-queues.js';
import { WakeableLoop } from '../../platform/queue/wakeable-loop.js';
import type { BackgroundPart } from '../../platform/queue/worker-role.js';
import { Clock } from '../../platform/time/clock.js';
import { PapersStore } from './papers.store.js';
import { RENDER_QUEUE, renderJob } from './render-worker.js';

/** Never longer: a paper may be issued by another process, which sends no signal. */
const LONGEST_SLEEP_MILLISECONDS = 1_000;
const REST_MILLISECONDS = 10;
/** So few at once that the next paper at the desk need not wait behind a backlog. */
const JOBS_AT_ONCE = 10;
/** A job that was lost is made again after so long. */
const LOST_AFTER_MILLISECONDS = 30_000;

/** Makes a job for every paper that is not rendered; the table says which. */
@Injectable()
export class RenderSweep implements BackgroundPart {
  readonly name = 'papers';
  readonly does = 'makes_jobs';
  private readonly loop = new WakeableLoop({
    name: RenderSweep.name,
    round: () => this.sweep(),
    restMilliseconds: REST_MILLISECONDS,
  });

  constructor(
    private readonly database: Database,
    private readonly queues: JobQueues,
    private readonly papers: PapersStore,
    private readonly heartbeats: HeartbeatStore,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** A paper was issued: look at once. */
  poke(): void {
    this.loop.wake();
  }

  /** One sweep. @returns after how many milliseconds the next one is due */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    const pending = await this.database.read((tx) => this.papers.pending(tx, now, JOBS_AT_ONCE));
    if (pending.length > 0 && (await this.queues.waitingCount(RENDER_QUEUE)) < JOBS_AT_ONCE) {
      const bucket = Math.floor(now.getTime() / LOST_AFTER_MILLISECONDS);
      const jobs = pending.map(({ id, attempts }) => renderJob(id, `${attempts}-${bucket}`));
      await this.queues.addMany(RENDER_QUEUE, jobs);
    }
    await this.heartbeats.beat(this.name, () => Promise.resolve({ pending: pending.length }));
    return LONGEST_SLEEP_MILLISECONDS;
  }
}
