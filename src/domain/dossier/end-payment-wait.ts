import { later } from '../deadline/excluded-time.js';
import { startProcessing } from './accept.js';
import { isKind, stopClocks } from './case-clocks.js';
import { pausedSince, resumeAgencyWork } from './case-pauses.js';
import { feeByRule, isPaidUp, lastPaidAt } from './fees.js';
import { hasBegun, startsWhen } from './legal-clock.js';
import type { CaseContext, CaseEvent, Decision, DossierCase } from './dossier-case.js';

export type EventData = CaseEvent['data'];

/**
 * What changed the account may have been the last that the dossier waited for. It goes on from the last payment,
 * whichever was entered last; where none was needed, from now. As long as something is owed it waits on.
 * @param changed the event of the change, which also says what began with it
 */
export function endPaymentWait(before: DossierCase, changed: CaseEvent, context: CaseContext): Decision {
  const { state, channel } = before.dossier;
  const isOver = isPaidUp(before.fees, feeByRule(context.variant, channel));
  if (state !== 'awaiting_payment' || !isOver) return { after: before, events: [changed], flags: [] };
  const since = lastPaidAt(before.fees) ?? context.now;
  const paid = stopClocks(before, isKind('payment_wait'), context);
  return waitsToBegin(before, context)
    ? begin(paid, changed, since, context)
    : goOn(paid, changed, since, context);
}

/** What was taken over from another system without a term is in work already and gets none by being paid for. */
function waitsToBegin(before: DossierCase, context: CaseContext): boolean {
  return !hasBegun(before) && startsWhen(before.dossier.channel, context) === 'fee_paid';
}

function begin(before: DossierCase, changed: CaseEvent, since: Date, context: CaseContext): Decision {
  const startedAt = later(completeAt(before), since);
  const { after, opened, pauses } = startProcessing(before, startedAt, context);
  const data = { ...changed.data, dueAt: dueOf(after), startedAt: startedAt.toISOString(), opened };
  return { after, events: [{ ...changed, data }, ...pauses], flags: [] };
}

/** Not earlier than it was asked for. */
function goOn(before: DossierCase, changed: CaseEvent, since: Date, context: CaseContext): Decision {
  const resumedAt = later(pausedSince(before, 'payment') ?? since, since);
  const resumed = resumeAgencyWork(before, 'payment', { ...context, now: resumedAt });
  const after: DossierCase = { ...resumed, dossier: { ...resumed.dossier, state: 'in_progress' } };
  const data = { ...changed.data, dueAt: dueOf(after), resumedAt: resumedAt.toISOString() };
  return { after, events: [{ ...changed, data }], flags: [] };
}

/**
 * At the counter without a correction the dossier was complete when it came in, otherwise when it was accepted. One
 * that had ended and waits a second time is not worked on before it was reopened.
 */
export function completeAt({ dossier, clocks }: Pick<DossierCase, 'dossier' | 'clocks'>): Date {
  const { channel, supplementsBefore, acceptedAt, receivedAt } = dossier;
  const [, again] = clocks.filter(isKind('payment_wait')).slice(-2);
  if (again) return again.startedAt;
  const wasComplete = channel === 'counter' && supplementsBefore === 0;
  return wasComplete ? receivedAt : (acceptedAt ?? receivedAt);
}

function dueOf({ dossier }: DossierCase): string | null {
  return dossier.dueAt?.toISOString() ?? null;
}
