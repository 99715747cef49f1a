import { DomainError } from '../domain-error.js';
import type { ClockKind } from '../deadline/clock-facts.js';
import { localDayOf } from '../calendar/zoned-time.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import { isKind, stopClocks, withClock } from './case-clocks.js';
import { assertAllowed } from './dossier-lifecycle.js';
import type { CaseContext, Decision, DossierCase } from './dossier-case.js';

export interface CorrectResultCommand {
  /** What is wrong with it. */
  readonly reason: string;
  /** Who noticed; the applicant or the agency. */
  readonly noticedBy: 'applicant' | 'agency';
}

/** The one clock that begins with the result: all others end with it. */
export function outlivesResult({ kind }: { readonly kind: ClockKind }): boolean {
  return kind === 'result_correction';
}

/** A wrong result waits for its correction. */
export function isBeingCorrected({ clocks }: Pick<DossierCase, 'clocks'>): boolean {
  return clocks.some((clock) => isKind('result_correction')(clock) && clock.stoppedAt === null);
}

/**
 * The agency made a mistake in the result: it has three working days to mend it (Decree 118/2025 art. 23). Whether the
 * dossier was on time stays as it was decided.
 * @throws DomainError action-not-allowed, correction-already-open
 */
export function correctResult(
  before: DossierCase,
  { reason, noticedBy }: CorrectResultCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'correct-result');
  if (isBeingCorrected(before)) throw new DomainError('correction-already-open', {});
  const { resultCorrection } = statutoryTermsOn(localDayOf(context.now, context.zone));
  const { competent: owner } = context;
  const spec = { kind: 'result_correction', ...resultCorrection, owner, startedAt: context.now } as const;
  const after = withClock(before, spec, context);
  const correctBy = after.clocks.at(-1)?.dueAt?.toISOString() ?? null;
  return {
    after,
    events: [{ type: 'result_correction_opened', data: { reason, noticedBy, correctBy } }],
    flags: [],
  };
}

/**
 * The mended result lies ready and goes to the applicant once more.
 * @throws DomainError action-not-allowed, no-correction-open
 */
export function reissueResult(before: DossierCase, note: string, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'reissue-result');
  if (!isBeingCorrected(before)) throw new DomainError('no-correction-open', {});
  const stopped = stopClocks(before, isKind('result_correction'), context);
  const issue = before.dossier.resultIssue + 1;
  const dossier = {
    ...stopped.dossier,
    state: 'resolved' as const,
    resultIssue: issue,
    resultAtDeskAt: null,
    returnedAt: null,
  };
  return {
    after: { ...stopped, dossier },
    events: [{ type: 'result_reissued', data: { issue, note } }],
    flags: [],
  };
}
