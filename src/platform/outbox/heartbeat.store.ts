import { Injectable } from '@nestjs/common';
import { Clock } from '../time/clock.js';
import { Database } from '../database/database.js';
import { named } from '../database/rows.js';

/** Written so often at most; a health check that reads it allows a few times that. */
const BEAT_EVERY_MILLISECONDS = 5_000;

@Injectable()
export class HeartbeatStore {
  private readonly lastBeats = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Records that the role `name` did a round, unless it did so a moment ago; `detail` is only asked for then. */
  async beat(name: string, detail: () => Promise<Record<string, unknown>>): Promise<void> {
    const elapsed = performance.now() - (this.lastBeats.get(name) ?? -Infinity);
    if (elapsed < BEAT_EVERY_MILLISECONDS) return;
    this.lastBeats.set(name, performance.now());
    const seen = await detail();
    const text = `INSERT INTO heartbeat (name, at, detail) VALUES ($1, $2, $3)
      ON CONFLICT (name) DO UPDATE SET at = excluded.at, detail = excluded.detail`;
    await this.database.write((tx) => named(tx, 'heartbeat', text, [name, this.clock.now(), seen]));
  }
}
