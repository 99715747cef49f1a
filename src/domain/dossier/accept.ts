import { assertAllowed } from './dossier-lifecycle.js';
import { startPlan } from '../workflow/workflow-plan.js';
import type { Channel } from '../procedure-rules.js';
import { isKind, stopClocks, withClock, type NewClock } from './case-clocks.js';
import { applyMove } from './case-steps.js';
import { markReceived } from './supplement.js';
import { termOf, type CaseContext, type Decision, type DossierCase } from './dossier-case.js';

/**
 * Takes a dossier in: the legal clock starts, the receipt's due moment is fixed, the first steps open.
 *
 * @param startedAt the moment the complete dossier was received, "as shown on the receipt"
 *   (Decree 309/2026 art. 8); counted on the competent agency's calendar.
 * @throws DomainError action-not-allowed, channel-not-offered
 */
export function acceptDossier(before: DossierCase, startedAt: Date, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'accept');
  // Accepting right from the wait says that the missing papers came.
  const complete = { ...before, supplements: markReceived(before, context.now) };
  return startProcessing(complete, startedAt, context);
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

/** The clock, the plan and the event of an acceptance, whatever came before it. */
export function startProcessing(before: DossierCase, startedAt: Date, context: CaseContext): Decision {
  const answered = stopClocks(before, isKind('intake_response', 'supplement_wait'), context);
  const clocked = withClock(answered, processingClock(before.dossier.channel, startedAt, context));
  const { after, opened } = applyMove(clocked, startPlan(context.plan), startedAt, context);
  const dossier = { ...after.dossier, state: 'in_progress' as const, acceptedAt: context.now };
  return {
    after: { ...after, dossier },
    events: [
      {
        type: 'dossier_accepted',
        data: { startedAt: startedAt.toISOString(), dueAt: dossier.dueAt?.toISOString() ?? null, opened },
      },
    ],
    flags: [],
  };
}
