import { describe, expect, it } from '@jest/globals';
import { StartError } from '../../../src/platform/config/start-error.js';
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
