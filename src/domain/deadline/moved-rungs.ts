import type { ClockCalendars, DeadlineClock, RungKey } from './clock-facts.js';
import { rungMoments, type RungMoment } from './rungs.js';

/** What one generation of a clock has told so far, and what it waits for. */
export interface ToldRungs {
  readonly fired: readonly RungKey[];
  /** The next rung as it was planned; null while none is. */
  readonly waitsFor: RungKey | null;
}

/** What a changed calendar or an outage does to the rungs of a clock. */
export interface MovedRungs {
  /** Told before, yet their moment lies ahead again: they may be told once more. */
  readonly annulled: readonly RungKey[];
  readonly next: RungMoment | null;
}

/**
 * The rungs of a clock after its due moment was computed again within one generation (DESIGN 4). What was told and
 * still lies in the past is not told again; a clock that is past due by now is overdue and no longer "due soon".
 * @param before the clock as it was, `after` as it is now; both of the same generation
 * @throws DomainError `out-of-calendar`
 */
export function moveRungs(
  { before, after }: { readonly before: DeadlineClock; readonly after: DeadlineClock },
  told: ToldRungs,
  calendars: ClockCalendars,
  now: Date,
): MovedRungs {
  const moments = rungMoments(after, calendars);
  const lieAhead = new Set(moments.filter(({ at }) => at > now).map(({ key }) => key));
  const isUnmoved = before.dueAt?.getTime() === after.dueAt?.getTime();
  // Of a paused clock that was not late after all nothing that was told holds any more.
  const isSilenced = after.dueAt === null && !isUnmoved;
  const annulled = told.fired.filter((key) => isSilenced || lieAhead.has(key));
  if (isUnmoved && annulled.length === 0) {
    return { annulled, next: moments.find(({ key }) => key === told.waitsFor) ?? null };
  }
  const kept = new Set(told.fired.filter((key) => !annulled.includes(key)));
  const isPastDue = after.dueAt !== null && after.dueAt < now;
  const next = moments.find(
    ({ key, momentAt }) => !kept.has(key) && !(isPastDue && isWarning(momentAt, after.dueAt)),
  );
  return { annulled, next: next ?? null };
}

function isWarning(momentAt: Date, dueAt: Date | null): boolean {
  return dueAt !== null && momentAt < dueAt;
}
