import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { collectAfterCommit } from './after-commit.js';
import { foldDatabaseError, isRetryable } from './database-errors.js';
import { type TransactionGuard, writeContext } from './write-context.js';

const RETRIES = 3;
const RETRY_PAUSE_MILLISECONDS = 20;
const TRY_LOCK = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held';
const UNLOCK = 'SELECT pg_advisory_unlock(hashtextextended($1, 0))';

/** Opens the transactions; a use case has exactly one. */
@Injectable()
export class Database {
  private readonly logger = new Logger(Database.name);

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one READ COMMITTED transaction. It is run again, from the start, after a deadlock or a
   * serialization failure, so it must have no effect outside `tx`.
   * @throws DomainError `busy` or `database-unavailable`, or what `work` throws
   */
  async write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const guard = writeContext.getStore()?.takeGuard() ?? null;
    return repeated(() => this.writeOnce(work, guard));
  }

  /** Whether the first write of this request has to share its transaction with something, such as an idempotency key. */
  sharesNextWrite(): boolean {
    return writeContext.getStore()?.hasGuard() ?? false;
  }

  /**
   * Runs one statement that commits by itself: no BEGIN, no COMMIT, one round trip. It is run again after a
   * deadlock or a serialization failure.
   * @throws DomainError `busy` or `database-unavailable`, or what the statement fails with
   */
  async statement<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return repeated(() => work(this.dataSource.manager));
  }

  /**
   * Runs `work` on one snapshot (REPEATABLE READ, READ ONLY), so that a count and its list agree.
   * @throws DomainError `busy` or `database-unavailable`, or what `work` throws
   */
  async read<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      try {
        return await work(runner.manager);
      } finally {
        await runner.query('ROLLBACK');
      }
    } catch (error) {
      throw foldDatabaseError(error);
    } finally {
      await runner.release();
    }
  }

  /**
   * Runs `work` as a write and then takes everything back, whatever it answers: for showing what an act would do.
   * Notices and callbacks of the work never happen.
   * @throws DomainError `busy` or `database-unavailable`, or what `work` throws
   */
  async rehearse<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      try {
        collectAfterCommit(runner.manager);
        return await work(runner.manager);
      } finally {
        await runner.rollbackTransaction();
      }
    } catch (error) {
      throw foldDatabaseError(error);
    } finally {
      await runner.release();
    }
  }

  /**
   * Runs `work` while a connection of its own holds the lock of that name: one process at a time does, and what was killed
   * holds nothing. `work` opens its own transactions.
   * @returns null where somebody else holds the lock: `work` did not begin
   * @throws DomainError `busy` or `database-unavailable`, or what `work` throws
   */
  async alone<T>(name: string, work: () => Promise<T>): Promise<{ readonly done: T } | null> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const [row] = (await runner.query(TRY_LOCK, [name])) as readonly { held: boolean }[];
      if (!row?.held) return null;
      try {
        return { done: await work() };
      } finally {
        // A connection that broke has let go of it already.
        await runner.query(UNLOCK, [name]).catch(() => undefined);
      }
    } catch (error) {
      throw foldDatabaseError(error);
    } finally {
      await runner.release();
    }
  }

  private async writeOnce<T>(
    work: (tx: EntityManager) => Promise<T>,
    guard: TransactionGuard | null,
  ): Promise<T> {
    let callbacks: readonly (() => void)[] = [];
    const result = await this.dataSource.transaction(async (tx) => {
      callbacks = collectAfterCommit(tx);
      await guard?.enter(tx);
      const answer = await work(tx);
      await guard?.leave(tx, answer);
      return answer;
    });
    callbacks.forEach((callback) => this.runAfterCommit(callback));
    return result;
  }

  /** The write has happened: a failing hint must not tell the client otherwise. */
  private runAfterCommit(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.logger.error('A callback after commit failed', error instanceof Error ? error.stack : error);
    }
  }
}

async function repeated<T>(attempt: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isRetryable(error) || retries === RETRIES) throw foldDatabaseError(error);
      // Growing and uneven pauses, or two transactions that collided would meet again.
      await sleep((retries + Math.random()) * RETRY_PAUSE_MILLISECONDS);
    }
  }
}
