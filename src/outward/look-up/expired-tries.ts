import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { deleteExpired } from '../../platform/housekeeping/expired-rows.js';
import { Clock } from '../../platform/time/clock.js';

const TRIES = { name: 'expired-tries', table: 'look_up_try', where: 'ends_at <= $1::timestamptz' } as const;

/** Forgets wrong look-ups whose window is over. */
@Injectable()
export class ExpiredTries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One round; answers when the next one is due. */
  sweep(): Promise<number> {
    return deleteExpired(this.database, TRIES, this.clock.now());
  }
}
