import { localDayOf } from '../calendar/zoned-time.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import { DomainError } from '../domain-error.js';
import { startPlan } from '../workflow/workflow-plan.js';
import { startByRule } from './accept.js';
import { isKind, legalClockOf, stopClocks, withClock, withOtherTerms } from './case-clocks.js';
import { dueAtIfResumed, pauseEvents, resumeAllWork } from './case-pauses.js';
import { applyMove, deskShift, type OpenedStep } from './case-steps.js';
import type { DetailChange } from './correct-details.js';
import { completeAt, endPaymentWait } from './end-payment-wait.js';
import { baseOf, feeByRule, isPaidUp } from './fees.js';
import { lateAnswer } from './late-answer.js';
import { assertAllowed, type DossierState } from './dossier-lifecycle.js';
import { hasBegun, processingClock, startsWhen } from './legal-clock.js';
import { recounted, withApologyAnew } from './recount-class.js';
import { startReturnLimit } from './return-limit.js';
import type { CaseContext, CaseFlag, Decision, DossierCase } from './dossier-case.js';
import { termOf } from './filed-variant.js';

/** One fact of the filing that was wrong: a code, or a detail of the applicant; null: there was or is none. */
export type FilingChange = Omit<DetailChange, 'to'> & { readonly to: string | null };

export interface RefileCommand {
  /** The number of the proposal. */
  readonly no: number;
  readonly reason: string;
  readonly changes: readonly FilingChange[];
  /** Procedure, variant and agencies as they should have been; null: they were right, and only who applies was not. */
  readonly place: CaseContext | null;
  readonly proposedBy: string;
}

/** The ball is with the applicant, who was told what to do under the former rules. */
const WAITING: readonly DossierState[] = ['awaiting_correction', 'awaiting_supplement', 'awaiting_payment'];

/**
 * A dossier that was taken in wrongly goes on as if it had been taken in rightly: the same code, the same moment of
 * receipt, and the term of the right procedure counted from where the wrong one began. The agencies' mistake costs the
 * applicant no day, even where the right term would have waited for another agency's receipt. The work begins anew, at
 * the first steps of the right plan; what was done stays on record, and so does every request for papers. An
 * extension goes with the term that it extended, and there is no second one. Nothing is withdrawn: neither the applicant
 * nor a portal reads of an end.
 * @throws DomainError action-not-allowed, nothing-to-correct, refiling-while-waiting, channel-not-offered
 */
export function refile(before: DossierCase, command: RefileCommand, context: CaseContext): Decision {
  const { state, channel } = before.dossier;
  assertAllowed(state, 'approve-refiling');
  if (command.changes.length === 0) throw new DomainError('nothing-to-correct', {});
  const { place } = command;
  if (place === null) return told(before, { after: before, opened: [] }, command, context);
  const isOther = isOtherWork(command.changes);
  if (isOther && WAITING.includes(state)) throw new DomainError('refiling-while-waiting', { state });
  termOf(place.variant, channel);
  const done = isOther ? moved(before, context, place) : ofOtherClass(before, context, place);
  const decision = tellingFee(told(before, done, command, place, context), before, context, place);
  // Another desk does not answer for the time that the first one took.
  const isAnswered =
    decision.after.clocks.length > before.clocks.length && before.dossier.acceptedAt === null;
  return isAnswered ? { ...decision, flags: [...decision.flags, ...lateAnswer(before, context)] } : decision;
}

/** Two people agree on another fee too, where there is one. What the desk charged stays, and somebody looks at it. */
function tellingFee(
  decision: Decision,
  { fees, dossier }: DossierCase,
  context: CaseContext,
  place: CaseContext,
): Decision {
  const [formerRule, byRule] = [context, place].map(({ variant }) => feeByRule(variant, dossier.channel));
  if (formerRule === byRule || byRule === undefined) return decision;
  const [formerFeeDong, feeDong] = [baseOf(fees, formerRule ?? null), baseOf(fees, byRule)];
  if (feeDong !== formerFeeDong) {
    const [refiled, ...others] = decision.events;
    const told = refiled && { ...refiled, data: { ...refiled.data, formerFeeDong, feeDong } };
    return { ...decision, events: told ? [told, ...others] : others };
  }
  if (byRule === null || feeDong === byRule) return decision;
  const flag: CaseFlag = {
    kind: 'fee_differs',
    subject: `refiling-${decision.events[0]?.data['no'] as number}`,
    agencyId: place.receiving.agencyId,
    momentAt: place.now,
    detail: {
      byRule,
      amountDong: feeDong,
      reason: fees.findLast(({ kind }) => kind === 'charged')?.reason ?? null,
    },
  };
  return { ...decision, flags: [...decision.flags, flag] };
}

/** What is another procedure, variant or agency is other work; whoever applies, the work is the same. */
const OTHER_WORK: readonly string[] = ['procedureCode', 'variant', 'receivingAgency', 'competentAgency'];

/** Whether the work begins anew, by another list of papers. */
export function isOtherWork(changes: readonly FilingChange[]): boolean {
  return changes.some(({ field }) => OTHER_WORK.includes(field));
}

interface Moved {
  readonly after: DossierCase;
  readonly opened: readonly OpenedStep[];
}

function moved(before: DossierCase, context: CaseContext, place: CaseContext): Moved {
  if (before.dossier.acceptedAt === null)
    return { after: answeredElsewhere(before, context, place), opened: [] };
  return legalClockOf(before) ? workAnew(before, place) : beginAnew(before, place);
}

/**
 * Another class of applicants has another term and another fee, and its work goes on where it is. Whoever waits for a
 * fee that the right class does not owe waits for nothing.
 */
function ofOtherClass(before: DossierCase, context: CaseContext, place: CaseContext): Moved {
  const { state, channel } = before.dossier;
  const counted = { after: recounted(before, context, place), opened: [] };
  if (state !== 'awaiting_payment' || !isPaidUp(before.fees, feeByRule(place.variant, channel)))
    return counted;
  if (!hasBegun(before)) return beginAnew(before, place);
  return {
    ...counted,
    after: endPaymentWait(counted.after, { type: 'dossier_refiled', data: {} }, place).after,
  };
}

/** The desk that has to answer an online filing gets the law's time for it from when it has the filing. */
function answeredElsewhere(before: DossierCase, context: CaseContext, place: CaseContext): DossierCase {
  const running = before.clocks.find((clock) => isKind('intake_response')(clock) && clock.stoppedAt === null);
  if (!running || place.receiving.agencyId === context.receiving.agencyId) return before;
  const { limit, legalBasis } = statutoryTermsOn(localDayOf(place.now, place.zone)).intakeResponse;
  const stopped = stopClocks(before, (clock) => clock.no === running.no, place);
  const owner = deskShift(place);
  return withClock(
    stopped,
    { kind: 'intake_response', limit, legalBasis, owner, startedAt: place.now },
    place,
  );
}

/** Accepted, and its term had not begun: it begins by the right version's rule. */
function beginAnew(before: DossierCase, place: CaseContext): Moved {
  const { state, acceptedAt, receivedAt } = before.dossier;
  const sentOnAt = before.clocks.find(isKind('hand_over'))?.startedAt;
  const from = state === 'awaiting_payment' ? completeAt(before) : (sentOnAt ?? acceptedAt ?? receivedAt);
  const idle = withoutWork(before, place);
  const accepted: DossierCase = { ...idle, dossier: { ...idle.dossier, state: 'accepted' } };
  const waits = startsWhen(before.dossier.channel, place) === 'agency_received';
  // The right agency's way begins now; a term that waits for nobody else begins where it should have.
  const { after, data } = startByRule(accepted, waits ? place.now : from, place, place.now);
  return { after, opened: data['opened'] as readonly OpenedStep[] };
}

/** The legal clock keeps its beginning; every other clock and every open step of the wrong work ends. */
function workAnew(before: DossierCase, place: CaseContext): Moved {
  const idle = withoutWork(before, place);
  const startedAt = legalClockOf(idle)?.startedAt ?? before.dossier.receivedAt;
  const counted = withOtherTerms(idle, processingClock(before.dossier.channel, startedAt, place), place);
  const returning = startReturnLimit(counted, place.now, place);
  return applyMove(withApologyAnew(returning, startedAt, place), startPlan(place.plan), place.now, place);
}

/** No step is open, and nothing but the legal clock runs any more. */
function withoutWork(before: DossierCase, place: CaseContext): DossierCase {
  const stopped = stopClocks(resumeAllWork(before, place), ({ terms }) => terms.kind !== 'processing', place);
  const cancelled = before.steps.filter(({ state }) => state === 'open').map(({ stepKey }) => stepKey);
  const nothing = { marking: { open: [], waiting: [] }, opened: [], cancelled, result: null };
  return applyMove(stopped, nothing, place.now, place).after;
}

function told(
  before: DossierCase,
  { after, opened }: Moved,
  { no, reason, changes, proposedBy }: RefileCommand,
  context: CaseContext,
  former: CaseContext = context,
): Decision {
  const { dueAt, acceptedAt, channel } = after.dossier;
  const legal = legalClockOf(after);
  const openBefore = before.steps.filter(({ state }) => state === 'open');
  const cancelledSteps = openBefore.filter((step) => after.steps[step.no - 1]?.state === 'cancelled');
  const data = {
    no,
    reason,
    changes,
    proposedBy,
    // A name that was put right while the term stands still promises nothing new.
    reissues: acceptedAt !== null && (dueAt !== null || !legal || former !== context),
    startsWhen: legal ? 'complete_dossier' : startsWhen(channel, context),
    startedAt: (legal?.startedAt ?? acceptedAt)?.toISOString() ?? null,
    formerDueAt: before.dossier.dueAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    opened,
    cancelledSteps: cancelledSteps.map((step) => ({ stepNo: step.no, agencyId: step.agencyId })),
  };
  return {
    after,
    events: [{ type: 'dossier_refiled', data }, ...pauseEvents(before, after)],
    flags: laterFlags(dueAtIfResumed(before, former), dueAtIfResumed(after, context), no, context),
  };
}

/**
 * More time for the agencies is what a wrong correction would be made for: somebody looks at it, also where the term
 * stands still meanwhile.
 */
function laterFlags(from: Date | null, to: Date | null, no: number, context: CaseContext): CaseFlag[] {
  if (from === null || (to !== null && to <= from)) return [];
  return [
    {
      kind: 'refiled_to_later',
      subject: `refiling-${no}`,
      agencyId: context.competent.agencyId,
      momentAt: context.now,
      detail: { from: from.toISOString(), to: to?.toISOString() ?? null },
    },
  ];
}
