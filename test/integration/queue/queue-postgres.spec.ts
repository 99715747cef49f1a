import { describe } from '@jest/globals';
import { createTestDatabase } from '../../support/test-database.js';
import { onServer } from '../../support/test-server.js';
import { describeQueueContract } from './queue-contract.js';

describe('the queue on PostgreSQL', () => {
  describeQueueContract(async () => {
    const database = await createTestDatabase();
    const { url } = database;
    return {
      settings: { backend: 'postgres', url, prefix: '' },
      flush: () => onServer(url, (client) => client.query('TRUNCATE bullmq.job CASCADE')),
      drop: () => database.drop(),
    };
  });
});
