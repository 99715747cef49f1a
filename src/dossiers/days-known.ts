import type { EntityManager } from 'typeorm';
import type { LocalDay } from '../domain/calendar/local-day.js';
import { localDayOf } from '../domain/calendar/zoned-time.js';
import type { DaysKnown } from '../domain/dossier/summary-term.js';
import { named } from '../platform/database/rows.js';
import type { DossierRows } from './case-rows.js';
import type { ExplainedClock } from './summary-of.js';

/**
 * Whether the present calendar still says of the days up to the end of a dossier what it said then. A later change
 * may have come between without moving the due moment: how late it was would then be counted by other days.
 */
export async function daysKnownOf(
  tx: EntityManager,
  { dossier, clocks }: DossierRows,
  legal: ExplainedClock | undefined,
): Promise<DaysKnown> {
  if (!legal?.clock.terms.limit) return 'known';
  const { clock, explained } = legal;
  const endedAt = clock.stoppedAt;
  if (endedAt === null) return explained.agrees ? 'known' : 'being_recounted';
  if (!explained.agrees) return 'changed_since';
  const countedBy = clocks.find(({ no }) => no === clock.no)?.calendarVersion ?? 0;
  const changes = explained.calendarVersion - countedBy;
  if (changes === 0) return 'known';
  const lastAt = new Date(Math.max(endedAt.getTime(), dossier.dueAt?.getTime() ?? 0));
  const through = localDayOf(lastAt, explained.facts.calendar.zone);
  const harmless = await changesAfter(tx, through, {
    calendarId: clock.calendarId,
    above: countedBy,
    upTo: explained.calendarVersion,
  });
  return harmless === changes ? 'known' : 'changed_since';
}

interface Versions {
  readonly calendarId: string;
  readonly above: number;
  readonly upTo: number;
}

/** How many of a calendar's versions changed no day up to `through`; those from before changes were kept are not known. */
async function changesAfter(tx: EntityManager, through: LocalDay, versions: Versions): Promise<number> {
  const text = `SELECT count(*)::integer AS count FROM calendar_change
    WHERE calendar_id = $1::bigint AND version > $2::integer AND version <= $3::integer
      AND (cause = 'year_published' OR first_day > $4::date)`;
  const values = [versions.calendarId, versions.above, versions.upTo, through];
  const [row] = await named<{ count: number }>(tx, 'harmless-calendar-changes', text, values);
  return row?.count ?? 0;
}
