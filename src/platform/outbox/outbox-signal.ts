import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { afterCommit } from '../database/after-commit.js';

/**
 * Tells the relay of this process that outbox rows were written. Only a hint: a relay elsewhere polls.
 * PostgreSQL's NOTIFY would reach it too, but cost two thirds of the intake's throughput.
 */
@Injectable()
export class OutboxSignal {
  private listener: (() => void) | null = null;

  /** Call it in every transaction that writes outbox rows. */
  written(tx: EntityManager): void {
    afterCommit(tx, () => this.committed());
  }

  /** Call it after a statement that wrote outbox rows and committed by itself. */
  committed(): void {
    this.listener?.();
  }

  listen(listener: () => void): void {
    this.listener = listener;
  }
}
