import { DomainError } from '../domain-error.js';
import { isOverdue } from '../rates/timeliness.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { lateAnswer } from './late-answer.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import { localDayOf } from '../calendar/zoned-time.js';
import { overreachOf } from './asked-papers.js';
import { isKind, stopClocks, withClock, type NewClock } from './case-clocks.js';
import {
  pauseAgencyWork,
  restartAgencyWork,
  resumeAgencyWork,
  startTermAfterSupplement,
} from './case-pauses.js';
import { deskShift } from './case-steps.js';
import { isDecided } from './endings.js';
import { returnLimitOf, startReturnLimit } from './return-limit.js';
import type {
  CaseContext,
  CaseFlag,
  CaseSupplement,
  Decision,
  DossierCase,
  SupplementItem,
} from './dossier-case.js';

export interface SupplementCommand {
  readonly items: readonly SupplementItem[];
  readonly reason: string;
  /** The sector rule that lets an agency ask a second time; null otherwise. */
  readonly legalBasis: string | null;
  readonly officerId: string | null;
}

/**
 * Papers are asked for before acceptance, all of them in one notice.
 * @throws DomainError action-not-allowed, supplement-already-requested, and as `overreachOf`
 */
export function requestCorrection(
  before: DossierCase,
  command: SupplementCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'request-correction');
  refuseSecond(before.dossier.supplementsBefore, command);
  const overreach = overreachOf(command.items, context.variant);
  const request = newRequest(before, 'before_acceptance', command, context, false);
  const answered = stopClocks(before, isKind('intake_response'), context);
  const waiting = startWait(answered, context);
  const supplementsBefore = before.dossier.supplementsBefore + 1;
  return {
    after: {
      ...waiting,
      dossier: { ...waiting.dossier, state: 'awaiting_correction', supplementsBefore },
      supplements: [...before.supplements, request],
    },
    events: [{ type: 'correction_requested', data: requestData(request) }],
    flags: [
      ...lateAnswer(before, context),
      ...returnedAgain(request, context),
      ...overreach.map((kind) => flagOf(kind, request, context)),
    ],
  };
}

/** The applicant brings the papers: the officer must answer again within the intake term. */
export function receiveCorrection(before: DossierCase, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'receive-correction');
  const { intakeResponse } = statutoryTermsOn(localDayOf(context.now, context.zone));
  const stopped = stopClocks(before, isKind('supplement_wait'), context);
  const owner = deskShift(context);
  const after = withClock(
    stopped,
    { kind: 'intake_response', ...intakeResponse, owner, startedAt: context.now },
    context,
  );
  return {
    after: {
      ...after,
      dossier: { ...after.dossier, state: 'registered' },
      supplements: markReceived(before, context.now),
    },
    events: [{ type: 'correction_received', data: { no: before.supplements.length } }],
    flags: [],
  };
}

/**
 * Papers are asked for after acceptance. Once only, unless sector law allows more (Decree 118/2025
 * art. 11, 16.3); agency work stands still. Asked for after the return limit (3 working days, art. 19.5)
 * the request is late: flagged, and the clock later only resumes.
 * @throws DomainError action-not-allowed, already-decided, supplement-already-requested, and as `overreachOf`
 */
export function requestSupplement(
  before: DossierCase,
  command: SupplementCommand,
  context: CaseContext,
): Decision {
  assertAllowed(before.dossier.state, 'request-supplement');
  if (isDecided(before)) throw new DomainError('already-decided', { action: 'request-supplement' });
  refuseSecond(before.dossier.supplementsAfter, command);
  const overreach = overreachOf(command.items, context.variant);
  const late = context.now > returnLimitOf(before, context);
  const request = newRequest(before, 'after_acceptance', command, context, late);
  const returned = stopClocks(before, isKind('return_limit'), context);
  const waiting = startWait(pauseAgencyWork(returned, 'supplement', context), context);
  const supplementsAfter = before.dossier.supplementsAfter + 1;
  // Asked for when it was late already: the new term of the supplement washes nothing away.
  const lateBefore = before.dossier.lateBefore || isOverdue(before.dossier.dueAt, context.now);
  return {
    after: {
      ...waiting,
      dossier: { ...waiting.dossier, state: 'awaiting_supplement', supplementsAfter, lateBefore },
      supplements: [...before.supplements, request],
    },
    events: [{ type: 'supplement_requested', data: requestData(request) }],
    flags: [
      ...returnedAgain(request, context),
      ...lateRequest(request, context),
      ...overreach.map((kind) => flagOf(kind, request, context)),
    ],
  };
}

/**
 * The papers came: the clock follows the version's policy (restart, pause or a fixed term after).
 * @throws DomainError action-not-allowed
 */
export function receiveSupplement(before: DossierCase, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'receive-supplement');
  const request = before.supplements.at(-1);
  const stopped = stopClocks(before, isKind('supplement_wait'), context);
  const policy = context.rules.supplementPolicy;
  const kind = request?.late ? 'pause' : policy.kind;
  const after = startReturnLimit(continueWork(stopped, kind, context), context.now, context);
  const dossier = { ...after.dossier, state: 'in_progress' as const };
  return {
    after: { ...after, dossier, supplements: markReceived(before, context.now) },
    events: [
      {
        type: 'supplement_received',
        data: { no: request?.no ?? null, policy: kind, dueAt: dossier.dueAt?.toISOString() ?? null },
      },
    ],
    flags: [],
  };
}

function continueWork(stopped: DossierCase, kind: string, context: CaseContext): DossierCase {
  const policy = context.rules.supplementPolicy;
  if (kind === 'fixed_term_after' && policy.kind === kind)
    return startTermAfterSupplement(stopped, policy.limit, context);
  return kind === 'restart'
    ? restartAgencyWork(stopped, context)
    : resumeAgencyWork(stopped, 'supplement', context);
}

function refuseSecond(already: number, command: SupplementCommand): void {
  if (already === 0 || command.legalBasis !== null) return;
  throw new DomainError('supplement-already-requested', { already }, 'legalBasis');
}

/** The applicant's time to bring the papers runs from the notice. */
export function startWait(before: DossierCase, context: CaseContext): DossierCase {
  const spec: NewClock = {
    kind: 'supplement_wait',
    limit: context.rules.supplementWait,
    legalBasis: context.rules.supplementWaitBasis ?? completionLaw(before, context),
    owner: context.receiving,
    startedAt: context.now,
    binds: 'applicant',
  };
  return withClock(before, spec, context);
}

function completionLaw({ dossier }: DossierCase, { now, zone }: CaseContext): string {
  const { completion } = statutoryTermsOn(localDayOf(now, zone));
  return dossier.acceptedAt === null ? completion.beforeAcceptance : completion.afterAcceptance;
}

function newRequest(
  before: DossierCase,
  stage: CaseSupplement['stage'],
  command: SupplementCommand,
  context: CaseContext,
  late: boolean,
): CaseSupplement {
  return {
    no: before.supplements.length + 1,
    stage,
    items: command.items,
    reason: command.reason,
    legalBasis: command.legalBasis,
    requestedAt: context.now,
    requestedBy: command.officerId,
    late,
    receivedAt: null,
  };
}

function requestData(request: CaseSupplement): Record<string, unknown> {
  const { no, items, reason, legalBasis, late } = request;
  return { no, items, reason, legalBasis, late };
}

export function markReceived(before: DossierCase, at: Date): readonly CaseSupplement[] {
  // Only the last one: an older one that is open still belongs to an end that was reopened.
  return before.supplements.map((request, index) =>
    request.receivedAt === null && index === before.supplements.length - 1
      ? { ...request, receivedAt: at }
      : request,
  );
}

/** The second return of any kind is what applicants complain of. */
function returnedAgain(request: CaseSupplement, context: CaseContext): readonly CaseFlag[] {
  if (request.no < 2) return [];
  return [flagOf('repeatedly_returned', request, context)];
}

function lateRequest(request: CaseSupplement, context: CaseContext): readonly CaseFlag[] {
  return request.late ? [flagOf('late_supplement_request', request, context)] : [];
}

function flagOf(kind: CaseFlag['kind'], request: CaseSupplement, context: CaseContext): CaseFlag {
  return {
    kind,
    subject: `supplement-${request.no}`,
    agencyId: context.competent.agencyId,
    momentAt: context.now,
    detail: { no: request.no, legalBasis: request.legalBasis },
  };
}
