import { describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../../support/test-database.js';
import { testRedis } from '../../support/test-redis.js';
import { deleteKeys } from '../queue/delete-keys.js';
import { describeWatchContract } from './watch-contract.js';

describe('the deadline watch with its jobs in Redis', () => {
  const redis = testRedis();

  if (redis === null) {
    it('is left out where no Redis answers', () => {
      expect(redis).toBeNull();
    });
    return;
  }

  const prefix = `${redis.prefix}-watch`;
  describeWatchContract(async () => {
    const database = await createTestDatabase();
    const { url } = database;
    return {
      databaseUrl: url,
      queue: { backend: 'redis', url: redis.url, prefix },
      flush: () => deleteKeys(redis.url, prefix),
      drop: () => database.drop(),
    };
  });
});
