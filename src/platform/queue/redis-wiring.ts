import { Logger } from '@nestjs/common';
import { type Job, Queue, type RedisOptions, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { StartError } from '../config/start-error.js';
import {
  JOB_OPTIONS,
  type JobHandler,
  MAX_STALLED_COUNT,
  type OpenQueue,
  type OpenWorker,
  type QueueWiring,
  type WorkerSettings,
} from './queue-wiring.js';

const COMMAND_TIMEOUT_MILLISECONDS = 3_000;
const LONGEST_PAUSE_BETWEEN_CONNECTS_MILLISECONDS = 2_000;

/** Jobs in Redis, for several workers and machines. Nothing is only in Redis: a flush loses no work. */
export class RedisWiring implements QueueWiring {
  private readonly logger = new Logger(RedisWiring.name);

  constructor(
    private readonly url: string,
    private readonly prefix: string,
  ) {}

  /** A Redis that cannot be reached is no reason not to start: requests never touch it, and it may come back. */
  async prepare(): Promise<void> {
    try {
      await this.checkPolicy();
    } catch (error) {
      if (error instanceof StartError) throw error;
      this.logger.error(
        'Chưa kết nối được Redis; cảnh báo và thông báo sẽ chờ. / Redis cannot be reached; flags and messages wait.',
        error instanceof Error ? error.message : error,
      );
    }
  }

  /** Checks the policy again: Redis may have been away when the process started. */
  async openQueue(name: string): Promise<OpenQueue> {
    await this.checkPolicy();
    return new Queue(name, {
      connection: this.failingFast(),
      prefix: this.prefix,
      defaultJobOptions: JOB_OPTIONS,
    });
  }

  openWorker(name: string, handler: JobHandler, settings: WorkerSettings): OpenWorker {
    const run = async (job: Job<Record<string, unknown>>) =>
      handler({ id: job.id ?? '', name: job.name, data: job.data });
    // A worker waits for Redis for as long as it takes.
    const connection: RedisOptions = { url: this.url, maxRetriesPerRequest: null, retryStrategy };
    return new Worker(name, run, {
      connection,
      prefix: this.prefix,
      maxStalledCount: MAX_STALLED_COUNT,
      ...settings,
    });
  }

  private failingFast(): RedisOptions {
    return {
      url: this.url,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: COMMAND_TIMEOUT_MILLISECONDS,
      retryStrategy,
    };
  }

  /** Any policy but `noeviction` may drop jobs without a word when memory runs short. */
  private async checkPolicy(): Promise<void> {
    const client = new Redis(this.url, {
      lazyConnect: true,
      connectTimeout: COMMAND_TIMEOUT_MILLISECONDS,
      commandTimeout: COMMAND_TIMEOUT_MILLISECONDS,
      retryStrategy: () => null,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      refuseEviction(await client.info('memory'));
    } finally {
      client.disconnect();
    }
  }
}

function retryStrategy(times: number): number {
  return Math.min(times * 200, LONGEST_PAUSE_BETWEEN_CONNECTS_MILLISECONDS);
}

/**
 * @param memoryInfo the answer to `INFO memory`, which hosted servers allow where they forbid `CONFIG`
 * @throws StartError naming the policy found
 */
export function refuseEviction(memoryInfo: string): void {
  const policy = /^maxmemory_policy:(\S+)/m.exec(memoryInfo)?.[1] ?? 'unknown';
  if (policy === 'noeviction') return;
  throw new StartError(
    `Redis phải đặt maxmemory-policy là noeviction, hiện là “${policy}”: với chính sách này Redis có thể xóa việc đang chờ. Hãy sửa redis.conf hoặc chạy: redis-cli CONFIG SET maxmemory-policy noeviction`,
    `Redis must have maxmemory-policy noeviction, it is "${policy}": with that policy Redis may delete waiting jobs. Change redis.conf or run: redis-cli CONFIG SET maxmemory-policy noeviction`,
  );
}
