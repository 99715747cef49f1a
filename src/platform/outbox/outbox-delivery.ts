import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../database/database.js';
import { JobQueues, type RunningWorker } from '../queue/job-queues.js';
import type { RunningJob } from '../queue/queue-wiring.js';
import type { BackgroundPart } from '../queue/worker-role.js';
import { Clock } from '../time/clock.js';
import { OutboxConsumers } from './outbox-consumers.js';
import { OUTBOX_QUEUE } from './outbox-relay.js';
import { OutboxStore } from './outbox.store.js';

const CONCURRENCY = 2;

/** Takes the jobs of the relay and hands their rows to the consumers. */
@Injectable()
export class OutboxDelivery implements BackgroundPart {
  readonly name = 'outbox delivery';
  readonly does = 'takes_jobs';
  private readonly logger = new Logger(OutboxDelivery.name);
  private worker: RunningWorker | null = null;

  constructor(
    private readonly database: Database,
    private readonly queues: JobQueues,
    private readonly outbox: OutboxStore,
    private readonly consumers: OutboxConsumers,
    private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    const handler = (job: RunningJob) => this.deliver(job.data['outboxIds'] as string[]);
    this.worker = await this.queues.work(OUTBOX_QUEUE, handler, { concurrency: CONCURRENCY });
  }

  async stop(): Promise<void> {
    await this.worker?.close();
    this.worker = null;
  }

  /**
   * All rows in one transaction; if that fails, each alone, so that one bad row holds up nobody.
   * @throws Error naming the rows that failed, after the others are done
   */
  async deliver(ids: readonly string[]): Promise<void> {
    try {
      await this.deliverTogether(ids);
    } catch (error) {
      if (ids.length === 1 || isDatabaseAway(error)) throw error;
      await this.deliverOneByOne(ids);
    }
  }

  private async deliverOneByOne(ids: readonly string[]): Promise<void> {
    const failed: string[] = [];
    for (const id of ids) {
      try {
        await this.deliverTogether([id]);
      } catch (error) {
        if (isDatabaseAway(error)) throw error;
        this.logger.error(
          `Outbox row ${id} cannot be delivered`,
          error instanceof Error ? error.stack : error,
        );
        failed.push(id);
      }
    }
    if (failed.length > 0) throw new Error(`Outbox rows ${failed.join(', ')} cannot be delivered`);
  }

  private async deliverTogether(ids: readonly string[]): Promise<void> {
    await this.database.write(async (tx) => {
      const messages = await this.outbox.claim(tx, ids);
      if (messages.length === 0) return;
      await this.consumers.consume(tx, messages);
      const done = messages.map((message) => message.id);
      await this.outbox.markDone(tx, done, this.clock.now());
    });
  }
}

function isDatabaseAway(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'database-unavailable';
}
