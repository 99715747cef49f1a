import { localDayOf } from '../calendar/zoned-time.js';
import { later } from '../deadline/excluded-time.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import type { ClockStart } from '../procedure-rules.js';
import { startPlan } from '../workflow/workflow-plan.js';
import { isKind, stopClocks, withApologyClock, withClock } from './case-clocks.js';
import { pauseEvents } from './case-pauses.js';
import { applyMove, deskShift, type OpenedStep } from './case-steps.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { feeByRule, isPaidUp, lastPaidAt } from './fees.js';
import { lateAnswer } from './late-answer.js';
import { processingClock, startsWhen } from './legal-clock.js';
import { startPaymentWait } from './payment-wait.js';
import { startReturnLimit } from './return-limit.js';
import { markReceived } from './supplement.js';
import type { CaseContext, CaseEvent, Decision, DossierCase } from './dossier-case.js';
import { termOf } from './filed-variant.js';

export { expectedClock, startsWhen } from './legal-clock.js';

/**
 * Takes a dossier in: the legal clock starts, the receipt's due moment is fixed, the first steps open. Where the
 * version lets another event start the clock, the dossier waits for that event first.
 *
 * @param startedAt the moment the complete dossier was received, "as shown on the receipt"
 *   (Decree 309/2026 art. 8); counted on the competent agency's calendar.
 * @throws DomainError action-not-allowed, channel-not-offered
 */
export function acceptDossier(before: DossierCase, startedAt: Date, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'accept');
  // Accepting right from the wait says that the missing papers came.
  const complete = { ...before, supplements: markReceived(before, context.now) };
  const decision = takeIn(complete, startedAt, context);
  return { ...decision, flags: [...decision.flags, ...lateAnswer(before, context)] };
}

/** The acceptance of a complete dossier, whatever came before it. */
export function takeIn(before: DossierCase, startedAt: Date, context: CaseContext): Decision {
  termOf(context.variant, before.dossier.channel);
  const answered = stopClocks(before, isKind('intake_response', 'supplement_wait'), context);
  const accepted: DossierCase = {
    ...answered,
    dossier: { ...answered.dossier, state: 'accepted', acceptedAt: context.now },
  };
  const { after, data, pauses } = startByRule(accepted, startedAt, context);
  return { after, events: [{ type: 'dossier_accepted', data }, ...pauses], flags: [] };
}

/** What came of an accepted dossier: its term began, or waits for its event. */
export interface StartByRule {
  readonly after: DossierCase;
  /** For the event that tells of it. */
  readonly data: CaseEvent['data'];
  readonly pauses: readonly CaseEvent[];
}

/**
 * The legal clock starts, or the dossier waits for what the version starts it by.
 * @param accepted in the state `accepted`
 * @param openedAt when the first steps open, where that is later than the beginning of the term
 */
export function startByRule(
  accepted: DossierCase,
  startedAt: Date,
  context: CaseContext,
  openedAt: Date = startedAt,
): StartByRule {
  const moments = { startedAt, openedAt };
  const { channel } = accepted.dossier;
  const event = startsWhen(channel, context);
  if (event === 'agency_received') return waitForAgency(accepted, startedAt, context);
  if (event !== 'fee_paid') return begin(accepted, event, moments, context);
  if (!isPaidUp(accepted.fees, feeByRule(context.variant, channel))) {
    return waitForFee(accepted, startedAt, context);
  }
  // Paid with the filing or exempt: nothing is left that the dossier could wait for.
  const paidAt = lastPaidAt(accepted.fees);
  const from = paidAt ? later(startedAt, paidAt) : startedAt;
  return begin(accepted, event, { startedAt: from, openedAt: later(from, openedAt) }, context);
}

interface Moments {
  readonly startedAt: Date;
  readonly openedAt: Date;
}

function begin(
  accepted: DossierCase,
  event: ClockStart,
  { startedAt, openedAt }: Moments,
  context: CaseContext,
): StartByRule {
  const { after, opened, pauses } = startProcessing(accepted, startedAt, context, openedAt);
  const dueAt = after.dossier.dueAt?.toISOString() ?? null;
  const data = { startsWhen: event, startedAt: startedAt.toISOString(), dueAt, opened };
  return { after, data, pauses };
}

/** The receiving desk has to send the dossier on to the agency that decides (Decree 118/2025 art. 20). */
function waitForAgency(accepted: DossierCase, receivedAt: Date, context: CaseContext): StartByRule {
  const { limit, legalBasis } = statutoryTermsOn(localDayOf(receivedAt, context.zone)).transfer;
  const owner = deskShift(context);
  const after = withClock(
    accepted,
    { kind: 'hand_over', limit, legalBasis, owner, startedAt: receivedAt },
    context,
  );
  const transferDueAt = after.clocks.at(-1)?.dueAt?.toISOString() ?? null;
  const data = {
    startsWhen: 'agency_received',
    completeAt: receivedAt.toISOString(),
    dueAt: null,
    transferDueAt,
    competentAgencyId: context.competent.agencyId,
    opened: [],
  };
  return { after, data, pauses: [] };
}

/** The ball is with the applicant: sector law counts from the complete dossier and its paid fee. */
function waitForFee(accepted: DossierCase, completeAt: Date, context: CaseContext): StartByRule {
  const waiting = startPaymentWait(accepted, context);
  const after: DossierCase = { ...waiting, dossier: { ...waiting.dossier, state: 'awaiting_payment' } };
  const data = { startsWhen: 'fee_paid', completeAt: completeAt.toISOString(), dueAt: null, opened: [] };
  return { after, data, pauses: [] };
}

/** What began with the legal clock. */
export interface StartedProcessing {
  readonly after: DossierCase;
  readonly opened: readonly OpenedStep[];
  /** Where the plan begins with a consultation whose time is not counted. */
  readonly pauses: readonly CaseEvent[];
}

/**
 * The legal clock starts, with the return limit and the apology's moment beside it, and the plan's first steps
 * open; at `openedAt` where the agency could not begin when the term did.
 * @throws DomainError channel-not-offered, agency-not-resolvable, out-of-calendar
 */
export function startProcessing(
  before: DossierCase,
  startedAt: Date,
  context: CaseContext,
  openedAt: Date = startedAt,
): StartedProcessing {
  const { apology } = statutoryTermsOn(localDayOf(startedAt, context.zone));
  const counted = withClock(before, processingClock(before.dossier.channel, startedAt, context), context);
  const returning = startReturnLimit(counted, openedAt, context);
  const clocked = withApologyClock(returning, apology.legalBasis, context);
  const started = applyMove(clocked, startPlan(context.plan), openedAt, context);
  const after: DossierCase = {
    ...started.after,
    dossier: { ...started.after.dossier, state: 'in_progress' },
  };
  return { after, opened: started.opened, pauses: pauseEvents(before, after) };
}
