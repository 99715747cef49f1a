import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { JobQueues } from '../queue/job-queues.js';
import type { JobToAdd } from '../queue/queue-wiring.js';
import { WakeableLoop } from '../queue/wakeable-loop.js';
import type { BackgroundPart } from '../queue/worker-role.js';
import { Clock } from '../time/clock.js';
import { HeartbeatStore } from './heartbeat.store.js';
import { OutboxStore } from './outbox.store.js';

export const OUTBOX_QUEUE = 'outbox';

const POLL_EVERY_MILLISECONDS = 1_000;
/** Commits that follow each other so closely go out in one round. */
const REST_MILLISECONDS = 25;
const TAKE_AT_ONCE = 500;
const ROWS_PER_JOB = 100;
const LOOK_FOR_LOST_EVERY_MILLISECONDS = 10_000;
const LOST_AFTER_MILLISECONDS = 30_000;
/** While more jobs than this wait, nothing is lost: it has not been its turn. */
const WAITING_JOBS_OF_A_BACKLOG = 5;

/** Carries outbox rows to the queue, and carries them again while their effect is missing. */
@Injectable()
export class OutboxRelay implements BackgroundPart {
  readonly name = 'relay';
  readonly does = 'makes_jobs';
  private readonly loop = new WakeableLoop({
    name: OutboxRelay.name,
    round: () => this.round(),
    restMilliseconds: REST_MILLISECONDS,
  });
  /** On the process's own steady clock, milliseconds. */
  private looksForLostAt = 0;

  constructor(
    private readonly database: Database,
    private readonly queues: JobQueues,
    private readonly outbox: OutboxStore,
    private readonly heartbeats: HeartbeatStore,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** Rows were written: look at once. */
  poke(): void {
    this.loop.wake();
  }

  private async round(): Promise<number> {
    const sent = await this.sendNew();
    const pause = sent === TAKE_AT_ONCE ? 0 : POLL_EVERY_MILLISECONDS;
    if (performance.now() >= this.looksForLostAt) {
      this.looksForLostAt = performance.now() + (await this.sendLost());
    }
    await this.heartbeats.beat(this.name, () => this.database.read((tx) => this.outbox.backlog(tx)));
    return Math.min(pause, Math.max(0, this.looksForLostAt - performance.now()));
  }

  /**
   * Adds, then commits. Without the commit the rows are added once more, which the consumers bear;
   * the other way round a crash in between would lose them.
   */
  private async sendNew(): Promise<number> {
    return this.database.write(async (tx) => {
      const ids = await this.outbox.takeUnsent(tx, TAKE_AT_ONCE);
      if (ids.length === 0) return 0;
      await this.queues.addMany(OUTBOX_QUEUE, jobsOf(ids, ''));
      await this.outbox.markSent(tx, ids, this.clock.now());
      return ids.length;
    });
  }

  /**
   * A queue that was flushed, or jobs that failed for good: the table knows what is missing.
   * @returns after how many milliseconds to look again
   */
  private async sendLost(): Promise<number> {
    const waiting = await this.queues.waitingCount(OUTBOX_QUEUE);
    if (waiting > WAITING_JOBS_OF_A_BACKLOG) return POLL_EVERY_MILLISECONDS;
    return this.database.write(async (tx) => {
      const now = this.clock.now();
      const sentBefore = new Date(now.getTime() - LOST_AFTER_MILLISECONDS);
      const ids = await this.outbox.takeUndone(tx, sentBefore, TAKE_AT_ONCE);
      if (ids.length === 0) return LOOK_FOR_LOST_EVERY_MILLISECONDS;
      // A kept job swallows its id, so every further sending has ids of its own.
      await this.queues.addMany(OUTBOX_QUEUE, jobsOf(ids, `-again-${now.getTime()}`));
      await this.outbox.markSentAgain(tx, ids, now);
      return ids.length === TAKE_AT_ONCE ? 0 : LOOK_FOR_LOST_EVERY_MILLISECONDS;
    });
  }
}

function jobsOf(ids: readonly string[], suffix: string): JobToAdd[] {
  const jobs: JobToAdd[] = [];
  for (let at = 0; at < ids.length; at += ROWS_PER_JOB) {
    const some = ids.slice(at, at + ROWS_PER_JOB);
    jobs.push({
      name: 'deliver',
      data: { outboxIds: some },
      jobId: `outbox-${some[0]}-${some.at(-1)}${suffix}`,
    });
  }
  return jobs;
}
