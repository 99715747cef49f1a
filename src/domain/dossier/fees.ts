import { feesOn } from '../circumstances.js';
import { DomainError } from '../domain-error.js';
import type { Channel, ProcedureVariant } from '../procedure-rules.js';

/** How money came or went. */
export const PAYMENT_METHODS = ['cash', 'transfer', 'online'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/**
 * One line of a dossier's account, whole đồng. `charged`: another amount than the rule's, in its place; `requested`:
 * asked for, null where another notice tells the amount; `paid` and `refunded`: money that moved, null where another
 * system recorded that everything was paid.
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

/** What the applicant owes and has paid, whole đồng. */
export interface FeeBalance {
  /** The fee and what was asked for on top of it; null where one of them is told elsewhere. */
  readonly dueDong: number | null;
  readonly paidDong: number;
  readonly refundedDong: number;
  /** Never negative; null where nobody here knows it. */
  readonly owedDong: number | null;
}

/**
 * What the version asks of whoever files this way, on the day of receipt and for the class that the variant was
 * narrowed to; null where a rule or a count decides the amount.
 */
export function feeByRule(variant: Pick<ProcedureVariant, 'fees'>, channel: Channel): number | null {
  const fees = feesOn(variant.fees, channel);
  const isKnown = fees.length > 0 && fees.every(({ amountDong, per }) => amountDong !== null && per === null);
  return isKnown ? fees.reduce((sum, { amountDong }) => sum + (amountDong ?? 0), 0) : null;
}

/**
 * @param byRule as `feeByRule` says
 * @param endedAt when the dossier ended without a decision: what is given back from then on is not owed again
 */
export function feeBalance(
  fees: readonly CaseFee[],
  byRule: number | null,
  endedAt: Date | null = null,
): FeeBalance {
  const base = baseOf(fees, byRule);
  const counted = fees.filter(({ kind, at }) => kind !== 'refunded' || endedAt === null || at < endedAt);
  const requested = fees.filter((fee) => isOnTop(fee, base));
  const isKnown = base !== null && requested.every(({ amountDong }) => amountDong !== null);
  const debt = counted.reduce<number | null>((open, fee) => debtAfter(open, fee, base), base);
  return {
    dueDong: isKnown ? base + total(requested) : null,
    paidDong: total(fees.filter(({ kind }) => kind === 'paid')),
    refundedDong: total(fees.filter(({ kind }) => kind === 'refunded')),
    owedDong: debt === null ? null : Math.max(0, debt),
  };
}

/** The fee itself: the rule's, or what the desk charged last in its place. */
export function baseOf(fees: readonly CaseFee[], byRule: number | null): number | null {
  return fees.findLast(({ kind }) => kind === 'charged')?.amountDong ?? byRule;
}

/**
 * Asking for the fee itself adds nothing to it; what has a basis of its own comes on top. Where the fee is not known
 * every request counts: no other amount was told.
 */
function isOnTop({ kind, legalBasis }: CaseFee, base: number | null): boolean {
  return kind === 'requested' && (base === null || legalBasis !== null);
}

/**
 * The open debt after one more line. Where the fee is not known what was paid before the first request was paid for
 * the fee; behind a notice with an amount of its own nothing is known until the next request.
 */
function debtAfter(open: number | null, fee: CaseFee, base: number | null): number | null {
  const { kind, amountDong } = fee;
  if (isOnTop(fee, base)) return amountDong === null ? null : (open ?? 0) + amountDong;
  if (open === null) return null;
  if (kind === 'paid') return amountDong === null ? Math.min(open, 0) : open - amountDong;
  return kind === 'refunded' ? open + (amountDong ?? 0) : open;
}

/**
 * Whether the applicant has done his part: nothing is owed. Where the debt is not known the officer's word counts
 * that money came for it.
 */
export function isPaidUp(fees: readonly CaseFee[], byRule: number | null): boolean {
  const { owedDong } = feeBalance(fees, byRule);
  if (owedDong !== null) return owedDong === 0;
  const since = fees.slice(fees.findLastIndex(({ kind }) => kind === 'requested') + 1);
  const paid = since.filter(({ kind }) => kind === 'paid');
  const refundedDong = total(since.filter(({ kind }) => kind === 'refunded'));
  return paid.some(({ amountDong }) => amountDong === null) || total(paid) > refundedDong;
}

/** When the last of the money came, whatever was entered last; null as long as none did. */
export function lastPaidAt(fees: readonly CaseFee[]): Date | null {
  const moments = fees.filter(({ kind }) => kind === 'paid').map(({ at }) => at.getTime());
  return moments.length > 0 ? new Date(Math.max(...moments)) : null;
}

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
