import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { named } from '../database/rows.js';
import { WakeableLoop } from '../queue/wakeable-loop.js';
import type { BackgroundPart } from '../queue/worker-role.js';
import { Clock } from '../time/clock.js';

const KEPT_DAYS = 7;
const MOST_AT_ONCE = 10_000;
const HOUR_MILLISECONDS = 3_600_000;

/** Forgets kept answers after a week: nobody repeats a request that long, and a key may then be used again. */
@Injectable()
export class ExpiredKeys implements BackgroundPart {
  readonly name = 'expired keys';
  readonly does = 'makes_jobs';
  private readonly loop = new WakeableLoop({
    name: ExpiredKeys.name,
    restMilliseconds: 1_000,
    round: () => this.sweep(),
  });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  start(): Promise<void> {
    this.loop.start();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** One round; answers when the next one is due, at once while there is more than one round can take. */
  async sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 24 * HOUR_MILLISECONDS);
    const text = `WITH gone AS (DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM idempotency_key WHERE created_at < $1::timestamptz LIMIT ${MOST_AT_ONCE}))
        RETURNING 1)
      SELECT count(*)::int AS count FROM gone`;
    const [gone] = await this.database.write((tx) =>
      named<{ count: number }>(tx, 'expired-keys', text, [before]),
    );
    return (gone?.count ?? 0) < MOST_AT_ONCE ? HOUR_MILLISECONDS : 0;
  }
}
