import { describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { StartError } from '../../../src/platform/config/start-error.js';
import { JobQueues } from '../../../src/platform/queue/job-queues.js';
import { refuseEviction } from '../../../src/platform/queue/redis-wiring.js';
import { testRedis } from '../../support/test-redis.js';
import { describeQueueContract } from './queue-contract.js';
import { deleteKeys } from './delete-keys.js';

describe('the queue on Redis', () => {
  const redis = testRedis();

  it('refuses a Redis that may drop jobs when memory runs short', () => {
    expect(() => refuseEviction('maxmemory_policy:allkeys-lru\r\n')).toThrow(StartError);
    expect(() => refuseEviction('used_memory:1\r\nmaxmemory_policy:noeviction\r\n')).not.toThrow();
  });

  it('lets a worker go within seconds while Redis is away', async () => {
    Logger.overrideLogger(false);
    const queues = new JobQueues({
      backend: 'redis',
      url: 'redis://127.0.0.1:9',
      prefix: 'away',
      lockMilliseconds: 10_000,
      stalledCheckMilliseconds: 5_000,
    });
    const worker = await queues.work('away', () => undefined, { concurrency: 1 });
    const begun = performance.now();
    await worker.close();
    await queues.close();
    expect(performance.now() - begun).toBeLessThan(7_000);
  });

  if (redis !== null) {
    const prefix = `${redis.prefix}-contract`;
    describeQueueContract(() =>
      Promise.resolve({
        settings: { backend: 'redis' as const, url: redis.url, prefix },
        flush: () => deleteKeys(redis.url, prefix),
        drop: () => deleteKeys(redis.url, prefix),
      }),
    );
  }
});
