import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Clock } from '../time/clock.js';
import { HOUR_MILLISECONDS } from './clearing-loop.js';
import { deleteExpired } from './expired-rows.js';

const KEPT_DAYS = 7;
const ANSWERS = {
  name: 'expired-keys',
  table: 'idempotency_key',
  where: 'created_at < $1::timestamptz',
} as const;

/** Forgets kept answers after a week: nobody repeats a request that long, and a key may then be used again. */
@Injectable()
export class ExpiredKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One round; answers when the next one is due. */
  sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 24 * HOUR_MILLISECONDS);
    return deleteExpired(this.database, ANSWERS, before);
  }
}
