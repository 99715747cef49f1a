import { localDayOf } from '../calendar/zoned-time.js';
import { fixedClock } from '../deadline/deadline-clock.js';
import { DomainError } from '../domain-error.js';
import { changeClocks, isKind, legalClockOf } from './case-clocks.js';
import type { CaseClock, CaseContext, DossierCase } from './dossier-case.js';
import type { Replay } from './take-over-replay.js';

/** What becomes of a promised due moment that the law, by our engine, puts on another day. */
export const DUE_DIFFERENCES = ['keep_ours', 'keep_theirs', 'refuse'] as const;
export type DueDifference = (typeof DUE_DIFFERENCES)[number];

/**
 * How the promised due moment stands to the counted one. `no_due_moment`: the legal clock stands still or has not
 * begun; `promised`: it is the new appointment of an apology; `not_moved`: an earlier one of ours, the old system did
 * not move its date with the pauses.
 */
export type DueVerdict =
  'not_told' | 'no_due_moment' | 'agrees' | 'promised' | 'not_moved' | 'kept_ours' | 'kept_theirs';

export interface DueStanding {
  readonly told: Date | null;
  readonly counted: Date | null;
  readonly verdict: DueVerdict;
}

export interface SettledDue {
  readonly after: DossierCase;
  readonly due: DueStanding;
}

/**
 * Compares the due moment of the old system with the legal one, by local days: systems differ in the hour at which
 * they let a day end. A difference that nothing explains is decided by the province's rule.
 * @throws DomainError due-differs, clock-refused (a promise before the start)
 */
export function settleDue(
  { current, dueHistory }: Replay,
  told: Date | null,
  rule: DueDifference,
  context: CaseContext,
): SettledDue {
  const counted = legalClockOf(current)?.dueAt ?? null;
  const standing = (verdict: DueVerdict): SettledDue => ({
    after: current,
    due: { told, counted, verdict },
  });
  if (!told) return standing('not_told');
  if (!counted) return standing('no_due_moment');
  const isToldDay = (at: Date | null) =>
    at !== null && localDayOf(at, context.zone) === localDayOf(told, context.zone);
  if (isToldDay(counted)) return standing('agrees');
  if (isToldDay(current.dossier.promisedDueAt)) return standing('promised');
  if (dueHistory.some(({ dueAt }) => isToldDay(dueAt))) return standing('not_moved');
  if (rule === 'refuse') throw new DomainError('due-differs', { told, counted }, 'dueAt');
  if (rule === 'keep_ours') return standing('kept_ours');
  return { after: keepingPromise(current, told, context), due: { told, counted, verdict: 'kept_theirs' } };
}

/** The legal clock, and the apology's behind it, end as the old system said until something moves the term. */
function keepingPromise(current: DossierCase, dueAt: Date, context: CaseContext): DossierCase {
  const fixed = changeClocks(
    current,
    isKind('processing'),
    (clock) => {
      const { exclusions, extension, generation } = clock;
      return { ...fixedClock(clock.terms, clock.startedAt, dueAt), exclusions, extension, generation };
    },
    context,
  );
  // An apology's clock is computed from the end of the legal one.
  const follows = (clock: CaseClock): boolean => isKind('apology')(clock) && clock.stoppedAt === null;
  const clocks = fixed.clocks.map((clock) => (follows(clock) ? { ...clock, originalDueAt: dueAt } : clock));
  return { ...fixed, clocks };
}
