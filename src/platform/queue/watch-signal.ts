import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { afterCommit } from '../database/after-commit.js';

/**
 * Tells the deadline watch of this process that a rung was written. Only a hint: the watch of another
 * process finds it at its next sweep.
 */
@Injectable()
export class WatchSignal {
  private listener: ((at: Date) => void) | null = null;

  /** Call it with the earliest next rung that `tx` wrote. */
  moved(tx: EntityManager, at: Date): void {
    afterCommit(tx, () => this.committed(at));
  }

  /** Call it after a statement that wrote rungs and committed by itself. */
  committed(at: Date): void {
    this.listener?.(at);
  }

  listen(listener: (at: Date) => void): void {
    this.listener = listener;
  }
}
