import { later } from '../deadline/excluded-time.js';
import { DomainError } from '../domain-error.js';
import { startProcessing } from './accept.js';
import { isKind, legalClockOf, stopClocks } from './case-clocks.js';
import { pauseAgencyWork, pausedSince, resumeAgencyWork } from './case-pauses.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { NO_PAYMENT } from './end-reason-words.js';
import { isDecided } from './endings.js';
import {
  differsFromRule,
  feeBalance,
  feeByRule,
  lastPaidAt,
  withFee,
  type ChargedFee,
  type PaymentMethod,
} from './fees.js';
import { isFree, startsWhen } from './legal-clock.js';
import { startPaymentWait } from './payment-wait.js';
import { assertBetween } from './told-moment.js';
import type { CaseContext, CaseDossier, CaseFlag, Decision, DossierCase } from './dossier-case.js';

export interface PaymentRequestCommand {
  /** Whole đồng; null where the amount is told elsewhere, e.g. in a tax notice. */
  readonly amountDong: number | null;
  readonly reason: string;
  /** The rule or notice that it is asked on; needed where the version asks no fee, and to ask again. */
  readonly legalBasis: string | null;
  readonly officerId: string | null;
}

export interface PaymentCommand {
  /** When the applicant paid, which may be earlier than the officer's entry. */
  readonly paidAt: Date;
  /** Whole đồng; null: all that is owed. */
  readonly amountDong: number | null;
  readonly method: PaymentMethod | null;
  /** Number of the receipt or of the bank's record. */
  readonly reference: string | null;
  readonly officerId: string | null;
}

/** A fee that is not the rule's, with its reason. @throws DomainError fee-reason-missing */
export function chargeFee(
  before: DossierCase,
  fee: ChargedFee,
  officerId: string,
  context: CaseContext,
): Decision {
  const byRule = feeByRule(context.variant, before.dossier.channel);
  const differs = differsFromRule(fee, byRule);
  if (fee.amountDong === byRule) return { after: before, events: [], flags: [] };
  const entry = { kind: 'charged', ...fee, at: context.now, by: officerId } as const;
  const flag: CaseFlag = {
    kind: 'fee_differs',
    subject: `fee-${before.fees.length + 1}`,
    agencyId: context.receiving.agencyId,
    momentAt: context.now,
    detail: { byRule, ...fee },
  };
  return {
    after: { ...before, fees: withFee(before.fees, entry) },
    events: [{ type: 'fee_charged', data: { byRule, ...fee } }],
    flags: differs ? [flag] : [],
  };
}

/**
 * A financial obligation comes up during the work: agency work stands still until it is met. A pause that anybody
 * could ask for at any time would make every term long enough, hence once, and never for nothing.
 * On a basis of its own it is owed on top of the fee; without one it is the fee itself, or what is left of it.
 * @throws DomainError action-not-allowed, already-decided, nothing-to-pay (nothing is owed and no other basis is
 *   named), payment-exceeds-fee, payment-already-requested
 */
export function requestPayment(
  before: DossierCase,
  { officerId, ...command }: PaymentRequestCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'request-payment');
  if (isDecided(before)) throw new DomainError('already-decided', { action: 'request-payment' });
  const amountDong = command.legalBasis === null ? feeAskedFor(before, command, context) : command.amountDong;
  const asked = { ...command, amountDong };
  const paused = startPaymentWait(pauseAgencyWork(before, 'payment', context), context);
  const fees = withFee(before.fees, { kind: 'requested', ...asked, at: context.now, by: officerId });
  return {
    after: { ...paused, dossier: { ...paused.dossier, state: 'awaiting_payment' }, fees },
    events: [{ type: 'payment_requested', data: { ...asked } }],
    flags: [],
  };
}

function feeAskedFor(
  { dossier, clocks, fees }: DossierCase,
  { amountDong }: Pick<PaymentRequestCommand, 'amountDong'>,
  context: CaseContext,
): number | null {
  const isAskedBefore = clocks.some(isKind('payment_wait'));
  if (isAskedBefore) throw new DomainError('payment-already-requested', {}, 'legalBasis');
  const { owedDong } = feeBalance(fees, feeByRule(context.variant, dossier.channel));
  if (isFree(dossier.channel, context) || owedDong === 0)
    throw new DomainError('nothing-to-pay', {}, 'legalBasis');
  if (owedDong !== null && amountDong !== null && amountDong > owedDong)
    throw new DomainError('payment-exceeds-fee', { amountDong, owedDong }, 'amountDong');
  return amountDong ?? owedDong;
}

/**
 * The fee is paid, whenever that is. Where it starts the clock, processing starts with the later of complete dossier
 * and payment; where work waits for it, work goes on from the payment, not earlier than it was asked for. As long as
 * something is still owed the dossier waits on.
 * @throws DomainError action-not-allowed, moment-not-possible (in the future), nothing-to-pay
 */
export function receivePayment(before: DossierCase, command: PaymentCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'receive-payment');
  const { paidAt, method, reference, officerId } = command;
  assertBetween(paidAt, { latest: context.now }, 'paidAt');
  const byRule = feeByRule(context.variant, before.dossier.channel);
  const amountDong = command.amountDong ?? feeBalance(before.fees, byRule).owedDong;
  if (amountDong === 0) throw new DomainError('nothing-to-pay', {}, 'amountDong');
  const entry = { kind: 'paid', amountDong, method, reference, at: paidAt, by: officerId } as const;
  const credited = { ...before, fees: withFee(before.fees, entry) };
  const { owedDong } = feeBalance(credited.fees, byRule);
  const isWaiting = before.dossier.state === 'awaiting_payment' && (owedDong ?? 0) === 0;
  const data = { paidAt: paidAt.toISOString(), amountDong, method, reference, owedDong };
  if (!isWaiting) {
    const flags = paidInTime(before, paidAt, context);
    return { after: credited, events: [{ type: 'payment_received', data }], flags };
  }
  const paid = stopClocks(credited, isKind('payment_wait'), context);
  const completeAt = lastPaidAt(credited.fees) ?? paidAt;
  return waitsToBegin(before, context)
    ? begin(paid, data, completeAt, context)
    : goOn(paid, data, completeAt, context);
}

/** It was closed for want of a payment that had been made: whoever may reopen it has to hear of it. */
function paidInTime(before: DossierCase, paidAt: Date, { receiving }: CaseContext): readonly CaseFlag[] {
  const { state, endReason } = before.dossier;
  const dueAt = before.clocks.findLast(isKind('payment_wait'))?.dueAt ?? null;
  if (state !== 'stopped' || endReason !== NO_PAYMENT || dueAt === null || paidAt > dueAt) return [];
  return [
    {
      kind: 'paid_in_time',
      subject: `fee-${before.fees.length + 1}`,
      agencyId: receiving.agencyId,
      momentAt: paidAt,
      detail: { clockKind: 'payment_wait', dueAt: dueAt.toISOString() },
    },
  ];
}

/** What was taken over from another system without a term is in work already and gets none by being paid for. */
function waitsToBegin(before: DossierCase, context: CaseContext): boolean {
  const hasBegun = legalClockOf(before) !== undefined || before.steps.length > 0;
  return !hasBegun && startsWhen(before.dossier.channel, context) === 'fee_paid';
}

type EventData = Readonly<Record<string, unknown>>;

function begin(before: DossierCase, paid: EventData, paidAt: Date, context: CaseContext): Decision {
  const startedAt = later(completeAt(before.dossier), paidAt);
  const { after, opened, pauses } = startProcessing(before, startedAt, context);
  const data = { ...paid, dueAt: dueOf(after), startedAt: startedAt.toISOString(), opened };
  return { after, events: [{ type: 'payment_received', data }, ...pauses], flags: [] };
}

function goOn(before: DossierCase, paid: EventData, paidAt: Date, context: CaseContext): Decision {
  const resumedAt = later(pausedSince(before, 'payment') ?? paidAt, paidAt);
  const resumed = resumeAgencyWork(before, 'payment', { ...context, now: resumedAt });
  const after: DossierCase = { ...resumed, dossier: { ...resumed.dossier, state: 'in_progress' } };
  const data = { ...paid, dueAt: dueOf(after), resumedAt: resumedAt.toISOString() };
  return { after, events: [{ type: 'payment_received', data }], flags: [] };
}

/** At the counter without a correction the dossier was complete when it came in, otherwise when it was accepted. */
function completeAt({ channel, supplementsBefore, acceptedAt, receivedAt }: CaseDossier): Date {
  const wasComplete = channel === 'counter' && supplementsBefore === 0;
  return wasComplete ? receivedAt : (acceptedAt ?? receivedAt);
}

function dueOf({ dossier }: DossierCase): string | null {
  return dossier.dueAt?.toISOString() ?? null;
}
