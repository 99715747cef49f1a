import { localDayOf } from '../calendar/zoned-time.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import { DomainError } from '../domain-error.js';
import type { Channel } from '../procedure-rules.js';
import { startPlan } from '../workflow/workflow-plan.js';
import { startByRule } from './accept.js';
import {
  isKind,
  legalClockOf,
  stopClocks,
  withApologyClock,
  withClock,
  withOtherTerms,
} from './case-clocks.js';
import { openPauseReasons, resumeAgencyWork, type PauseReason } from './case-pauses.js';
import { applyMove, deskShift, type OpenedStep } from './case-steps.js';
import type { DetailChange } from './correct-details.js';
import { feeByRule } from './fees.js';
import { lateAnswer } from './late-answer.js';
import { assertAllowed, type DossierState } from './dossier-lifecycle.js';
import { processingClock, startsWhen } from './legal-clock.js';
import { startReturnLimit } from './return-limit.js';
import { termOf, type CaseContext, type CaseFlag, type Decision, type DossierCase } from './dossier-case.js';

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
  if (WAITING.includes(state)) throw new DomainError('refiling-while-waiting', { state });
  termOf(place.variant, channel);
  const done = isOtherWork(command.changes)
    ? moved(before, context, place)
    : recounted(before, context, place);
  const decision = tellingFee(told(before, done, command, place), channel, context, place);
  // Another desk does not answer for the time that the first one took.
  const isAnswered =
    decision.after.clocks.length > before.clocks.length && before.dossier.acceptedAt === null;
  return isAnswered ? { ...decision, flags: [...decision.flags, ...lateAnswer(before, context)] } : decision;
}

/** Two people agree on another fee too, where there is one. */
function tellingFee(
  decision: Decision,
  channel: Channel,
  context: CaseContext,
  place: CaseContext,
): Decision {
  const [formerFeeDong, feeDong] = [context, place].map(({ variant }) => feeByRule(variant, channel));
  if (formerFeeDong === feeDong) return decision;
  const events = decision.events.map((event) => ({
    ...event,
    data: { ...event.data, formerFeeDong, feeDong },
  }));
  return { ...decision, events };
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
 * Another class of applicants has another term and another fee, and its work goes on where it is. A term that the
 * version gives after a supplement is nobody's in particular.
 */
function recounted(before: DossierCase, context: CaseContext, place: CaseContext): Moved {
  const legal = legalClockOf(before);
  const { channel } = before.dossier;
  const [former, right] = [context, place].map(({ variant }) => termOf(variant, channel).decidedTerm);
  const isOwn = !legal?.terms.limit || isSame(legal.terms.limit, former?.limit);
  if (!legal || !isOwn || isSame(former, right)) return { after: before, opened: [] };
  const idle = stopClocks(before, isKind('apology'), place);
  const after = withOtherTerms(idle, processingClock(channel, legal.startedAt, place), place);
  return { after: withApologyAnew(after, legal.startedAt, place), opened: [] };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
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
  const { acceptedAt, receivedAt } = before.dossier;
  const completeAt = before.clocks.find(isKind('hand_over'))?.startedAt ?? acceptedAt ?? receivedAt;
  const idle = withoutWork(before, place);
  const accepted: DossierCase = { ...idle, dossier: { ...idle.dossier, state: 'accepted' } };
  const waits = startsWhen(before.dossier.channel, place) === 'agency_received';
  // The right agency's way begins now; a term that waits for nobody else begins where it should have.
  const { after, data } = startByRule(accepted, waits ? place.now : completeAt, place, place.now);
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

/** There is one apology, and it was not sent yet. */
function withApologyAnew(counted: DossierCase, startedAt: Date, place: CaseContext): DossierCase {
  if (counted.dossier.promisedDueAt !== null) return counted;
  const { apology } = statutoryTermsOn(localDayOf(startedAt, place.zone));
  return withApologyClock(counted, apology.legalBasis, place);
}

/** No step is open, and nothing but the legal clock runs any more. */
function withoutWork(before: DossierCase, place: CaseContext): DossierCase {
  const going = openPauseReasons(before).reduce(
    (current, reason) => resumeAgencyWork(current, reason as PauseReason, place),
    before,
  );
  const stopped = stopClocks(going, ({ terms }) => terms.kind !== 'processing', place);
  const cancelled = before.steps.filter(({ state }) => state === 'open').map(({ stepKey }) => stepKey);
  const nothing = { marking: { open: [], waiting: [] }, opened: [], cancelled, result: null };
  return applyMove(stopped, nothing, place.now, place).after;
}

function told(
  before: DossierCase,
  { after, opened }: Moved,
  { no, reason, changes, proposedBy }: RefileCommand,
  context: CaseContext,
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
    // A receipt that stands still while the applicant is waited for promises nothing new.
    reissues: acceptedAt !== null && (dueAt !== null || legal === undefined),
    startsWhen: legal ? 'complete_dossier' : startsWhen(channel, context),
    startedAt: (legal?.startedAt ?? acceptedAt)?.toISOString() ?? null,
    formerDueAt: before.dossier.dueAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    opened,
    cancelledSteps: cancelledSteps.map((step) => ({ stepNo: step.no, agencyId: step.agencyId })),
  };
  return {
    after,
    events: [{ type: 'dossier_refiled', data }],
    flags: laterFlags(before, after, no, context),
  };
}

/** More time for the agencies is what a wrong correction would be made for: somebody looks at it. */
function laterFlags(before: DossierCase, after: DossierCase, no: number, context: CaseContext): CaseFlag[] {
  const { dueAt: from } = before.dossier;
  const { dueAt: to } = after.dossier;
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
