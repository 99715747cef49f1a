import type { JobsOptions } from 'bullmq';

/** A job carries ids only and reads the present state. */
export interface JobToAdd {
  readonly name: string;
  readonly data: Record<string, unknown>;
  /** Without `:`. The same id is dropped for as long as the queue still holds it, finished or not. */
  readonly jobId: string;
}

export interface RunningJob {
  readonly id: string;
  readonly name: string;
  readonly data: Record<string, unknown>;
}

/** May run twice, so effects are conditional writes; throws to be run again. */
export type JobHandler = (job: RunningJob) => Promise<void> | void;

/** What we use of a BullMQ queue, the same on every backend. */
export interface OpenQueue {
  addBulk(jobs: { name: string; data: Record<string, unknown>; opts: JobsOptions }[]): Promise<unknown>;
  getWaitingCount(): Promise<number>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What we use of a BullMQ worker. */
export interface OpenWorker {
  /** Takes no more jobs and waits for those that are running; without a connection it waits for ever. */
  pause(): Promise<void>;
  close(force?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface WorkerSettings {
  readonly concurrency: number;
  readonly lockDuration: number;
  readonly stalledInterval: number;
}

/** One backend of BullMQ. */
export interface QueueWiring {
  /** @throws StartError when the backend must not be used as it is */
  prepare(): Promise<void>;
  openQueue(name: string): Promise<OpenQueue> | OpenQueue;
  openWorker(name: string, handler: JobHandler, settings: WorkerSettings): Promise<OpenWorker> | OpenWorker;
}

export const JOB_OPTIONS: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  // Kept long enough to look at; a kept job swallows its id again.
  removeOnComplete: { age: 600, count: 1_000 },
  removeOnFail: { age: 86_400, count: 1_000 },
};

/** A worker may stall several times (a restart of PostgreSQL) before its job counts as broken. */
export const MAX_STALLED_COUNT = 5;
