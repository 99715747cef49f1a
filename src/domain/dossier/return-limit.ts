import { localDayOf } from '../calendar/zoned-time.js';
import { statutoryTermsOn, type StatutoryTerm } from '../deadline/statutory-terms.js';
import { dueMoment } from '../deadline/time-limit.js';
import { isKind, legalClockOf, NO_CUT_OFF, withClock } from './case-clocks.js';
import type { CaseContext, DossierCase } from './dossier-case.js';

/**
 * From the complete dossier on the agency has so long to send it back for papers (Decree 118/2025 art. 19.5, or
 * sector law). After a supplement it is complete anew, and the limit begins anew.
 */
export function startReturnLimit(before: DossierCase, startedAt: Date, context: CaseContext): DossierCase {
  const { competent: owner } = context;
  const term = returnTermAt(startedAt, context);
  return withClock(before, { kind: 'return_limit', ...term, owner, startedAt }, context);
}

/** The last moment to send the dossier back: its own clock knows of outages and calendar changes. */
export function returnLimitOf(before: DossierCase, context: CaseContext): Date {
  const known = before.clocks.findLast(isKind('return_limit'))?.dueAt;
  if (known) return known;
  const startedAt = legalClockOf(before)?.startedAt ?? before.dossier.receivedAt;
  const { limit } = returnTermAt(startedAt, context);
  const { calendar } = context.competent;
  return dueMoment(limit, startedAt, { calendar, cutOff: NO_CUT_OFF, binds: 'agency' }).dueAt;
}

function returnTermAt(startedAt: Date, { rules, zone }: CaseContext): StatutoryTerm {
  return rules.returnLimit ?? statutoryTermsOn(localDayOf(startedAt, zone)).returnLimit;
}
