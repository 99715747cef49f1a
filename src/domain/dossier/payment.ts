import { DomainError } from '../domain-error.js';
import { isKind } from './case-clocks.js';
import { pauseAgencyWork } from './case-pauses.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { NO_PAYMENT } from './end-reason-words.js';
import { endPaymentWait } from './end-payment-wait.js';
import { isDecided } from './endings.js';
import { feeBalance, feeByRule, isPaidUp, lastPaidAt, withFee, type PaymentMethod } from './fees.js';
import { isFree } from './legal-clock.js';
import { startPaymentWait } from './payment-wait.js';
import { assertBetween } from './told-moment.js';
import type { CaseContext, CaseFlag, Decision, DossierCase } from './dossier-case.js';

export interface PaymentRequestCommand {
  /** Whole đồng; null: all that is owed, or where a basis is named, an amount that is told there. */
  readonly amountDong: number | null;
  readonly reason: string;
  /** The rule or notice that asks it on top of the fee; without one what is owed already is asked for. */
  readonly legalBasis: string | null;
  readonly officerId: string | null;
}

export interface PaymentCommand {
  /** When the applicant paid, which may be earlier than the officer's entry. */
  readonly paidAt: Date;
  /** Whole đồng; null: all that is owed, as far as that is known. */
  readonly amountDong: number | null;
  readonly method: PaymentMethod | null;
  /** Number of the receipt or of the bank's record. */
  readonly reference: string | null;
  readonly officerId: string | null;
}

/**
 * A financial obligation comes up during the work: agency work stands still until it is met. A pause that anybody
 * could ask for at any time would make every term long enough, hence once, and never for nothing.
 * @throws DomainError action-not-allowed, already-decided, nothing-to-pay; without a basis also
 *   payment-already-requested, more-than-owed, less-than-owed
 */
export function requestPayment(
  before: DossierCase,
  { officerId, ...command }: PaymentRequestCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'request-payment');
  if (isDecided(before)) throw new DomainError('already-decided', { action: 'request-payment' });
  const asked =
    command.legalBasis === null ? forWhatIsOwed(before, { officerId, ...command }, context) : command;
  const fees = withFee(before.fees, { kind: 'requested', ...asked, at: context.now, by: officerId });
  // What was paid too much before covers it: a wait for nothing would never end.
  const byRule = feeByRule(context.variant, before.dossier.channel);
  if (isPaidUp(fees, byRule)) throw new DomainError('nothing-to-pay', {}, 'amountDong');
  const paused = startPaymentWait(pauseAgencyWork(before, 'payment', context), context);
  return {
    after: { ...paused, dossier: { ...paused.dossier, state: 'awaiting_payment' }, fees },
    events: [{ type: 'payment_requested', data: { ...asked } }],
    flags: [],
  };
}

type Asked = Omit<PaymentRequestCommand, 'officerId'>;

/** The fee itself is asked for, never twice, and whole: the wait ends with all that is owed, not with what was told. */
function forWhatIsOwed(before: DossierCase, asked: PaymentRequestCommand, context: CaseContext): Asked {
  const { officerId, ...told } = asked;
  const { amountDong } = told;
  const why = whyBasisIsNeeded(before, amountDong, context);
  const owedDong = owedBy(before, context);
  if (why !== null) throw new DomainError(why, { owedDong }, 'legalBasis');
  // What another system asked for it asked for.
  if (officerId !== null && amountDong !== null && owedDong !== null && amountDong < owedDong) {
    throw new DomainError('less-than-owed', { owedDong }, 'amountDong');
  }
  return { ...told, amountDong: amountDong ?? owedDong };
}

/** Why this amount cannot be asked for as the fee that is owed; null: it can. */
export function whyBasisIsNeeded(
  before: DossierCase,
  amountDong: number | null,
  context: CaseContext,
): 'nothing-to-pay' | 'payment-already-requested' | 'more-than-owed' | null {
  const owedDong = owedBy(before, context);
  if (isFree(before.dossier.channel, context) && owedDong === 0) return 'nothing-to-pay';
  if (isAskedAlready(before)) return 'payment-already-requested';
  if (owedDong === 0) return 'nothing-to-pay';
  return owedDong !== null && (amountDong ?? 0) > owedDong ? 'more-than-owed' : null;
}

/** A fee that was corrected since may be asked for once more. */
function isAskedAlready({ clocks, fees }: DossierCase): boolean {
  const charged = fees.findLast(({ kind }) => kind === 'charged')?.at;
  return clocks.filter(isKind('payment_wait')).some(({ startedAt }) => !charged || startedAt >= charged);
}

/**
 * The fee is paid, whenever that is. Where it starts the clock, processing starts with the later of complete dossier
 * and payment; where work waits for it, work goes on from the payment, not earlier than it was asked for. As long as
 * something is still owed the dossier waits on. More than is owed is taken too: it came, and can be given back.
 * @throws DomainError action-not-allowed, moment-not-possible (in the future), nothing-to-pay, amount-unknown
 */
export function receivePayment(before: DossierCase, command: PaymentCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'receive-payment');
  const { paidAt, method, reference, officerId } = command;
  assertBetween(paidAt, { latest: context.now }, 'paidAt');
  const amountDong = command.amountDong ?? owedBy(before, context);
  if (amountDong === 0) throw new DomainError('nothing-to-pay', {}, 'amountDong');
  // Only another system may say that all was paid without knowing how much.
  if (amountDong === null && officerId !== null) throw new DomainError('amount-unknown', {}, 'amountDong');
  const entry = { kind: 'paid', amountDong, method, reference, at: paidAt, by: officerId } as const;
  const credited = { ...before, fees: withFee(before.fees, entry) };
  const owedDong = owedBy(credited, context);
  const data = { paidAt: paidAt.toISOString(), amountDong, method, reference, owedDong };
  const decision = endPaymentWait(credited, { type: 'payment_received', data }, context);
  return { ...decision, flags: paidInTime(credited, context) };
}

function owedBy({ fees, dossier }: DossierCase, { variant }: CaseContext): number | null {
  return feeBalance(fees, feeByRule(variant, dossier.channel), dossier.endedAt).owedDong;
}

/** Stopped because nobody had entered a payment that had come in time: a supervisor sees to it that it is reopened. */
function paidInTime({ dossier, clocks, fees }: DossierCase, context: CaseContext): readonly CaseFlag[] {
  if (dossier.state !== 'stopped' || dossier.endReason !== NO_PAYMENT) return [];
  const dueAt = clocks.findLast(isKind('payment_wait'))?.dueAt ?? null;
  const paidAt = lastPaidAt(fees);
  const isWhole = isPaidUp(fees, feeByRule(context.variant, dossier.channel));
  if (!isWhole || dueAt === null || paidAt === null || paidAt > dueAt) return [];
  return [
    {
      kind: 'paid_in_time',
      subject: `fee-${fees.length}`,
      agencyId: context.receiving.agencyId,
      momentAt: context.now,
      detail: { paidAt: paidAt.toISOString(), payBy: dueAt.toISOString() },
    },
  ];
}
