import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { HeartbeatStore } from '../../platform/outbox/heartbeat.store.js';
import { JobQueues } from '../../platform/queue/job-queues.js';
import { WakeableLoop } from '../../platform/queue/wakeable-loop.js';
import type { BackgroundPart } from '../../platform/queue/worker-role.js';
import { Clock } from '../../platform/time/clock.js';
import { RECALCULATION_QUEUE, walkJob } from './recalculation-worker.js';
import { RecalculationsStore } from './recalculations.store.js';
import { startOf } from './walk-page.js';

/** Never longer: a calendar changed by another process may send no signal. */
const LONGEST_SLEEP_MILLISECONDS = 5_000;
const REST_MILLISECONDS = 50;

/** Gives every calendar change its walk and every unfinished walk a job; the tables say which. */
@Injectable()
export class RecalculationSweep implements BackgroundPart {
  readonly name = 'recalculation';
  readonly does = 'makes_jobs';
  private readonly loop = new WakeableLoop({
    name: RecalculationSweep.name,
    round: () => this.sweep(),
    restMilliseconds: REST_MILLISECONDS,
  });

  constructor(
    private readonly database: Database,
    private readonly queues: JobQueues,
    private readonly store: RecalculationsStore,
    private readonly heartbeats: HeartbeatStore,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** Something to walk for was written: look at once. */
  poke(): void {
    this.loop.wake();
  }

  /** One sweep. @returns after how many milliseconds the next one is due */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    const open = await this.database.write(async (tx) => {
      await this.store.addMissing(tx, now);
      return this.store.open(tx);
    });
    const ready = open.filter((each) => startOf(each) <= now);
    if (ready.length > 0 && (await this.queues.waitingCount(RECALCULATION_QUEUE)) === 0) {
      // Sweeps of the same five seconds make the same ids; a job that was lost swallows no later one.
      const bucket = Math.floor(now.getTime() / LONGEST_SLEEP_MILLISECONDS);
      const jobs = ready.map((each) => walkJob(each, `-${bucket}`));
      await this.queues.addMany(RECALCULATION_QUEUE, jobs);
    }
    await this.heartbeats.beat(this.name, () => Promise.resolve({ unfinished: open.length }));
    const waits = open.map((each) => startOf(each).getTime() - now.getTime()).filter((wait) => wait > 0);
    return Math.min(LONGEST_SLEEP_MILLISECONDS, ...waits);
  }
}
