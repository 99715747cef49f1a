import { describe, expect, it } from '@jest/globals';
import { confirmReceipt } from '../../../../src/domain/dossier/confirm-receipt.js';
import type { CaseContext, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { dueReasonOf } from '../../../../src/domain/dossier/due-reason.js';
import { stop, withdraw } from '../../../../src/domain/dossier/endings.js';
import { receivePayment } from '../../../../src/domain/dossier/payment.js';
import { registerDossier, type Filing } from '../../../../src/domain/dossier/register.js';
import { reopen, type ReopenCommand } from '../../../../src/domain/dossier/reopen.js';
import { sendOn } from '../../../../src/domain/dossier/send-on.js';
import { requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { holdingsOf } from '../../../../src/domain/dossier/whereabouts.js';
import { contextAt, local, on, parallelLegs, paying, refusal, type FixtureOptions } from './case-fixture.js';

const FEE = [{ channel: null, amountDong: 20_000, per: null, note: '' }];
const MISSING = [{ key: 'can_cuoc', name: 'Bản sao căn cước' }];
const OWN: FixtureOptions = { limit: { amount: 5, unit: 'working_day' } };
const ELSEWHERE: FixtureOptions = {
  ...OWN,
  rules: { clockStart: 'agency_received' },
  takenInElsewhere: true,
};
const AFTER_FEE: FixtureOptions = { ...OWN, rules: { clockStart: 'fee_paid' }, fees: FEE };

const at = (when: string, options: FixtureOptions): CaseContext => contextAt(on(when), options);

/** Filed on 5/10 and ended the day after. */
function ended(
  options: FixtureOptions,
  filing: Partial<Filing> = { channel: 'postal' },
  end: typeof stop = withdraw,
): DossierCase {
  const receivedAt = on('2026-10-05 09:00');
  const whole: Filing = { channel: 'counter', receivedAt, missing: [], officerId: '1', ...filing };
  const { after } = registerDossier(whole, contextAt(receivedAt, options));
  return end(after, 'Nhầm', at('2026-10-06 10:00', options)).after;
}

const ORDER: ReopenCommand = {
  reason: 'Khiếu nại đúng',
  legalBasis: 'Quyết định 12/QĐ-UBND ngày 20/10/2026',
  term: 'restart',
  step: null,
};

/** Thu 15/10 at nine. */
const again = (before: DossierCase, options: FixtureOptions, parts: Partial<ReopenCommand> = {}) =>
  reopen(before, { ...ORDER, ...parts }, at('2026-10-15 09:00', options));

const stands = ({ dossier, clocks }: DossierCase) => [
  dossier.state,
  local(dossier.dueAt),
  clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ terms }) => terms.kind)[0],
];

describe('a dossier that is reopened and that nobody had accepted', () => {
  it.each<[string, FixtureOptions, Partial<Filing>, unknown[]]>([
    [
      'filed by post, decided where it was filed',
      OWN,
      { channel: 'postal' },
      ['in_progress', '2026-10-22 17:30', 'processing'],
    ],
    ['filed online', OWN, { channel: 'online' }, ['in_progress', '2026-10-22 17:30', 'processing']],
    [
      'incomplete at the counter',
      OWN,
      { missing: MISSING },
      ['in_progress', '2026-10-22 17:30', 'processing'],
    ],
    ['filed by post, decided elsewhere', ELSEWHERE, { channel: 'postal' }, ['accepted', null, 'hand_over']],
    [
      'filed online, decided elsewhere: data is there at once',
      ELSEWHERE,
      { channel: 'online' },
      ['in_progress', '2026-10-22 17:30', 'processing'],
    ],
    [
      'filed by post, the fee not paid',
      AFTER_FEE,
      { channel: 'postal' },
      ['awaiting_payment', null, 'payment_wait'],
    ],
    [
      'filed by post with its fee',
      AFTER_FEE,
      { channel: 'postal', payment: { amountDong: null, method: 'cash', reference: 'BL 1' } },
      ['in_progress', '2026-10-22 17:30', 'processing'],
    ],
    [
      'filed by post, exempt from the fee',
      AFTER_FEE,
      { channel: 'postal', fee: { amountDong: 0, reason: 'Hộ nghèo' } },
      ['in_progress', '2026-10-22 17:30', 'processing'],
    ],
  ])('goes where an acceptance in that moment leads: %s', (_what, options, filing, expected) => {
    const gone = ended(options, filing);
    expect(gone.dossier.acceptedAt).toBeNull();
    for (const term of ['restart', 'continue'] as const) {
      const { after } = again(gone, options, { term });
      expect(stands(after)).toEqual(expected);
      expect(after.dossier).toMatchObject({ acceptedAt: on('2026-10-15 09:00'), endedAt: null });
    }
  });

  it('has the act of acceptance beside the reopening, which issues the receipt and enters the book', () => {
    const decision = again(ended(OWN), OWN);
    expect(decision.events).toMatchObject([
      { type: 'dossier_reopened', data: { legalBasis: ORDER.legalBasis, former: { state: 'withdrawn' } } },
      {
        type: 'dossier_accepted',
        data: {
          startsWhen: 'complete_dossier',
          startedAt: '2026-10-15T02:00:00.000Z',
          dueAt: '2026-10-22T10:30:00.000Z',
          opened: [{ stepKey: 'appraise' }],
        },
      },
    ]);
    // The steps are told of once, by the acceptance.
    expect(decision.events[0]?.data).not.toHaveProperty('opened');
    expect(dueReasonOf(decision)).toBe('dossier_accepted');
  });

  it('row 10: the clock starts when the agency that decides has it, 5 working days from Mon 19/10', () => {
    const waiting = again(ended(ELSEWHERE), ELSEWHERE);
    expect(waiting.events[1]).toMatchObject({
      type: 'dossier_accepted',
      data: { startsWhen: 'agency_received', dueAt: null, transferDueAt: '2026-10-16T10:30:00.000Z' },
    });
    const receivedAt = on('2026-10-19 08:05');
    const begun = confirmReceipt(waiting.after, { receivedAt }, contextAt(receivedAt, ELSEWHERE)).after;
    expect([begun.dossier.state, local(begun.dossier.dueAt)]).toEqual(['in_progress', '2026-10-26 17:30']);
  });

  it('may still be asked for the papers that were missing, once', () => {
    const { after } = again(ended(OWN, { missing: MISSING }), OWN);
    expect(after.supplements).toMatchObject([{ stage: 'before_acceptance', receivedAt: null }]);
    const ask = { items: [{ description: 'x' }], reason: 'x', legalBasis: null, officerId: '2' };
    const asked = requestSupplement(after, ask, at('2026-10-16 09:00', OWN));
    expect(asked.after.dossier.state).toBe('awaiting_supplement');
  });
});

describe('a dossier that is reopened and was accepted, but whose term had not begun', () => {
  it.each([
    ['stopped', stop],
    ['withdrawn', withdraw],
  ] as const)('waits anew to be sent on, with the acceptance that it had: %s', (state, end) => {
    const gone = ended(ELSEWHERE, {}, end);
    const { after, events } = again(gone, ELSEWHERE);
    expect(stands(after)).toEqual(['accepted', null, 'hand_over']);
    expect(after.dossier.acceptedAt).toEqual(on('2026-10-05 09:00'));
    expect(events).toMatchObject([
      {
        type: 'dossier_reopened',
        data: {
          former: { state },
          startsWhen: 'agency_received',
          transferDueAt: '2026-10-16T10:30:00.000Z',
        },
      },
    ]);
    const sent = sendOn(after, { sentAt: on('2026-10-15 10:00') }, at('2026-10-15 10:00', ELSEWHERE));
    expect(sent.after.dossier.state).toBe('accepted');
  });

  it('is at the desk since its reopening, not since its acceptance', () => {
    const { after } = again(ended(ELSEWHERE, {}), ELSEWHERE);
    const places = { receivingAgencyId: '30', competentAgencyId: '10' };
    expect(holdingsOf(after, places)).toMatchObject([{ agencyId: '30', since: on('2026-10-15 09:00') }]);
  });

  it('waits anew for its fee, and no time before the reopening counts, whenever it was paid', () => {
    const { after, events } = again(ended(AFTER_FEE, {}), AFTER_FEE);
    expect(stands(after)).toEqual(['awaiting_payment', null, 'payment_wait']);
    expect(events[0]?.data).toMatchObject({ startsWhen: 'fee_paid', dueAt: null });
    for (const [paidAt, due] of [
      ['2026-10-12 09:00', '2026-10-22 17:30'],
      ['2026-10-16 09:00', '2026-10-23 17:30'],
    ] as const) {
      const paid = receivePayment(after, paying(on(paidAt)), at('2026-10-19 08:00', AFTER_FEE)).after;
      expect(stands(paid)).toEqual(['in_progress', due, 'processing']);
    }
  });

  it('begins with the reopening where it was paid since its end', () => {
    const gone = ended(AFTER_FEE, {}, stop);
    const paid = receivePayment(gone, paying(on('2026-10-09 09:00')), at('2026-10-09 09:00', AFTER_FEE));
    const { after, events } = again(paid.after, AFTER_FEE);
    expect(stands(after)).toEqual(['in_progress', '2026-10-22 17:30', 'processing']);
    expect(events).toMatchObject([{ type: 'dossier_reopened', data: { opened: [{ stepKey: 'appraise' }] } }]);
  });
});

describe('where no work had begun', () => {
  const LEGS: FixtureOptions = { ...OWN, plan: parallelLegs };

  it('a reopening begins at the plan’s beginning and refuses any other step', () => {
    const step = (key: string, options: FixtureOptions) =>
      refusal(() => again(ended(options), options, { step: key }));
    expect(step('appraise', OWN)).toBeNull();
    expect(step('approve', OWN)).toBe('work-not-begun');
    expect(step('nowhere', OWN)).toBe('unknown-step');
    expect(step('police', LEGS)).toBe('step-not-reopenable');
    expect(step('collect', LEGS)).toBe('work-not-begun');
  });
});
