import { DomainError } from '../domain-error.js';
import type { Channel } from '../procedure-rules.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import { localDayOf } from '../calendar/zoned-time.js';
import { takeIn } from './accept.js';
import { withClock } from './case-clocks.js';
import { deskShift } from './case-steps.js';
import { chargeFee } from './correct-fee.js';
import { receivePayment, type PaymentCommand } from './payment.js';
import type { ChargedFee } from './fees.js';
import { startWait } from './supplement.js';
import type { CaseContext, CaseSupplement, Decision, DossierCase } from './dossier-case.js';
import { termOf } from './filed-variant.js';

export interface Filing {
  readonly channel: Channel;
  readonly receivedAt: Date;
  /** Mandatory papers that the officer checked and did not get; empty when complete or vouched for. */
  readonly missing: readonly { readonly key: string; readonly name: string }[];
  readonly officerId: string;
  /** Another amount than the rule's, or the amount where the rule gives none. */
  readonly fee?: ChargedFee;
  /** Paid in the same act. */
  readonly payment?: Omit<PaymentCommand, 'paidAt' | 'officerId'>;
}

/**
 * A filing comes in. At the counter a complete dossier is accepted in the same act and an incomplete
 * one waits for correction, told in one notice (Decree 118/2025 art. 16.3); online and postal filings
 * wait for the officer's answer within 8 working hours (art. 17.2).
 * @throws DomainError channel-not-offered, fee-reason-missing, nothing-to-pay, amount-unknown
 */
export function registerDossier(filing: Filing, context: CaseContext): Decision {
  termOf(context.variant, filing.channel);
  // The account decides what the acceptance has to wait for.
  const account = accountOf(emptyCase(filing), filing, context);
  const taken = filed(account.after, filing, context);
  return {
    after: taken.after,
    events: [...tellingClass(taken.events, context), ...account.events],
    flags: [...account.flags, ...taken.flags],
  };
}

/** The event of the filing says as whom it was filed, since its term and its fee follow from that. */
function tellingClass(events: Decision['events'], { variant }: CaseContext): Decision['events'] {
  const { applicantClass } = variant.circumstances;
  if (applicantClass === null) return events;
  return events.map((event, index) =>
    index === 0 ? { ...event, data: { ...event.data, applicantClass } } : event,
  );
}

/** What is charged and paid in the act of filing. */
function accountOf(opened: DossierCase, filing: Filing, context: CaseContext): Decision {
  const { fee, payment, officerId, receivedAt } = filing;
  const untouched: Decision = { after: opened, events: [], flags: [] };
  const charged = fee ? chargeFee(opened, fee, officerId, context) : untouched;
  if (!payment) return charged;
  const paid = { ...payment, paidAt: receivedAt, officerId };
  return then(charged, (before) => asPart(() => receivePayment(before, paid, context)));
}

/** The verb has these fields at the top, the filing has them in its payment: a refusal names them there. */
function asPart(pay: () => Decision): Decision {
  try {
    return pay();
  } catch (error) {
    if (!(error instanceof DomainError) || error.field === null) throw error;
    throw new DomainError(error.code, error.details, `payment.${error.field}`);
  }
}

/** Two verbs as one act. */
function then(first: Decision, next: (before: DossierCase) => Decision): Decision {
  const second = next(first.after);
  return {
    after: second.after,
    events: [...first.events, ...second.events],
    flags: [...first.flags, ...second.flags],
  };
}

function filed(opened: DossierCase, filing: Filing, context: CaseContext): Decision {
  if (filing.channel === 'counter') {
    return filing.missing.length > 0
      ? waitForPapers(opened, filing, context)
      : takeIn(opened, filing.receivedAt, context);
  }
  const { limit, legalBasis } = statutoryTermsOn(localDayOf(filing.receivedAt, context.zone)).intakeResponse;
  const owner = deskShift(context);
  const after = withClock(
    opened,
    { kind: 'intake_response', limit, legalBasis, owner, startedAt: filing.receivedAt },
    context,
  );
  return { after, events: [{ type: 'dossier_registered', data: registeredData(after, filing) }], flags: [] };
}

function registeredData(after: DossierCase, filing: Filing): Record<string, unknown> {
  return {
    channel: filing.channel,
    receivedAt: filing.receivedAt.toISOString(),
    answerDueAt: after.clocks[0]?.dueAt?.toISOString() ?? null,
  };
}

function waitForPapers(opened: DossierCase, filing: Filing, context: CaseContext): Decision {
  const request: CaseSupplement = {
    no: 1,
    stage: 'before_acceptance',
    items: filing.missing.map(({ key, name }) => ({ component: key, description: name })),
    reason: 'Thiếu thành phần hồ sơ bắt buộc',
    legalBasis: null,
    requestedAt: context.now,
    requestedBy: filing.officerId,
    late: false,
    receivedAt: null,
  };
  const waiting = startWait(opened, context);
  const dossier = { ...waiting.dossier, state: 'awaiting_correction' as const, supplementsBefore: 1 };
  return {
    after: { ...waiting, dossier, supplements: [request] },
    events: [
      { type: 'dossier_registered', data: registeredData(opened, filing) },
      { type: 'correction_requested', data: { no: 1, items: request.items, reason: request.reason } },
    ],
    flags: [],
  };
}

function emptyCase(filing: Filing): DossierCase {
  return {
    dossier: {
      state: 'registered',
      channel: filing.channel,
      receivedAt: filing.receivedAt,
      acceptedAt: null,
      originalDueAt: null,
      dueAt: null,
      promisedDueAt: null,
      provisional: false,
      extendedAt: null,
      resolvedAt: null,
      resolvedOn: null,
      outcome: null,
      timeliness: null,
      timeSplit: null,
      resultAtDeskAt: null,
      returnedAt: null,
      endedAt: null,
      endReason: null,
      supplementsBefore: 0,
      supplementsAfter: 0,
      marking: { open: [], waiting: [] },
      resultIssue: 1,
      lateBefore: false,
    },
    steps: [],
    clocks: [],
    supplements: [],
    fees: [],
    deliveries: [],
  };
}
