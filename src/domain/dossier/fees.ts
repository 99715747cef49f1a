import { DomainError } from '../domain-error.js';
import type { Channel, ProcedureVariant } from '../procedure-rules.js';

/** How money came or went. */
export const PAYMENT_METHODS = ['cash', 'transfer', 'online'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/**
 * One line of a dossier's account, whole đồng. `charged`: another amount than the rule's, in its place; `requested`:
 * owed on top, null where another notice tells the amount; `paid` and `refunded`: money that moved.
 */
export interface CaseFee {
  readonly no: number;
  readonly kind: 'charged' | 'requested' | 'paid' | 'refunded';
  readonly amountDong: number | null;
  readonly reason: string | null;
  readonly legalBasis: string | null;
  /** Number of the receipt, of the bank's record, or of the decision to refund. */
  readonly reference: string | null;
  readonly method: PaymentMethod | null;
  readonly at: Date;
  /** null: recorded in another system. */
  readonly by: string | null;
}

export type NewFee = Pick<CaseFee, 'kind' | 'amountDong' | 'at' | 'by'> & Partial<CaseFee>;

/** What the applicant owes and has paid, whole đồng; null where an amount is told elsewhere. */
export interface FeeBalance {
  readonly dueDong: number | null;
  readonly paidDong: number;
  readonly refundedDong: number;
  /** Never negative; null where what is due is not known. */
  readonly owedDong: number | null;
}

/** What the version asks of whoever files this way; null where a rule or a count decides the amount. */
export function feeByRule(variant: Pick<ProcedureVariant, 'fees'>, channel: Channel): number | null {
  const fees = variant.fees.filter((fee) => fee.channel === null || fee.channel === channel);
  const isKnown = fees.length > 0 && fees.every(({ amountDong, per }) => amountDong !== null && per === null);
  return isKnown ? fees.reduce((sum, { amountDong }) => sum + (amountDong ?? 0), 0) : null;
}

/**
 * What was asked for on a basis of its own goes on top of the fee; without one it is the fee itself that was asked for.
 * Where nobody knows the fee, what was asked for is owed, less what was paid since.
 * @param byRule as `feeByRule` says
 */
export function feeBalance(fees: readonly CaseFee[], byRule: number | null): FeeBalance {
  const charged = fees.findLast(({ kind }) => kind === 'charged');
  const base = charged ? charged.amountDong : byRule;
  const requested = fees.filter(({ kind }) => kind === 'requested');
  const onTop = base === null ? requested : requested.filter(({ legalBasis }) => legalBasis !== null);
  const isTold = onTop.every(({ amountDong }) => amountDong !== null);
  const paidDong = total(fees.filter(isPaid));
  const refundedDong = total(fees.filter(isRefunded));
  const dueDong = base !== null && isTold ? base + total(onTop) : null;
  if (dueDong !== null) {
    return { dueDong, paidDong, refundedDong, owedDong: atLeastZero(dueDong - paidDong + refundedDong) };
  }
  const first = requested[0];
  if (base !== null || !first || !isTold) return { dueDong, paidDong, refundedDong, owedDong: null };
  const since = fees.filter(({ no }) => no > first.no);
  const heldDong = total(since.filter(isPaid)) - total(since.filter(isRefunded));
  return { dueDong, paidDong, refundedDong, owedDong: atLeastZero(total(requested) - heldDong) };
}

/** Since when all that came in is there, however late and in whatever order it was entered; null: nothing came in. */
export function lastPaidAt(fees: readonly CaseFee[]): Date | null {
  const moments = fees.filter(isPaid).map(({ at }) => at.getTime());
  return moments.length === 0 ? null : new Date(Math.max(...moments));
}

const isPaid = ({ kind }: CaseFee): boolean => kind === 'paid';
const isRefunded = ({ kind }: CaseFee): boolean => kind === 'refunded';
const atLeastZero = (dong: number): number => Math.max(0, dong);

export function withFee(fees: readonly CaseFee[], fee: NewFee): readonly CaseFee[] {
  const nothing = { reason: null, legalBasis: null, reference: null, method: null };
  return [...fees, { ...nothing, ...fee, no: fees.length + 1 }];
}

/** The amount that the desk asks for in place of the rule's. */
export interface ChargedFee {
  readonly amountDong: number;
  readonly reason: string | null;
}

/**
 * Whether a fee differs from the rule: then it needs a reason, and somebody looks at it.
 * @throws DomainError fee-reason-missing
 */
export function differsFromRule({ amountDong, reason }: ChargedFee, byRule: number | null): boolean {
  const differs = byRule !== null && amountDong !== byRule;
  if (differs && reason === null) {
    throw new DomainError('fee-reason-missing', { byRule, amountDong }, 'fee.reason');
  }
  return differs;
}

function total(fees: readonly CaseFee[]): number {
  return fees.reduce((sum, { amountDong }) => sum + (amountDong ?? 0), 0);
}
