import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';

/** Lets use cases that open a transaction of their own work inside one that is already open. */
export class OneTransaction extends Database {
  constructor(private readonly tx: EntityManager) {
    super(tx.dataSource);
  }

  override async write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return work(this.tx);
  }

  override async read<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return work(this.tx);
  }
}
