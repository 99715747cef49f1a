import { Injectable } from '@nestjs/common';
import type { RungPosition } from '../../dossiers/clocks.store.js';
import { HeartbeatStore } from '../../platform/outbox/heartbeat.store.js';
import { JobQueues } from '../../platform/queue/job-queues.js';
import type { JobToAdd } from '../../platform/queue/queue-wiring.js';
import { WakeableLoop } from '../../platform/queue/wakeable-loop.js';
import type { BackgroundPart } from '../../platform/queue/worker-role.js';
import { Clock } from '../../platform/time/clock.js';
import { WATCH_QUEUE } from './deadline-worker.js';
import { DueClocksLookup } from './due-clocks.lookup.js';

/** Never longer: rungs written by another process send no signal. */
const LONGEST_SLEEP_MILLISECONDS = 5_000;
const REST_MILLISECONDS = 10;
const CLOCKS_PER_JOB = 500;
const LOOK_AGAIN_AT_A_BACKLOG_MILLISECONDS = 100;

/**
 * The index of next rungs is the schedule: reads what is due, makes jobs of it, sleeps until the next rung.
 * Keeps nothing in mind, so any number of sweeps may run and any of them may die.
 */
@Injectable()
export class DeadlineSweep implements BackgroundPart {
  readonly name = 'watch';
  readonly does = 'makes_jobs';
  private readonly loop = new WakeableLoop({
    name: DeadlineSweep.name,
    round: () => this.sweep(),
    restMilliseconds: REST_MILLISECONDS,
  });
  /** Instant, milliseconds; rungs before it have to wake the sweep. */
  private sleepsUntil = Infinity;

  constructor(
    private readonly queues: JobQueues,
    private readonly dueClocks: DueClocksLookup,
    private readonly heartbeats: HeartbeatStore,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** A rung was written: does it come before the sweep wakes by itself? */
  rungMoved(at: Date): void {
    if (at.getTime() < this.sleepsUntil) this.loop.wake();
  }

  /** One sweep. @returns after how many milliseconds the next one is due */
  async sweep(): Promise<number> {
    const milliseconds = await this.enqueueDue();
    // Only a sweep that reached the queue is a sign of life.
    await this.heartbeats.beat(this.name, async () => ({ failing: await this.dueClocks.failingCount() }));
    return milliseconds;
  }

  private async enqueueDue(): Promise<number> {
    // What is due has its job already, and would only be added again.
    if ((await this.queues.waitingCount(WATCH_QUEUE)) > 0) {
      this.sleepsUntil = -Infinity;
      return LOOK_AGAIN_AT_A_BACKLOG_MILLISECONDS;
    }
    this.sleepsUntil = Infinity;
    const now = this.clock.now();
    for await (const due of this.dueClocks.pages(now)) {
      await this.queues.addMany(WATCH_QUEUE, jobsOf(due, now));
    }
    const next = await this.dueClocks.nextRungAfter(now);
    const untilNext = next === null ? Infinity : next.getTime() - this.clock.now().getTime();
    const milliseconds = Math.min(untilNext, LONGEST_SLEEP_MILLISECONDS);
    this.sleepsUntil = this.clock.now().getTime() + milliseconds;
    return milliseconds;
  }
}

/**
 * Sweeps that see the same clocks in the same five seconds make the same ids, and the queue drops the second
 * job. Later the id is another one: a job that was lost or has failed must not swallow the next attempt.
 */
function jobsOf(due: readonly RungPosition[], now: Date): JobToAdd[] {
  const bucket = Math.floor(now.getTime() / LONGEST_SLEEP_MILLISECONDS);
  const jobs: JobToAdd[] = [];
  for (let at = 0; at < due.length; at += CLOCKS_PER_JOB) {
    const some = due.slice(at, at + CLOCKS_PER_JOB);
    const ids = some.map((each) => each.id);
    const jobId = `fire-${bucket}-${some[0]?.at.getTime()}-${ids[0]}-${ids.at(-1)}-${ids.length}`;
    jobs.push({ name: 'fire-rungs', data: { clockIds: ids }, jobId });
  }
  return jobs;
}
