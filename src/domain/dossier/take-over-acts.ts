import { DomainError } from '../domain-error.js';
import { later } from '../deadline/excluded-time.js';
import { planStepOf } from '../workflow/workflow-plan.js';
import { acceptDossier } from './accept.js';
import { apologisedElsewhere } from './apologise.js';
import { confirmReceipt } from './confirm-receipt.js';
import type { CaseContext, Decision, DossierCase } from './dossier-case.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { extendDeadline } from './extend-deadline.js';
import { endStep } from './finish-step.js';
import { openStepOf } from './open-step.js';
import { startsWhen } from './legal-clock.js';
import { pauseWork, resumeWork } from './pause-work.js';
import { receivePayment, requestPayment, whyBasisIsNeeded } from './payment.js';
import { sendOn } from './send-on.js';
import { receiveCorrection, receiveSupplement, requestCorrection, requestSupplement } from './supplement.js';
import type { Happening, ToldDossier, ToldPapers, ToldPause, ToldPayment, ToldStep } from './told-dossier.js';

type Decide = (before: DossierCase, context: CaseContext) => Decision;

/** One verb of the core at the moment at which another system says that it happened. */
export interface Act {
  readonly at: Date;
  readonly line: number | null;
  readonly by: string | null;
  readonly decide: Decide;
}

interface OrderedAct extends Act {
  readonly rank: number;
}

// At one moment: what precedes the acceptance, the acceptance, the work.
const [BEFORE, ACCEPTANCE, AFTER] = [0, 1, 2];

/** Stands where the other system names no rule on which it asked again, or asked for money of a free procedure. */
const AS_TOLD = 'Theo dữ liệu của hệ thống cũ, không nêu căn cứ';
const NO_REASON = 'Không nêu trong dữ liệu của hệ thống cũ';

/**
 * What happened after the filing, as verbs in the order of their moments; at one moment in the order of the source.
 * @param isAccepted the filing was accepted with its receipt, and what was asked before it is in it already
 */
export function actsOf(
  told: ToldDossier,
  { opensWith, isAccepted }: { readonly opensWith: Happening | null; readonly isAccepted: boolean },
  context: CaseContext,
): readonly Act[] {
  const { acceptedAt, happenings, channel } = told;
  const acceptance: OrderedAct[] =
    isAccepted || acceptedAt === null
      ? []
      : [{ at: acceptedAt, line: null, by: null, rank: ACCEPTANCE, decide: acceptAt(acceptedAt) }];
  const fee =
    startsWhen(channel, context) === 'fee_paid' ? happenings.find(({ kind }) => kind === 'payment') : null;
  const acts = happenings.flatMap((happening): OrderedAct[] => {
    if (happening === fee) return firstFee(happening as ToldPayment, acceptedAt ?? told.receivedAt);
    const [start, ...ends] = actsOfHappening(happening);
    return happening === opensWith ? ends : [...(start ? [start] : []), ...ends];
  });
  return [...acceptance, ...acts].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || a.rank - b.rank || (a.line ?? 0) - (b.line ?? 0),
  );
}

/** Begin and end of what happened. */
function actsOfHappening(happening: Happening): readonly OrderedAct[] {
  const { at, line, by } = happening;
  const act = (decide: Decide, moment = at, rank = AFTER): OrderedAct => ({
    at: moment,
    line,
    by,
    rank,
    decide,
  });
  const until = 'until' in happening ? happening.until : null;
  const ending = (decide: Decide, rank = AFTER): OrderedAct[] => (until ? [act(decide, until, rank)] : []);
  switch (happening.kind) {
    case 'step':
      return [act(finishTold(happening))];
    case 'correction':
      return [act(askFor(happening), at, BEFORE), ...ending(receiveCorrection, BEFORE)];
    case 'supplement':
      return [act(askFor(happening)), ...ending(receiveSupplement)];
    case 'payment':
      return [act(askToPay(happening)), ...(until ? [act(payAt(until), until)] : [])];
    case 'consultation':
    case 'verification':
      return [act(pauseFor(happening)), ...ending(goOn(happening))];
    case 'extension': {
      const { extension, legalBasis, reason } = happening;
      const command = { extension, legalBasis, reason: reason ?? NO_REASON };
      return [act((before, context) => extendDeadline(before, command, context))];
    }
    case 'apology': {
      const { promisedDueAt, reason } = happening;
      const told = { promisedDueAt, reason: reason ?? NO_REASON, signedName: by ?? '' };
      return [act((before, context) => apologisedElsewhere(before, told, context))];
    }
    case 'sent_on':
      return [act((before, context) => sendOn(before, { sentAt: at }, context))];
    case 'agency_received':
      return [act((before, context) => confirmReceipt(before, { receivedAt: at }, context))];
  }
}

/** Where the fee starts the clock the dossier waits for it from its acceptance on; it may have been paid before. */
function firstFee({ until, line, by }: ToldPayment, acceptedAt: Date): OrderedAct[] {
  if (!until) return [];
  return [{ at: later(until, acceptedAt), line, by, rank: AFTER, decide: payAt(until) }];
}

function acceptAt(at: Date): Decide {
  return (before, context) => acceptDossier(before, at, context);
}

function payAt(paidAt: Date): Decide {
  const paid = { paidAt, amountDong: null, method: null, reference: null, officerId: null };
  return (before, context) => receivePayment(before, paid, context);
}

function askToPay({ amountDong, reason, legalBasis }: ToldPayment): Decide {
  return (before, context) => {
    const needsBasis = whyBasisIsNeeded(before, amountDong, context) !== null;
    const basis = legalBasis ?? (needsBasis ? AS_TOLD : null);
    const asked = { amountDong, reason: reason ?? NO_REASON, legalBasis: basis, officerId: null };
    return requestPayment(before, asked, context);
  };
}

/** Asked twice without a rule it was asked all the same: it comes in with the flag that supervisors look for. */
function askFor(papers: ToldPapers): Decide {
  const isCorrection = papers.kind === 'correction';
  const ask = isCorrection ? requestCorrection : requestSupplement;
  return (before, context) => {
    const { supplementsBefore, supplementsAfter } = before.dossier;
    const isAgain = (isCorrection ? supplementsBefore : supplementsAfter) > 0;
    const legalBasis = papers.legalBasis ?? (isAgain ? AS_TOLD : null);
    // Told in the words of another system: against our list of components nothing can be said of it.
    const variant = { ...context.variant, components: [] };
    return ask(before, { ...wordsOf(papers), legalBasis, officerId: null }, { ...context, variant });
  };
}

/** The papers as the source describes them. */
export function wordsOf({ reason }: ToldPapers): {
  readonly reason: string;
  readonly items: readonly { readonly description: string }[];
} {
  const description = reason ?? NO_REASON;
  return { reason: description, items: [{ description }] };
}

function pauseFor({ kind, reason, legalBasis }: ToldPause): Decide {
  const command = { reason: kind, legalBasis: legalBasis ?? AS_TOLD, note: reason };
  return (before, context) => pauseWork(before, command, context);
}

function goOn({ kind }: ToldPause): Decide {
  return (before, context) => resumeWork(before, { reason: kind, note: null }, context);
}

/** @throws DomainError unknown-step, step-not-open, step-agency-differs, outcome-not-told, unknown-outcome */
function finishTold({ step: key, outcome, agencyId, note }: ToldStep): Decide {
  return (before, context) => {
    assertAllowed(before.dossier.state, 'finish-step');
    const planned = planStepOf(context.plan, key);
    if (!planned) {
      const known = context.plan.steps.map((step) => step.key);
      throw new DomainError('unknown-step', { step: key, known }, 'step');
    }
    const step = openStepOf(before, key);
    if (agencyId !== null && agencyId !== step.agencyId) {
      throw new DomainError('step-agency-differs', { step: key }, 'agency');
    }
    const [only, another] = planned.outcomes;
    const reached = outcome ?? (another ? undefined : only?.key);
    if (reached === undefined) {
      const known = planned.outcomes.map((each) => each.key);
      throw new DomainError('outcome-not-told', { step: key, known }, 'outcome');
    }
    return endStep(before, { step: key, outcome: reached, note, officerId: null }, context);
  };
}
