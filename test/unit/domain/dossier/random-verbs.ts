import fc from 'fast-check';
import { acknowledgeLeg } from '../../../../src/domain/dossier/acknowledge-leg.js';
import { acceptDossier } from '../../../../src/domain/dossier/accept.js';
import {
  allowedActions,
  type DossierAction,
  type DossierState,
} from '../../../../src/domain/dossier/dossier-lifecycle.js';
import { apologise } from '../../../../src/domain/dossier/apologise.js';
import {
  recordOutageOn,
  reprojectClocks,
  withRecalculated,
} from '../../../../src/domain/dossier/case-recalculation.js';
import { confirmReceipt } from '../../../../src/domain/dossier/confirm-receipt.js';
import type { CaseContext, Decision, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { correctFee } from '../../../../src/domain/dossier/correct-fee.js';
import { correctDetails } from '../../../../src/domain/dossier/correct-details.js';
import { correctResult, reissueResult } from '../../../../src/domain/dossier/correct-result.js';
import { notAccept, stop, withdraw } from '../../../../src/domain/dossier/endings.js';
import { expireClock } from '../../../../src/domain/dossier/expire.js';
import { extendDeadline } from '../../../../src/domain/dossier/extend-deadline.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { pauseWork, resumeWork } from '../../../../src/domain/dossier/pause-work.js';
import { receivePayment, requestPayment } from '../../../../src/domain/dossier/payment.js';
import { refile } from '../../../../src/domain/dossier/refile.js';
import { recordRefund } from '../../../../src/domain/dossier/refund.js';
import { reopen } from '../../../../src/domain/dossier/reopen.js';
import { handOverResult, receiveResult } from '../../../../src/domain/dossier/result-delivery.js';
import { DELIVERY_WAYS } from '../../../../src/domain/dossier/delivery-ways.js';
import { returnStep, stepsDone } from '../../../../src/domain/dossier/return-step.js';
import { sendOn } from '../../../../src/domain/dossier/send-on.js';
import {
  receiveCorrection,
  receiveSupplement,
  requestCorrection,
  requestSupplement,
} from '../../../../src/domain/dossier/supplement.js';
import { planStepOf } from '../../../../src/domain/workflow/workflow-plan.js';
import {
  consulting,
  parallelLegs,
  throughDesk,
  type FixtureOptions,
  paying,
  delivering,
} from './case-fixture.js';

/** One try at a verb: how long after the one before, and a number to choose by. */
export interface Attempt {
  readonly verb: keyof typeof VERBS;
  readonly minutes: number;
  readonly pick: number;
}

type Try = (before: DossierCase, context: CaseContext, pick: number) => Decision | null;

const ask = { items: [{ description: 'Giấy tờ' }], reason: 'Thiếu', officerId: '2' };
const basisOf = (pick: number) => (pick % 3 === 0 ? null : 'Luật chuyên ngành');
const reasonOf = (pick: number) => (pick % 2 === 0 ? 'consultation' : 'verification');
const earlier = ({ now }: CaseContext, pick: number) => new Date(now.getTime() - (pick % 4_000) * 60_000);

/** The same place under a procedure with another term. */
function onOtherTerm(context: CaseContext, days: number): CaseContext {
  const limit = { amount: days, unit: 'working_day' as const };
  const terms = context.variant.terms.map((term) => ({
    ...term,
    decidedTerm: { ...term.decidedTerm, limit },
  }));
  return { ...context, variant: { ...context.variant, terms } };
}

function finishOne(before: DossierCase, context: CaseContext, pick: number): Decision {
  const open = before.steps.filter(({ state }) => state === 'open');
  const step = open[pick % Math.max(open.length, 1)]?.stepKey ?? 'none';
  const outcomes = planStepOf(context.plan, step)?.outcomes ?? [];
  const outcome = outcomes[pick % Math.max(outcomes.length, 1)]?.key ?? 'none';
  return finishStep(before, { step, outcome, note: 'Không đủ điều kiện', officerId: '2' }, context);
}

const moved = (before: DossierCase, clocks: DossierCase['clocks']): Decision => ({
  after: withRecalculated(before, clocks),
  events: [],
  flags: [],
});

function giveOneBack(before: DossierCase, context: CaseContext, pick: number): Decision {
  const open = before.steps.filter(({ state }) => state === 'open');
  const step = open[pick % Math.max(open.length, 1)]?.stepKey ?? 'none';
  const done = stepsDone(before);
  const toStep = done[Math.floor(pick / 3) % Math.max(done.length, 1)] ?? 'none';
  return returnStep(before, { step, toStep, reason: 'Cần xem lại', officerId: '2' }, context);
}

export const VERBS = {
  accept: (before, context) => acceptDossier(before, context.now, context),
  notAccept: (before, context) => notAccept(before, 'Sai', context),
  requestCorrection: (before, context, pick) =>
    requestCorrection(before, { ...ask, legalBasis: basisOf(pick) }, context),
  receiveCorrection: (before, context) => receiveCorrection(before, context),
  sendOn: (before, context, pick) => sendOn(before, { sentAt: earlier(context, pick) }, context),
  confirmReceipt: (before, context, pick) =>
    confirmReceipt(before, { receivedAt: earlier(context, pick) }, context),
  finish: finishOne,
  finishAgain: finishOne,
  acknowledgeLeg: (before, context) => acknowledgeLeg(before, { leg: 'police' }, context),
  giveBack: giveOneBack,
  requestSupplement: (before, context, pick) =>
    requestSupplement(before, { ...ask, legalBasis: basisOf(pick) }, context),
  receiveSupplement: (before, context) => receiveSupplement(before, context),
  requestPayment: (before, context, pick) =>
    requestPayment(
      before,
      { amountDong: 1, reason: 'Phí', legalBasis: basisOf(pick), officerId: '2' },
      context,
    ),
  receivePayment: (before, context, pick) => {
    const amountDong = pick % 2 === 0 ? null : 1 + (pick % 5);
    return receivePayment(before, { ...paying(earlier(context, pick)), amountDong }, context);
  },
  pause: (before, context, pick) =>
    pauseWork(before, { reason: reasonOf(pick), legalBasis: 'Luật A', note: null }, context),
  resume: (before, context, pick) => resumeWork(before, { reason: reasonOf(pick), note: null }, context),
  extend: (before, context, pick) => {
    const extension = { amount: 1 + (pick % 7), unit: 'working_day' as const };
    return extendDeadline(before, { extension, reason: 'Phức tạp', legalBasis: null }, context);
  },
  apologise: (before, context, pick) => {
    const extra = { amount: 1 + (pick % 9), unit: 'working_day' as const };
    return apologise(before, { extra, reason: 'Quá tải', signedBy: '3', signedName: 'Trần B' }, context);
  },
  expire: (before, context) => {
    const ended = before.clocks.map(({ no }) => expireClock(before, no, context));
    return ended.find((decision) => decision !== null) ?? null;
  },
  outage: (before, context, pick) =>
    moved(
      before,
      recordOutageOn(
        before.clocks,
        earlier(context, 60 + (pick % 2_000)),
        context.now,
        context.calendars,
        ({ terms }) => terms.kind !== 'supplement_wait' && pick % 3 > 0,
      ),
    ),
  recalculate: (before, context) => moved(before, reprojectClocks(before.clocks, context.calendars)),
  withdraw: (before, context) => withdraw(before, 'Rút', context),
  stop: (before, context) => stop(before, 'Dừng', context),
  refund: (before, context, pick) =>
    recordRefund(
      before,
      { amountDong: 1 + (pick % 3), reason: 'Nộp thừa', method: null, reference: null, officerId: '2' },
      context,
    ),
  correctFee: (before, context, pick) =>
    correctFee(before, { amountDong: pick % 4, reason: 'Miễn', officerId: '2' }, context),
  correctDetails: (before) =>
    correctDetails(
      before,
      { fullName: 'Trần Văn Nam' },
      { details: { fullName: 'Trần Văn Năm' }, reason: 'Gõ sai' },
      [],
    ).decision,
  refile: (before, context, pick) =>
    refile(
      before,
      {
        no: 1 + (pick % 9),
        reason: 'Nhầm thủ tục',
        changes: [{ field: 'procedureCode', from: 'a', to: 'b' }],
        place: pick % 4 === 0 ? null : onOtherTerm(context, 1 + (pick % 12)),
        proposedBy: 'Trần B',
      },
      context,
    ),
  receiveResult: (before, context) => receiveResult(before, context),
  handOver: (before, context, pick) =>
    handOverResult(before, delivering(DELIVERY_WAYS[pick % DELIVERY_WAYS.length]), context),
  correctResult: (before, context) =>
    correctResult(before, { reason: 'Sai ngày sinh', noticedBy: 'applicant' }, context),
  reissueResult: (before, context) => reissueResult(before, 'Đã sửa', context),
  reopen: (before, context, pick) => {
    const step = pick % 3 === 0 ? null : (context.plan.steps[pick % context.plan.steps.length]?.key ?? null);
    const term = pick % 2 === 0 ? ('continue' as const) : ('restart' as const);
    return reopen(before, { reason: 'Khiếu nại', legalBasis: 'QĐ 12/QĐ-UBND', term, step }, context);
  },
} satisfies Record<string, Try>;

/** The action of the lifecycle table behind each verb; the others are done by rules and walks. */
const ACTION_OF: Partial<Record<keyof typeof VERBS, DossierAction>> = {
  accept: 'accept',
  requestCorrection: 'request-correction',
  receiveCorrection: 'receive-correction',
  sendOn: 'send-on',
  confirmReceipt: 'confirm-receipt',
  finish: 'finish-step',
  finishAgain: 'finish-step',
  acknowledgeLeg: 'acknowledge-leg',
  giveBack: 'return-step',
  requestSupplement: 'request-supplement',
  receiveSupplement: 'receive-supplement',
  requestPayment: 'request-payment',
  receivePayment: 'receive-payment',
  pause: 'pause',
  resume: 'resume',
  extend: 'extend',
  apologise: 'apologise',
  refund: 'record-refund',
  correctFee: 'correct-fee',
  correctDetails: 'correct-details',
  refile: 'refile',
  receiveResult: 'receive-result',
  handOver: 'hand-over-result',
  correctResult: 'correct-result',
  reissueResult: 'reissue-result',
  reopen: 'reopen',
};

/**
 * The verb of an attempt, or where the table does not know it in this state one that it does: most attempts would be
 * refused at the door otherwise. Ends are not put in its place, or every run would be over at once.
 */
export function verbOf({ verb, pick }: Attempt, state: DossierState): keyof typeof VERBS {
  const allowed = allowedActions(state);
  const own = ACTION_OF[verb];
  if (own === undefined || allowed.includes(own) || pick % 4 === 0) return verb;
  const possible = (Object.keys(ACTION_OF) as (keyof typeof VERBS)[]).filter((each) =>
    allowed.includes(ACTION_OF[each] as DossierAction),
  );
  return possible[Math.floor(pick / 7) % Math.max(possible.length, 1)] ?? verb;
}

/** Ends come seldom; what leads through the work to the result comes more often. */
const WEIGHTS: Partial<Record<keyof typeof VERBS, number>> = {
  withdraw: 0,
  stop: 0,
  notAccept: 0,
  refile: 0,
  finish: 3,
};

export const attempts = fc.array(
  fc.record({
    verb: fc.oneof(
      ...(Object.keys(VERBS) as (keyof typeof VERBS)[]).map((verb) => ({
        arbitrary: fc.constant(verb),
        weight: 1 + 7 * (WEIGHTS[verb] ?? 1),
      })),
    ),
    minutes: fc.oneof(fc.nat(600), fc.nat(4_000), fc.constant(0), fc.constant(30_000)),
    pick: fc.nat(100_000),
  }),
  { minLength: 1, maxLength: 30 },
) as fc.Arbitrary<Attempt[]>;

const PAY_IN_30_DAYS = {
  limit: { amount: 30, unit: 'day' as const },
  legalBasis: 'Luật Phí và lệ phí',
  closes: true,
};

export const options: fc.Arbitrary<FixtureOptions> = fc
  .record({
    limit: fc.constantFrom(
      { amount: 10, unit: 'working_day' as const },
      { amount: 2, unit: 'working_day' as const },
      { amount: 15, unit: 'day' as const },
      { amount: 1, unit: 'month' as const },
      { amount: 24, unit: 'working_hour' as const },
      { amount: 0, unit: 'same_day' as const },
    ),
    policy: fc.constantFrom(
      { kind: 'restart' as const },
      { kind: 'pause' as const },
      { kind: 'fixed_term_after' as const, limit: { amount: 3, unit: 'working_day' as const } },
    ),
    plan: fc.constantFrom(undefined, parallelLegs, throughDesk, consulting(), consulting(true)),
    clockStart: fc.constantFrom('complete_dossier' as const, 'agency_received' as const, 'fee_paid' as const),
    fee: fc.constantFrom(undefined, null, 0, 3, 5),
    paymentCloses: fc.boolean(),
    excluded: fc.subarray(['consultation', 'verification', 'outage'] as const),
    extendable: fc.boolean(),
    takenInElsewhere: fc.boolean(),
    ownDeskHours: fc.boolean(),
  })
  .map(({ plan, clockStart, fee, paymentCloses, excluded, extendable, ...rest }) => ({
    ...rest,
    ...(fee === undefined ? {} : { fees: [{ channel: null, amountDong: fee, per: null, note: '' }] }),
    ...(plan ? { plan } : {}),
    rules: {
      clockStart,
      excluded: [...excluded],
      ...(paymentCloses ? { paymentWait: PAY_IN_30_DAYS } : {}),
      extension: extendable
        ? { most: { amount: 5, unit: 'working_day' as const }, legalBasis: 'Luật B' }
        : null,
    },
  }));
