import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import { WakeableLoop } from '../../platform/queue/wakeable-loop.js';
import type { BackgroundPart } from '../../platform/queue/worker-role.js';
import { Clock } from '../../platform/time/clock.js';

const MOST_AT_ONCE = 10_000;
const HOUR_MILLISECONDS = 3_600_000;

/** Forgets wrong look-ups whose window is over. */
@Injectable()
export class ExpiredTries implements BackgroundPart {
  readonly name = 'expired look-up tries';
  readonly does = 'makes_jobs';
  private readonly loop = new WakeableLoop({
    name: ExpiredTries.name,
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
    const text = `WITH gone AS (DELETE FROM look_up_try WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM look_up_try WHERE ends_at <= $1::timestamptz LIMIT ${MOST_AT_ONCE}))
        RETURNING 1)
      SELECT count(*)::int AS count FROM gone`;
    const [gone] = await this.database.write((tx) =>
      named<{ count: number }>(tx, 'expired-tries', text, [this.clock.now()]),
    );
    return (gone?.count ?? 0) < MOST_AT_ONCE ? HOUR_MILLISECONDS : 0;
  }
}
