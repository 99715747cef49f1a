import { DomainError } from '../../domain/domain-error.js';

export interface TurnLimits {
  readonly atOnce: number;
  /** How many may wait for their turn. */
  readonly waiting: number;
}

/** Lets costly work through a few at a time, in the order it came, and refuses what would wait too long. */
export class Turns {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly limits: TurnLimits) {}

  /** @throws DomainError `too-many-requests` when the queue is full */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.limits.atOnce) this.running += 1;
    else await this.wait();
    try {
      return await work();
    } finally {
      this.pass();
    }
  }

  private wait(): Promise<void> {
    if (this.queue.length >= this.limits.waiting) {
      throw new DomainError('too-many-requests', { retryAfterSeconds: 1 });
    }
    return new Promise((resolve) => this.queue.push(resolve));
  }

  /** The turn goes straight to whoever waits longest, so that nobody slips in between. */
  private pass(): void {
    const next = this.queue.shift();
    if (next === undefined) this.running -= 1;
    else next();
  }
}
