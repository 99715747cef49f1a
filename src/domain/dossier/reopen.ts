import { DomainError } from '../domain-error.js';
import { localDayOf } from '../calendar/zoned-time.js';
import { restartClock, reviveClock, type DeadlineClock } from '../deadline/deadline-clock.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import { isOverdue } from '../rates/timeliness.js';
import { canEndFrom } from '../workflow/plan-markings.js';
import { planStepOf } from '../workflow/workflow-plan.js';
import { startByRule, startProcessing, takeIn } from './accept.js';
import { isKind, legalClockOf, stopClocks, syncDue, withApologyClock } from './case-clocks.js';
import { applyMove, type OpenedStep } from './case-steps.js';
import { calendarsOf } from './clock-calendars.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { hasBegun } from './legal-clock.js';
import { startReturnLimit } from './return-limit.js';
import type { CaseContext, CaseDossier, CaseEvent, Decision, DossierCase } from './dossier-case.js';

export interface ReopenCommand {
  readonly reason: string;
  /** The decision that orders it: number, day, authority. */
  readonly legalBasis: string;
  /** `continue`: the term goes on as if it had never ended; `restart`: the full term again from now. */
  readonly term: 'continue' | 'restart';
  /** Where the work begins again; the plan's beginning where it is left out. */
  readonly step: string | null;
}

/**
 * A dossier that has ended is worked on again, by a decision on a complaint or of the agency's head. The former end
 * stays in the timeline. What was late once stays late: a second decision washes nothing away.
 *
 * Where it ended before its legal clock ran there is nothing to go on with, whatever `term` says: the clock starts by
 * the version's rule (complete dossier, paid fee, receipt by the competent agency), counted from the reopening. One
 * that nobody had accepted is accepted by the decision, in that moment and no earlier: until then nobody had a receipt,
 * so no term can have been running. One that had been accepted keeps its acceptance and its receipt.
 * @throws DomainError action-not-allowed, unknown-step, step-not-reopenable (a join behind it would wait for ever),
 *   work-not-begun (a step is named where the plan has to begin at its beginning), channel-not-offered
 */
export function reopen(before: DossierCase, command: ReopenCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'reopen');
  const { reason, legalBasis, term } = command;
  const former = {
    state: before.dossier.state,
    outcome: before.dossier.outcome,
    resolvedAt: before.dossier.resolvedAt?.toISOString() ?? null,
    endedAt: before.dossier.endedAt?.toISOString() ?? null,
    timeliness: before.dossier.timeliness,
  };
  const told = { reason, legalBasis, term, former };
  return hasBegun(before)
    ? workAgain(before, command, told, context)
    : beginAtLast(before, command, told, context);
}

type Told = CaseEvent['data'];

function workAgain(before: DossierCase, command: ReopenCommand, told: Told, context: CaseContext): Decision {
  const { step, term } = command;
  // There will be another result: the former one is not mended any more.
  const unmended = stopClocks(before, isKind('result_correction'), context);
  const acceptedAt = before.dossier.acceptedAt ?? context.now;
  const open: DossierCase = { ...unmended, dossier: { ...reopened(before.dossier), acceptedAt } };
  const { after, opened } = legalClockOf(open)
    ? goOn(open, stepsToOpen(step, context), term, context)
    : startProcessing(open, context.now, context);
  const dueAt = after.dossier.dueAt?.toISOString() ?? null;
  return {
    after: { ...after, dossier: { ...after.dossier, state: 'in_progress' } },
    events: [{ type: 'dossier_reopened', data: { ...told, dueAt, opened } }],
    flags: [],
  };
}

/** It ended before its term began: the same path as an acceptance, which it may never have had. */
function beginAtLast(
  before: DossierCase,
  { step }: ReopenCommand,
  told: Told,
  context: CaseContext,
): Decision {
  assertFromStart(step, context);
  const open: DossierCase = { ...before, dossier: reopened(before.dossier) };
  if (before.dossier.acceptedAt === null) {
    const taken = takeIn(open, context.now, context);
    return { ...taken, events: [{ type: 'dossier_reopened', data: told }, ...taken.events] };
  }
  const { after, data, pauses } = startByRule(
    { ...open, dossier: { ...open.dossier, state: 'accepted' } },
    context.now,
    context,
  );
  return {
    after,
    events: [{ type: 'dossier_reopened', data: { ...told, ...data } }, ...pauses],
    flags: [],
  };
}

function reopened(ended: CaseDossier): CaseDossier {
  const endedLate = ended.endedAt !== null && isOverdue(ended.dueAt, ended.endedAt);
  return {
    ...ended,
    resolvedAt: null,
    resolvedOn: null,
    outcome: null,
    timeliness: null,
    timeSplit: null,
    returnedAt: null,
    resultAtDeskAt: null,
    endedAt: null,
    endReason: null,
    lateBefore: ended.lateBefore || ended.timeliness === 'late' || endedLate,
    resultIssue: ended.resolvedAt ? ended.resultIssue + 1 : ended.resultIssue,
  };
}

/** What was never worked on cannot begin in the middle. */
function assertFromStart(step: string | null, context: CaseContext): void {
  const opened = stepsToOpen(step, context);
  if (step === null || context.plan.start.every((key) => opened.includes(key))) return;
  throw new DomainError('work-not-begun', { step }, 'step');
}

function stepsToOpen(step: string | null, { plan }: CaseContext): readonly string[] {
  const wanted = step === null ? plan.start : [step];
  for (const key of wanted) {
    if (!planStepOf(plan, key)) {
      const known = plan.steps.map((each) => each.key);
      throw new DomainError('unknown-step', { step: key, known }, 'step');
    }
  }
  if (step !== null && !canEndFrom(plan, wanted))
    throw new DomainError('step-not-reopenable', { step }, 'step');
  return wanted;
}

function goOn(
  open: DossierCase,
  keys: readonly string[],
  term: ReopenCommand['term'],
  context: CaseContext,
): { readonly after: DossierCase; readonly opened: readonly OpenedStep[] } {
  const running = withLegalClock(open, term, context);
  const returning = startReturnLimit(running, context.now, context);
  const { apology } = statutoryTermsOn(localDayOf(context.now, context.zone));
  const clocked =
    open.dossier.promisedDueAt === null
      ? withApologyClock(returning, apology.legalBasis, context)
      : returning;
  const move = { marking: { open: keys, waiting: [] }, opened: keys, cancelled: [], result: null };
  return applyMove(clocked, move, context.now, context);
}

/** A clock that another system fixed has no term of ours to count again: it goes on. */
function withLegalClock(open: DossierCase, term: ReopenCommand['term'], context: CaseContext): DossierCase {
  const clocks = open.clocks.map((clock) => {
    if (clock.terms.kind !== 'processing') return clock;
    const calendars = calendarsOf(clock, context.calendars);
    const revived: DeadlineClock = reviveClock(clock, calendars);
    const isCounted = term === 'restart' && clock.terms.limit !== null;
    return { ...clock, ...(isCounted ? restartClock(revived, context.now, calendars) : revived) };
  });
  return syncDue({ ...open, clocks });
}
