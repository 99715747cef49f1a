import { later } from '../deadline/excluded-time.js';
import { DomainError } from '../domain-error.js';
import { startProcessing } from './accept.js';
import { isKind, legalClockOf, stopClocks } from './case-clocks.js';
import { pauseAgencyWork, pausedSince, resumeAgencyWork } from './case-pauses.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { isFree, startsWhen } from './legal-clock.js';
import { startPaymentWait } from './payment-wait.js';
import { assertBetween } from './told-moment.js';
import type { CaseContext, CaseDossier, Decision, DossierCase } from './dossier-case.js';

export interface PaymentRequestCommand {
  /** Whole đồng; null where the amount is told elsewhere, e.g. in a tax notice. */
  readonly amountDong: number | null;
  readonly reason: string;
  /** The rule or notice that it is asked on; needed where the version asks no fee, and to ask again. */
  readonly legalBasis: string | null;
}

export interface PaymentCommand {
  /** When the applicant paid, which may be earlier than the officer's entry. */
  readonly paidAt: Date;
}

/**
 * A financial obligation comes up during the work: agency work stands still until it is met. A pause that anybody
 * could ask for at any time would make every term long enough, hence once, and never for nothing.
 * @throws DomainError action-not-allowed, nothing-to-pay (the version asks no fee and no other basis is named),
 *   payment-already-requested
 */
export function requestPayment(
  before: DossierCase,
  { amountDong, reason, legalBasis }: PaymentRequestCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'request-payment');
  if (legalBasis === null) refuseWithoutBasis(before, context);
  const paused = startPaymentWait(pauseAgencyWork(before, 'payment', context), context);
  return {
    after: { ...paused, dossier: { ...paused.dossier, state: 'awaiting_payment' } },
    events: [{ type: 'payment_requested', data: { amountDong, reason, legalBasis } }],
    flags: [],
  };
}

/**
 * The fee is paid. Where it starts the clock, processing starts with the later of complete dossier and payment;
 * otherwise agency work goes on from the payment, not earlier than it was asked for.
 * @throws DomainError action-not-allowed, moment-not-possible (in the future)
 */
export function receivePayment(
  before: DossierCase,
  { paidAt }: PaymentCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'receive-payment');
  assertBetween(paidAt, { latest: context.now }, 'paidAt');
  const paid = stopClocks(before, isKind('payment_wait'), context);
  return waitsToBegin(before, context) ? begin(paid, paidAt, context) : goOn(paid, paidAt, context);
}

function refuseWithoutBasis({ dossier, clocks }: DossierCase, context: CaseContext): void {
  if (isFree(dossier.channel, context)) throw new DomainError('nothing-to-pay', {}, 'legalBasis');
  const isAskedBefore = clocks.some(isKind('payment_wait'));
  if (isAskedBefore) throw new DomainError('payment-already-requested', {}, 'legalBasis');
}

/** What was taken over from another system without a term is in work already and gets none by being paid for. */
function waitsToBegin(before: DossierCase, context: CaseContext): boolean {
  const hasBegun = legalClockOf(before) !== undefined || before.steps.length > 0;
  return !hasBegun && startsWhen(before.dossier.channel, context) === 'fee_paid';
}

function begin(before: DossierCase, paidAt: Date, context: CaseContext): Decision {
  const startedAt = later(completeAt(before.dossier), paidAt);
  const { after, opened, pauses } = startProcessing(before, startedAt, context);
  const data = { ...receivedData(after, paidAt), startedAt: startedAt.toISOString(), opened };
  return { after, events: [{ type: 'payment_received', data }, ...pauses], flags: [] };
}

function goOn(before: DossierCase, paidAt: Date, context: CaseContext): Decision {
  const resumedAt = later(pausedSince(before, 'payment') ?? paidAt, paidAt);
  const resumed = resumeAgencyWork(before, 'payment', { ...context, now: resumedAt });
  const after: DossierCase = { ...resumed, dossier: { ...resumed.dossier, state: 'in_progress' } };
  const data = { ...receivedData(after, paidAt), resumedAt: resumedAt.toISOString() };
  return { after, events: [{ type: 'payment_received', data }], flags: [] };
}

/** At the counter without a correction the dossier was complete when it came in, otherwise when it was accepted. */
function completeAt({ channel, supplementsBefore, acceptedAt, receivedAt }: CaseDossier): Date {
  const wasComplete = channel === 'counter' && supplementsBefore === 0;
  return wasComplete ? receivedAt : (acceptedAt ?? receivedAt);
}

function receivedData({ dossier }: DossierCase, paidAt: Date): Record<string, unknown> {
  return { paidAt: paidAt.toISOString(), dueAt: dossier.dueAt?.toISOString() ?? null };
}
