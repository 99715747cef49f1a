import { withClock } from './case-clocks.js';
import type { CaseContext, DossierCase } from './dossier-case.js';

/**
 * The applicant's time to pay. No decree gives a term for every procedure: without one of sector law the desk is
 * reminded after as long as papers may take, so that no dossier waits unseen, and nothing is closed.
 */
export function startPaymentWait(before: DossierCase, context: CaseContext): DossierCase {
  const { paymentWait, supplementWait } = context.rules;
  const { limit, legalBasis } = paymentWait ?? { limit: supplementWait, legalBasis: 'Quy trình nội bộ' };
  return withClock(
    before,
    {
      kind: 'payment_wait',
      limit,
      legalBasis,
      owner: context.receiving,
      startedAt: context.now,
      binds: 'applicant',
      endsByItself: paymentWait?.closes === true,
    },
    context,
  );
}
