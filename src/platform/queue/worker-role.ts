import { Injectable, Logger } from '@nestjs/common';
import { JobQueues } from './job-queues.js';

/** Something that works in the background: takes jobs, or makes them. */
export interface BackgroundPart {
  readonly name: string;
  /** Takers start before makers and stop after them, so that nothing waits for nobody. */
  readonly does: 'takes_jobs' | 'makes_jobs';
  start(): Promise<void> | void;
  /** Finishes what is running. */
  stop(): Promise<void>;
}

/**
 * Everything a worker process does. Modules register their parts when the application is built;
 * nothing runs until `start`, so that a process may serve requests only.
 */
@Injectable()
export class WorkerRole {
  private readonly logger = new Logger(WorkerRole.name);
  private readonly parts: BackgroundPart[] = [];
  private started: BackgroundPart[] = [];

  constructor(private readonly queues: JobQueues) {}

  register(part: BackgroundPart): void {
    this.parts.push(part);
  }

  /** @throws StartError when the queue's backend must not be used as it is */
  async start(): Promise<void> {
    await this.queues.prepare();
    for (const does of ['takes_jobs', 'makes_jobs'] as const) {
      for (const part of this.parts.filter((each) => each.does === does)) {
        await part.start();
        this.started.push(part);
      }
    }
    this.logger.log(`Started: ${this.started.map((part) => part.name).join(', ')}`);
  }

  /** The sweep and the relay first, then the workers, then the queues. Safe to call when nothing was started. */
  async stop(): Promise<void> {
    for (const does of ['makes_jobs', 'takes_jobs'] as const) {
      const parts = this.started.filter((part) => part.does === does);
      // Together: with the queue's backend away each of them waits its time.
      await Promise.all(parts.map((part) => this.stopPart(part)));
    }
    this.started = [];
    await this.queues.close();
  }

  private async stopPart(part: BackgroundPart): Promise<void> {
    try {
      await part.stop();
    } catch (error) {
      this.logger.error(`${part.name} did not stop`, error instanceof Error ? error.stack : error);
    }
  }
}
