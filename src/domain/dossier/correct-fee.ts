import { DomainError } from '../domain-error.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { endPaymentWait, type EventData } from './end-payment-wait.js';
import { baseOf, differsFromRule, feeByRule, withFee, type ChargedFee } from './fees.js';
import type { CaseContext, CaseFlag, Decision, DossierCase } from './dossier-case.js';

export interface CorrectFeeCommand {
  /** Whole đồng; what is asked in place of the rule's, or of what was charged by mistake. */
  readonly amountDong: number;
  readonly reason: string;
  readonly officerId: string;
}

/** A fee that is not the rule's, with its reason. @throws DomainError fee-reason-missing */
export function chargeFee(
  before: DossierCase,
  fee: ChargedFee,
  officerId: string,
  context: CaseContext,
): Decision {
  const byRule = feeByRule(context.variant, before.dossier.channel);
  if (fee.amountDong === byRule) return { after: before, events: [], flags: [] };
  const { after, data, flags } = entered(before, fee, officerId, context);
  return { after, events: [{ type: 'fee_charged', data }], flags };
}

/**
 * What was charged was wrong, or is waived later: the new amount stands in its place, the old line stays readable.
 * Where nothing is owed any more, the dossier that waited for its fee goes on: from the payment that turns out to
 * have been enough, or from now where nothing had to be paid.
 * @throws DomainError action-not-allowed, nothing-to-correct
 */
export function correctFee(before: DossierCase, command: CorrectFeeCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'correct-fee');
  const { officerId, ...fee } = command;
  const from = baseOf(before.fees, feeByRule(context.variant, before.dossier.channel));
  if (from === fee.amountDong) throw new DomainError('nothing-to-correct', {}, 'amountDong');
  const { after, data, flags } = entered(before, fee, officerId, context);
  return { ...endPaymentWait(after, { type: 'fee_charged', data: { ...data, from } }, context), flags };
}

function entered(before: DossierCase, fee: ChargedFee, officerId: string, context: CaseContext) {
  const byRule = feeByRule(context.variant, before.dossier.channel);
  const entry = { kind: 'charged', ...fee, at: context.now, by: officerId } as const;
  const flag: CaseFlag = {
    kind: 'fee_differs',
    subject: `fee-${before.fees.length + 1}`,
    agencyId: context.receiving.agencyId,
    momentAt: context.now,
    detail: { byRule, ...fee },
  };
  const after: DossierCase = { ...before, fees: withFee(before.fees, entry) };
  const data: EventData = { byRule, ...fee };
  return { after, data, flags: differsFromRule(fee, byRule) ? [flag] : [] };
}
