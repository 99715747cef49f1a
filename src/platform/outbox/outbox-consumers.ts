import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OutboxMessage } from './outbox.store.js';

/**
 * Acts on messages of its topics: reads the present state through `tx`, writes conditionally, throws on
 * failure. What it writes commits together with the mark that the messages are done.
 */
export interface OutboxConsumer {
  readonly name: string;
  readonly topics: readonly string[];
  consume(tx: EntityManager, messages: readonly OutboxMessage[]): Promise<void>;
}

/** Who wants to know what; modules register when the application is built. */
@Injectable()
export class OutboxConsumers {
  private readonly consumers: OutboxConsumer[] = [];

  register(consumer: OutboxConsumer): void {
    this.consumers.push(consumer);
  }

  async consume(tx: EntityManager, messages: readonly OutboxMessage[]): Promise<void> {
    for (const consumer of this.consumers) {
      const wanted = messages.filter((message) => consumer.topics.includes(message.topic));
      if (wanted.length > 0) await consumer.consume(tx, wanted);
    }
  }
}
