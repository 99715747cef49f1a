import { DomainError } from '../domain-error.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { feeBalance, withFee, type PaymentMethod } from './fees.js';
import type { CaseContext, Decision, DossierCase } from './dossier-case.js';

export interface RefundCommand {
  readonly amountDong: number;
  readonly reason: string;
  readonly method: PaymentMethod | null;
  readonly reference: string | null;
  readonly officerId: string;
}

/**
 * Money goes back to the applicant, never more than came: after a withdrawal or a stop as sector law says (Decree
 * 118/2025 art. 21), or what was paid too much.
 * @throws DomainError action-not-allowed, refund-exceeds-payment
 */
export function recordRefund(
  before: DossierCase,
  { officerId, ...refund }: RefundCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'record-refund');
  const held = heldDong(before);
  if (refund.amountDong > held) {
    throw new DomainError('refund-exceeds-payment', { held, amountDong: refund.amountDong }, 'amountDong');
  }
  const entry = { kind: 'refunded', ...refund, at: context.now, by: officerId } as const;
  return {
    after: { ...before, fees: withFee(before.fees, entry) },
    events: [{ type: 'fee_refunded', data: { ...refund } }],
    flags: [],
  };
}

/** What was paid and not given back yet, whole đồng. */
export function heldDong({ fees }: Pick<DossierCase, 'fees'>): number {
  const { paidDong, refundedDong } = feeBalance(fees, null);
  return paidDong - refundedDong;
}
