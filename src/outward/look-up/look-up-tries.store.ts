import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import { InstallationSecret } from '../../platform/settings/installation-secret.js';
import { Clock } from '../../platform/time/clock.js';
import { LOOK_UP_LIMITS, type LookUpFactor, type LookUpLimit } from './look-up-limits.js';

const HOUR_MILLISECONDS = 3_600_000;

/** Who guesses what. */
export type LookUpSubjects = Readonly<Record<LookUpLimit['of'], string>>;

/** One that was counted, for giving it back. */
export interface CountedTry {
  readonly subject: Buffer;
  readonly endsAt: Date;
}

interface CountRow {
  readonly isCounted: boolean;
  readonly endsAt: Date;
}

// One statement, so that two at once are never both the last one that is let through. What is full is left alone.
const COUNT = `WITH counted AS (
    INSERT INTO look_up_try AS t (subject, wrong, ends_at) VALUES ($1::bytea, 1, $2::timestamptz)
    ON CONFLICT (subject) DO UPDATE SET
      wrong = CASE WHEN t.ends_at > $3::timestamptz THEN t.wrong + 1 ELSE 1 END,
      ends_at = CASE WHEN t.ends_at > $3::timestamptz THEN t.ends_at ELSE excluded.ends_at END
    WHERE t.wrong < $4::integer OR t.ends_at <= $3::timestamptz
    RETURNING t.ends_at)
  SELECT true AS "isCounted", ends_at AS "endsAt" FROM counted
  UNION ALL SELECT false, ends_at FROM look_up_try
    WHERE subject = $1::bytea AND NOT EXISTS (SELECT 1 FROM counted)`;

const GIVE_BACK = `UPDATE look_up_try t SET wrong = t.wrong - 1
  FROM unnest($1::bytea[], $2::timestamptz[]) AS given (subject, ends_at)
  WHERE t.subject = given.subject AND t.ends_at = given.ends_at AND t.wrong > 0`;

/** Counts look-ups in the database, where every process sees them; a right one is given back. */
@Injectable()
export class LookUpTries {
  constructor(
    private readonly database: Database,
    private readonly installation: InstallationSecret,
    private readonly clock: Clock,
  ) {}

  /**
   * Before anything is compared: each counts as wrong until it is known to be right.
   * @throws DomainError look-up-throttled
   */
  async count(factor: LookUpFactor, subjects: LookUpSubjects): Promise<readonly CountedTry[]> {
    const counted: CountedTry[] = [];
    for (const limit of LOOK_UP_LIMITS[factor]) counted.push(await this.countOne(limit, subjects[limit.of]));
    return counted;
  }

  /** Not into a window that began since. */
  async giveBack(tries: readonly CountedTry[]): Promise<void> {
    const values = [tries.map(({ subject }) => subject), tries.map(({ endsAt }) => endsAt)];
    await this.database.statement((tx) => named(tx, 'look-up-give-back', GIVE_BACK, values));
  }

  private async countOne({ name, most, hours }: LookUpLimit, value: string): Promise<CountedTry> {
    const key = await this.installation.lookUpKeyFor('tries');
    const subject = createHmac('sha256', key).update(`${name}\n${value}`).digest();
    const now = this.clock.now();
    const fresh = new Date(now.getTime() + hours * HOUR_MILLISECONDS);
    const values = [subject, fresh, now, most];
    const [row] = await this.database.statement((tx) => named<CountRow>(tx, 'look-up-count', COUNT, values));
    if (row?.isCounted) return { subject, endsAt: row.endsAt };
    // No row at all: the one that is in the way was written this very moment.
    const until = row?.endsAt ?? fresh;
    const retryAfterSeconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
    throw new DomainError('look-up-throttled', { retryAfterSeconds });
  }
}
