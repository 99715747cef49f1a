import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

/** Work that has to share the transaction of a request's first write, such as keeping an idempotency key. */
export interface TransactionGuard {
  /** Awaited right after BEGIN; throwing rolls back and leaves the work undone. */
  enter(tx: EntityManager): Promise<void>;
  /** Awaited right before COMMIT, with what the work answered. */
  leave(tx: EntityManager, result: unknown): Promise<void>;
}

/** One per request: `writeContext.run(new WriteContext(guard), handler)`. */
export class WriteContext {
  private taken = false;

  constructor(private readonly guard: TransactionGuard) {}

  hasGuard(): boolean {
    return !this.taken;
  }

  /** The guard for the first write that asks, null for every later one of the same request. */
  takeGuard(): TransactionGuard | null {
    if (this.taken) return null;
    this.taken = true;
    return this.guard;
  }
}

export const writeContext = new AsyncLocalStorage<WriteContext>();
