import { feesOn } from '../circumstances.js';
import { reprojectClock, type ClockCalendars, type DeadlineClock } from '../deadline/deadline-clock.js';
import type { Channel, ClockStart } from '../procedure-rules.js';
import { changeClocks, isKind, legalClockOf, startedClock, type NewClock } from './case-clocks.js';
import type { CaseContext, DossierCase } from './dossier-case.js';
import { termOf } from './filed-variant.js';

/**
 * What starts the legal clock of this dossier. Taken in at the competent agency itself there is nothing to send on,
 * electronic data is there at once (Decree 118/2025 art. 20), and where every fee is 0 đồng there is nothing to pay:
 * then it starts with the complete dossier.
 */
export function startsWhen(channel: Channel, context: CaseContext): ClockStart {
  const { clockStart = 'complete_dossier' } = context.rules;
  if (clockStart === 'agency_received') {
    const isSentOn = channel !== 'online' && context.competent.agencyId !== context.receiving.agencyId;
    return isSentOn ? clockStart : 'complete_dossier';
  }
  return clockStart === 'fee_paid' && isFree(channel, context) ? 'complete_dossier' : clockStart;
}

/** Its work or its term has begun; another system may have told of work without a term, or of a result alone. */
export function hasBegun(current: DossierCase): boolean {
  return (
    legalClockOf(current) !== undefined || current.steps.length > 0 || current.dossier.resolvedAt !== null
  );
}

/** Whether the version asks nothing of whoever files this way. */
export function isFree(channel: Channel, { variant }: CaseContext): boolean {
  const fees = feesOn(variant.fees, channel);
  return fees.length > 0 && fees.every(({ amountDong }) => amountDong === 0);
}

/**
 * The legal clock of a dossier: what the receipt, the preview and every later comparison are made from.
 * @throws DomainError channel-not-offered
 */
export function processingClock(channel: Channel, startedAt: Date, context: CaseContext): NewClock {
  const { limit, basis } = termOf(context.variant, channel).decidedTerm;
  const { competent: owner, desk } = context;
  return {
    kind: 'processing',
    limit,
    legalBasis: basis,
    cutOff: context.rules.cutOff,
    owner,
    desk,
    startedAt,
  };
}

/** The legal clock as it would run, and the event that it waits for. */
export interface ExpectedClock {
  readonly startsWhen: ClockStart;
  readonly clock: DeadlineClock;
  readonly calendars: ClockCalendars;
}

/**
 * What can be said of the due moment beforehand: if what starts the clock happens at `from`, it ends then. With
 * `startsWhen` other than `complete_dossier` nobody may promise that moment yet.
 * @throws DomainError channel-not-offered, out-of-calendar
 */
export function expectedClock(channel: Channel, from: Date, context: CaseContext): ExpectedClock {
  return {
    startsWhen: startsWhen(channel, context),
    ...startedClock(processingClock(channel, from, context)),
  };
}

/**
 * A due moment that another system fixed (a dossier taken over with its promise) holds until something moves the term:
 * from then on the version's own term counts, from all that has happened. Where that would make it late at once the
 * promise is kept.
 */
export function onOwnTerm(before: DossierCase, context: CaseContext): DossierCase {
  const after = changeClocks(
    before,
    isKind('processing'),
    (clock, calendars) => {
      const own = withOwnLimit(clock, before, context);
      return own === clock ? clock : reprojectClock(own, calendars);
    },
    context,
  );
  const dueAt = legalClockOf(after)?.dueAt ?? null;
  return dueAt !== null && dueAt < context.now ? before : after;
}

/** The clock with the version's limit in place of a fixed due moment; one of history, which has no rungs, keeps its own. */
export function withOwnLimit<C extends DeadlineClock>(
  clock: C,
  { dossier, supplements }: Pick<DossierCase, 'dossier' | 'supplements'>,
  { variant, rules: { supplementPolicy: policy } }: CaseContext,
): C {
  const { kind, limit: own, ladder } = clock.terms;
  if (own || kind !== 'processing' || ladder.length === 0) return clock;
  const term = variant.terms.find(({ channel }) => channel === dossier.channel);
  const isAfter = supplements.some((each) => isOnTime(each) && each.receivedAt);
  const limit = policy.kind === 'fixed_term_after' && isAfter ? policy.limit : term?.decidedTerm.limit;
  return limit ? { ...clock, terms: { ...clock.terms, limit } } : clock;
}

/** Whether the term is, or will be once its papers come, the one that the version gives after a supplement. */
export function hasTermAfterSupplement(
  { supplements }: Pick<DossierCase, 'supplements'>,
  { rules }: Pick<CaseContext, 'rules'>,
): boolean {
  return rules.supplementPolicy.kind === 'fixed_term_after' && supplements.some(isOnTime);
}

/** Asked for after the return limit it only pauses. */
function isOnTime({ stage, late }: DossierCase['supplements'][number]): boolean {
  return stage === 'after_acceptance' && !late;
}
