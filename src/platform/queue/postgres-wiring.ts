import {
  createPostgresBackend,
  type Job,
  type PostgresPoolConfig,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq';
import pg from 'pg';
import {
  JOB_OPTIONS,
  type JobHandler,
  MAX_STALLED_COUNT,
  type OpenQueue,
  type OpenWorker,
  type QueueWiring,
  type WorkerSettings,
} from './queue-wiring.js';

const SCHEMA = 'bullmq';
const PRODUCER_CONNECTIONS = 2;
const WORKER_CONNECTIONS = 2;

/** Jobs in the schema `bullmq` of the product's own database: nothing else to install. */
export class PostgresWiring implements QueueWiring {
  constructor(private readonly url: string) {}

  /** Brings the queue's tables up to date; BullMQ's advisory lock lets one process at a time do it. */
  async prepare(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'motcua-queue-migrate' });
    await client.connect();
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      await client.end();
    }
  }

  openQueue(name: string): OpenQueue {
    const connection = this.pool(PRODUCER_CONNECTIONS, `motcua-queue-${name}`);
    return new Queue(name, { connection, defaultJobOptions: JOB_OPTIONS }, createPostgresBackend);
  }

  /** Waits for the connection, since BullMQ remembers a first failure for as long as the worker lives. */
  async openWorker(name: string, handler: JobHandler, settings: WorkerSettings): Promise<OpenWorker> {
    const connection = this.pool(WORKER_CONNECTIONS, `motcua-worker-${name}`);
    const run = async (job: Job<Record<string, unknown>>) =>
      handler({ id: job.id ?? '', name: job.name, data: job.data });
    const options = { connection, maxStalledCount: MAX_STALLED_COUNT, ...settings };
    const worker = new Worker(name, run, options, createPostgresBackend);
    try {
      await worker.waitUntilReady();
    } catch (error) {
      await worker.close(true);
      throw error;
    }
    return worker;
  }

  private pool(max: number, applicationName: string): PostgresPoolConfig {
    return {
      connectionString: this.url,
      schema: SCHEMA,
      max,
      application_name: applicationName,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 5_000,
    };
  }
}
