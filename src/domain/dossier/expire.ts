import { later } from '../deadline/excluded-time.js';
import { isPaused } from '../deadline/clock-projection.js';
import { planStepOf } from '../workflow/workflow-plan.js';
import { NO_PAYMENT, NO_SUPPLEMENT } from './end-reason-words.js';
import { endBecauseOf } from './endings.js';
import { feeByRule, isPaidUp } from './fees.js';
import { endStep } from './finish-step.js';
import type { CaseClock, CaseContext, CaseStep, Decision, DossierCase } from './dossier-case.js';

/**
 * What a clock's end does by itself: the wait for papers closes the dossier (Decree 118/2025 art. 19.5), and where
 * sector law says so the wait for a fee does too, and silence of a consulted agency is consent. Asked twice or too
 * early it has nothing to do.
 * @returns null when nothing is to be done: not run out yet, stopped, paused, or an end that only makes late
 */
export function expireClock(before: DossierCase, clockNo: number, context: CaseContext): Decision | null {
  const clock = before.clocks.find(({ no }) => no === clockNo);
  if (!clock?.dueAt || clock.stoppedAt !== null || isPaused(clock)) return null;
  if (context.now <= clock.dueAt) return null;
  if (clock.terms.kind === 'supplement_wait') return closeUnanswered(before, clock, context);
  if (clock.terms.kind === 'payment_wait') return closeUnpaid(before, clock, context);
  if (clock.terms.kind === 'consultation') return deemConsent(before, clock, context);
  return null;
}

/** Whether a clock that was thought to have run out still runs: a day off was declared meanwhile. */
export function runsStill({ clocks }: DossierCase, clockNo: number, now: Date): boolean {
  const clock = clocks.find(({ no }) => no === clockNo);
  return clock?.stoppedAt === null && clock.dueAt !== null && now <= clock.dueAt;
}

function closeUnanswered(before: DossierCase, clock: CaseClock, context: CaseContext): Decision | null {
  const cause = causeOf(clock);
  const { state } = before.dossier;
  if (state === 'awaiting_supplement')
    return endBecauseOf(before, 'stop', { reason: NO_SUPPLEMENT, cause }, context);
  if (state === 'awaiting_correction') {
    return endBecauseOf(before, 'not-accept', { reason: NO_SUPPLEMENT, cause }, context);
  }
  return null;
}

/** Not every wait ends so: a version whose law is silent only has the desk reminded. Who has paid is never stopped. */
function closeUnpaid(before: DossierCase, clock: CaseClock, context: CaseContext): Decision | null {
  const { state, channel } = before.dossier;
  if (state !== 'awaiting_payment' || !context.rules.paymentWait?.closes) return null;
  if (isPaidUp(before.fees, feeByRule(context.variant, channel))) return null;
  return endBecauseOf(before, 'stop', { reason: NO_PAYMENT, cause: causeOf(clock) }, context);
}

function causeOf({ terms, dueAt }: CaseClock): Record<string, unknown> {
  return { rule: terms.kind, legalBasis: terms.legalBasis, dueAt: dueAt?.toISOString() ?? null };
}

function deemConsent(before: DossierCase, clock: CaseClock, context: CaseContext): Decision | null {
  const step = before.steps.find(({ no, state }) => no === clock.stepNo && state === 'open');
  const consent = step && planStepOf(context.plan, step.stepKey)?.deemedConsent;
  if (!step || !consent || !clock.dueAt || before.dossier.state !== 'in_progress') return null;
  const at = later(clock.dueAt, latestOf(before));
  const end = { step: step.stepKey, outcome: consent.outcome, note: null, officerId: null };
  const ended = endStep(before, end, { ...context, now: at });
  const data = {
    stepNo: step.no,
    step: step.stepKey,
    outcome: consent.outcome,
    legalBasis: consent.legalBasis,
    dueAt: clock.dueAt.toISOString(),
    deemedAt: at.toISOString(),
    agencyId: step.agencyId,
  };
  return { ...ended, events: [{ type: 'consent_deemed', data }, ...ended.events] };
}

/**
 * The consent counts from the end of the term, however late the watch records it; only what has happened since
 * keeps its place before it.
 */
function latestOf({ steps, clocks }: DossierCase): Date {
  const moments = [...steps.flatMap(momentsOfStep), ...clocks.flatMap(momentsOfClock)];
  return new Date(Math.max(...moments.flatMap((at) => (at ? [at.getTime()] : []))));
}

function momentsOfStep({ openedAt, finishedAt }: CaseStep): (Date | null)[] {
  return [openedAt, finishedAt];
}

function momentsOfClock({ startedAt, stoppedAt, exclusions }: CaseClock): (Date | null)[] {
  const pauses = exclusions.filter(({ kind }) => kind === 'pause');
  return [startedAt, stoppedAt, ...pauses.flatMap(({ from, to }) => [from, to])];
}
