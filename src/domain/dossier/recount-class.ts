import { localDayOf } from '../calendar/zoned-time.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import { isKind, legalClockOf, withApologyClock, withOtherTerms } from './case-clocks.js';
import { resumeAllWork } from './case-pauses.js';
import type { CaseContext, DossierCase } from './dossier-case.js';
import { termOf } from './filed-variant.js';
import { hasTermAfterSupplement, processingClock } from './legal-clock.js';

/**
 * The legal clock on the term of another class of applicants, from where it began, with its pauses and its extension. A
 * term that the version gives after a supplement is nobody's in particular, and stays; so does another system's promise
 * where the right term would make the dossier late at once. An extension in another unit than the term goes, and may be
 * given anew.
 */
export function recounted(before: DossierCase, context: CaseContext, place: CaseContext): DossierCase {
  const legal = legalClockOf(before);
  const { channel } = before.dossier;
  const [former, right] = [context, place].map(({ variant }) => termOf(variant, channel).decidedTerm.limit);
  if (!legal || legal.stoppedAt !== null || !right || isSame(former, right)) return before;
  if (hasTermAfterSupplement(before, context)) return before;
  const { extension } = legal;
  const kept = extension?.unit === right.unit ? extension : null;
  const spec = processingClock(channel, legal.startedAt, place);
  const counted = withOtherTerms(before, spec, place, kept);
  const { dueAt } = counted.dossier;
  if (!legal.terms.limit && dueAt !== null && dueAt < place.now) return before;
  const extendedAt = extension && !kept ? null : counted.dossier.extendedAt;
  const after = { ...counted, dossier: { ...counted.dossier, extendedAt } };
  return withOneApology(after, legal.startedAt, place);
}

/** The former term may have been too short for an apology. */
function withOneApology(counted: DossierCase, startedAt: Date, place: CaseContext): DossierCase {
  const has = counted.clocks.some((clock) => isKind('apology')(clock) && clock.stoppedAt === null);
  const exclusions = legalClockOf(counted)?.exclusions ?? [];
  if (has) return counted;
  if (counted.dossier.dueAt !== null) return withApologyAnew(counted, startedAt, place);
  // While the term stands still, its apology is the one that it would have if it went on now.
  const [apology] = withApologyAnew(resumeAllWork(counted, place), startedAt, place).clocks.slice(
    counted.clocks.length,
  );
  return apology
    ? { ...counted, clocks: [...counted.clocks, { ...apology, exclusions, dueAt: null }] }
    : counted;
}

/** There is one apology, and it was not sent yet. */
export function withApologyAnew(counted: DossierCase, startedAt: Date, place: CaseContext): DossierCase {
  if (counted.dossier.promisedDueAt !== null) return counted;
  const { apology } = statutoryTermsOn(localDayOf(startedAt, place.zone));
  return withApologyClock(counted, apology.legalBasis, place);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
