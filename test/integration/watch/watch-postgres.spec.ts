import { describe } from '@jest/globals';
import { createTestDatabase } from '../../support/test-database.js';
import { onServer } from '../../support/test-server.js';
import { describeWatchContract } from './watch-contract.js';

describe('the deadline watch with its jobs in PostgreSQL', () => {
  describeWatchContract(async () => {
    const database = await createTestDatabase();
    const { url } = database;
    return {
      databaseUrl: url,
      queue: { backend: 'postgres', url, prefix: '' },
      flush: () => onServer(url, (client) => client.query('TRUNCATE bullmq.job CASCADE')),
      drop: () => database.drop(),
    };
  });
});
