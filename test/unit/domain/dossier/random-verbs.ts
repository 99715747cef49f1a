import fc from 'fast-check';
import { acceptDossier } from '../../../../src/domain/dossier/accept.js';
import { apologise } from '../../../../src/domain/dossier/apologise.js';
import {
  recordOutageOn,
  reprojectClocks,
  withRecalculated,
} from '../../../../src/domain/dossier/case-recalculation.js';
import { confirmReceipt } from '../../../../src/domain/dossier/confirm-receipt.js';
import type { CaseContext, Decision, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { handOverResult, notAccept, stop, withdraw } from '../../../../src/domain/dossier/endings.js';
import { expireClock } from '../../../../src/domain/dossier/expire.js';
import { extendDeadline } from '../../../../src/domain/dossier/extend-deadline.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { pauseWork, resumeWork } from '../../../../src/domain/dossier/pause-work.js';
import { receivePayment, requestPayment } from '../../../../src/domain/dossier/payment.js';
import { sendOn } from '../../../../src/domain/dossier/send-on.js';
import {
  receiveCorrection,
  receiveSupplement,
  requestCorrection,
  requestSupplement,
} from '../../../../src/domain/dossier/supplement.js';
import { planStepOf } from '../../../../src/domain/workflow/workflow-plan.js';
import { consulting, parallelLegs, throughDesk, type FixtureOptions } from './case-fixture.js';

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

function finishOne(before: DossierCase, context: CaseContext, pick: number): Decision {
  const open = before.steps.filter(({ state }) => state === 'open');
  const step = open[pick % Math.max(open.length, 1)]?.stepKey ?? 'none';
  const outcomes = planStepOf(context.plan, step)?.outcomes ?? [];
  const outcome = outcomes[pick % Math.max(outcomes.length, 1)]?.key ?? 'none';
  return finishStep(before, { step, outcome, note: null, officerId: '2' }, context);
}

const moved = (before: DossierCase, clocks: DossierCase['clocks']): Decision => ({
  after: withRecalculated(before, clocks),
  events: [],
  flags: [],
});

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
  requestSupplement: (before, context, pick) =>
    requestSupplement(before, { ...ask, legalBasis: basisOf(pick) }, context),
  receiveSupplement: (before, context) => receiveSupplement(before, context),
  requestPayment: (before, context, pick) =>
    requestPayment(before, { amountDong: 1, reason: 'Phí', legalBasis: basisOf(pick) }, context),
  receivePayment: (before, context, pick) =>
    receivePayment(before, { paidAt: earlier(context, pick) }, context),
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
  handOver: (before, context) => handOverResult(before, 'desk', context),
} satisfies Record<string, Try>;

/** Ends come seldom, or every run would be over at once; what leads through the work to the result comes more often. */
const WEIGHTS: Partial<Record<keyof typeof VERBS, number>> = {
  withdraw: 0,
  stop: 0,
  notAccept: 0,
  finish: 3,
  handOver: 3,
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
    excluded: fc.subarray(['consultation', 'verification', 'outage'] as const),
    extendable: fc.boolean(),
    takenInElsewhere: fc.boolean(),
    ownDeskHours: fc.boolean(),
  })
  .map(({ plan, clockStart, excluded, extendable, ...rest }) => ({
    ...rest,
    ...(plan ? { plan } : {}),
    rules: {
      clockStart,
      excluded: [...excluded],
      extension: extendable
        ? { most: { amount: 5, unit: 'working_day' as const }, legalBasis: 'Luật B' }
        : null,
    },
  }));
