import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { PostgresWiring } from './postgres-wiring.js';
import { QueueSettings } from './queue-settings.js';
import {
  type JobHandler,
  type JobToAdd,
  type OpenQueue,
  type OpenWorker,
  type QueueWiring,
  type RunningJob,
} from './queue-wiring.js';
import { RedisWiring } from './redis-wiring.js';

const READY_WITHIN_MILLISECONDS = 4_000;
const CLOSED_WITHIN_MILLISECONDS = 5_000;
const ADD_AT_ONCE = 1_000;
const LOG_CONNECTION_ERROR_EVERY_MILLISECONDS = 10_000;

export interface WorkOptions {
  /** How many jobs of the queue this process runs at a time. */
  readonly concurrency: number;
}

export interface RunningWorker {
  /** Waits some seconds for the jobs that are running; `force` leaves them behind, as a killed process would. */
  close(force?: boolean): Promise<void>;
}

/** BullMQ on PostgreSQL or Redis, as configured. Only the worker role uses it; requests never do. */
@Injectable()
export class JobQueues {
  private readonly logger = new Logger(JobQueues.name);
  private readonly wiring: QueueWiring;
  private readonly queues = new Map<string, Promise<OpenQueue>>();
  private readonly lastLoggedAt = new Map<string, number>();

  constructor(private readonly settings: QueueSettings) {
    this.wiring =
      settings.backend === 'postgres'
        ? new PostgresWiring(settings.url)
        : new RedisWiring(settings.url, settings.prefix);
  }

  /** Run once before anything else. @throws StartError */
  async prepare(): Promise<void> {
    await this.wiring.prepare();
  }

  /** Fails within seconds when the backend is away; whoever adds tries again later. */
  async addMany(queueName: string, jobs: readonly JobToAdd[]): Promise<void> {
    const queue = await this.queueOf(queueName);
    for (let at = 0; at < jobs.length; at += ADD_AT_ONCE) {
      const some = jobs.slice(at, at + ADD_AT_ONCE);
      await queue.addBulk(some.map(({ name, data, jobId }) => ({ name, data, opts: { jobId } })));
    }
  }

  /** How many jobs nobody has begun yet. Zero after a flush, whatever had been added. */
  async waitingCount(queueName: string): Promise<number> {
    const queue = await this.queueOf(queueName);
    return queue.getWaitingCount();
  }

  /** Runs the jobs of a queue in this process; a job whose handler throws is run again later, five times in all. */
  async work(queueName: string, handler: JobHandler, options: WorkOptions): Promise<RunningWorker> {
    const logged = (job: RunningJob) => this.runLogged(queueName, handler, job);
    const worker = await this.wiring.openWorker(queueName, logged, {
      concurrency: options.concurrency,
      lockDuration: this.settings.lockMilliseconds,
      stalledInterval: this.settings.stalledCheckMilliseconds,
    });
    worker.on('error', (error) => this.logConnectionError(`worker ${queueName}`, error));
    return { close: (force = false) => closeWorker(worker, force) };
  }

  /** Closes the producers; workers are closed by whoever started them. */
  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.queues.values());
    this.queues.clear();
    const queues = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    await settledWithin(
      CLOSED_WITHIN_MILLISECONDS,
      queues.map((queue) => queue.close()),
    );
  }

  private async runLogged(queueName: string, handler: JobHandler, job: RunningJob): Promise<void> {
    try {
      await handler(job);
    } catch (error) {
      this.logger.error(
        `Job ${job.name} ${job.id} of queue ${queueName} failed`,
        error instanceof Error ? error.stack : error,
      );
      throw error;
    }
  }

  private async queueOf(name: string): Promise<OpenQueue> {
    const known = this.queues.get(name);
    if (known !== undefined) return known;
    const opening = this.open(name);
    this.queues.set(name, opening);
    // BullMQ remembers a first failure for as long as the queue lives, so a failed one is forgotten.
    opening.catch(() => this.queues.delete(name));
    return opening;
  }

  private async open(name: string): Promise<OpenQueue> {
    const queue = await this.wiring.openQueue(name);
    queue.on('error', (error) => this.logConnectionError(`queue ${name}`, error));
    const limit = new AbortController();
    const tooLate = sleep(READY_WITHIN_MILLISECONDS, undefined, { signal: limit.signal }).then(
      () => Promise.reject(new Error(`Queue ${name} has no connection`)),
      () => undefined,
    );
    try {
      await Promise.race([queue.waitUntilReady(), tooLate]);
      return queue;
    } catch (error) {
      void queue.close().catch(() => undefined);
      throw error;
    } finally {
      limit.abort();
    }
  }

  /** A lost connection reports at every attempt to come back. */
  private logConnectionError(who: string, error: Error): void {
    const now = performance.now();
    const last = this.lastLoggedAt.get(who);
    if (last !== undefined && now - last < LOG_CONNECTION_ERROR_EVERY_MILLISECONDS) return;
    this.lastLoggedAt.set(who, now);
    this.logger.error(`Connection of ${who}: ${error.message}`);
  }
}

/**
 * BullMQ's own close waits for the connection for as long as it takes, and cannot be forced once it waits.
 * A job left behind is taken over by another worker, or sent again from the tables.
 */
async function closeWorker(worker: OpenWorker, force: boolean): Promise<void> {
  if (!force) await settledWithin(CLOSED_WITHIN_MILLISECONDS, [worker.pause()]);
  await settledWithin(CLOSED_WITHIN_MILLISECONDS, [worker.close(true)]);
}

async function settledWithin(milliseconds: number, work: readonly Promise<unknown>[]): Promise<void> {
  const limit = new AbortController();
  const tooLate = sleep(milliseconds, undefined, { signal: limit.signal }).catch(() => undefined);
  await Promise.race([Promise.allSettled(work), tooLate]);
  limit.abort();
}
