import { describe, expect, it } from '@jest/globals';
import { acceptDossier } from '../../../../src/domain/dossier/accept.js';
import { correctFee } from '../../../../src/domain/dossier/correct-fee.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { stop, withdraw } from '../../../../src/domain/dossier/endings.js';
import { expireClock } from '../../../../src/domain/dossier/expire.js';
import { receivePayment, requestPayment } from '../../../../src/domain/dossier/payment.js';
import { registerDossier, type Filing } from '../../../../src/domain/dossier/register.js';
import { reopen } from '../../../../src/domain/dossier/reopen.js';
import { clockOf, contextAt, local, on, paying, refusal, type FixtureOptions } from './case-fixture.js';

/** 20,000 đồng start a term of 2 working days; unpaid for 30 days the dossier is closed. */
const FEE_PAID: FixtureOptions = {
  fees: [{ channel: null, amountDong: 20_000, per: null, note: '' }],
  rules: {
    clockStart: 'fee_paid',
    paymentWait: { limit: { amount: 30, unit: 'day' }, legalBasis: 'Luật Phí và lệ phí', closes: true },
  },
  limit: { amount: 2, unit: 'working_day' },
};
const PER_PAGE: FixtureOptions = {
  ...FEE_PAID,
  fees: [{ channel: null, amountDong: 8_000, per: 'bản', note: '' }],
};
const ALL = { amountDong: null, method: 'cash', reference: 'BL 0001234' } as const;
const MISSING = [{ key: 'can_cuoc', name: 'Bản sao căn cước' }];

const at = (when: string, options = FEE_PAID) => contextAt(on(when), options);

function filed(parts: Partial<Filing>, options = FEE_PAID) {
  const filing: Filing = {
    channel: 'counter',
    receivedAt: on('2026-10-05 09:00'),
    missing: [],
    officerId: '1',
    ...parts,
  };
  return registerDossier(filing, at('2026-10-05 09:00', options));
}

const accepted = (before: DossierCase, when: string) => acceptDossier(before, on(when), at(when)).after;

const pay = (before: DossierCase, paidAt: string, amountDong: number | null = null, enteredAt = paidAt) =>
  receivePayment(before, paying(on(paidAt), amountDong), at(enteredAt));

const begun = ({ dossier }: DossierCase) => [dossier.state, local(dossier.dueAt)];

describe('a dossier that the fee starts waits for nothing when nothing is owed (row 24)', () => {
  it('filed online with its payment on 5/10 09:00, accepted at 14:00: 2 working days are Wed 7/10', () => {
    const registered = filed({ channel: 'online', payment: ALL });
    expect(registered.events.map(({ type }) => type)).toEqual(['dossier_registered', 'payment_received']);
    const taken = accepted(registered.after, '2026-10-05 14:00');
    expect(begun(taken)).toEqual(['in_progress', '2026-10-07 17:30']);
    expect(clockOf(taken, 'processing').startedAt).toEqual(on('2026-10-05 14:00'));
    expect(taken.clocks.map(({ terms }) => terms.kind)).not.toContain('payment_wait');
  });

  it('a paper missing at the counter, the fee paid at once, accepted on 6/10: Thu 8/10', () => {
    const registered = filed({ missing: MISSING, payment: ALL }).after;
    expect(registered.dossier.state).toBe('awaiting_correction');
    expect(begun(accepted(registered, '2026-10-06 09:00'))).toEqual(['in_progress', '2026-10-08 17:30']);
  });

  it('exempt at the counter as a poor household: Wed 7/10', () => {
    const { after, flags } = filed({ fee: { amountDong: 0, reason: 'Hộ nghèo' } });
    expect(begun(after)).toEqual(['in_progress', '2026-10-07 17:30']);
    expect(flags.map(({ kind }) => kind)).toEqual(['fee_differs']);
  });

  it('paid later than complete, yet entered before the acceptance: from the payment', () => {
    const registered = filed({ channel: 'online' }).after;
    const paid = pay(registered, '2026-10-06 10:00').after;
    expect(begun(acceptDossier(paid, on('2026-10-05 14:00'), at('2026-10-06 11:00')).after)).toEqual([
      'in_progress',
      '2026-10-08 17:30',
    ]);
  });

  it('paid by the page in the act of filing, where only the desk knows how much', () => {
    const payment = { ...ALL, amountDong: 16_000 };
    expect(begun(filed({ payment }, PER_PAGE).after)).toEqual(['in_progress', '2026-10-07 17:30']);
    expect(refusal(() => filed({ payment: ALL }, PER_PAGE))).toBe('amount-unknown');
  });

  it.each<[string, Partial<Filing>, FixtureOptions]>([
    ['amount-unknown', { payment: ALL }, PER_PAGE],
    ['nothing-to-pay', { payment: ALL, fee: { amountDong: 0, reason: 'Hộ nghèo' } }, FEE_PAID],
  ])(
    'refused with %s it names the field of the filing, while the verb names its own',
    (code, money, options) => {
      const field = 'payment.amountDong';
      expect(() => filed(money, options)).toThrow(expect.objectContaining({ code, field }));
      const { payment, ...logged } = money;
      const { after } = filed(logged, options);
      const paid = { ...paying(on('2026-10-05 09:00')), ...payment };
      expect(() => receivePayment(after, paid, at('2026-10-05 09:00', options))).toThrow(
        expect.objectContaining({ code, field: 'amountDong' }),
      );
    },
  );

  it('waits for what is left of a part', () => {
    const part = filed({ payment: { ...ALL, amountDong: 5_000 } }).after;
    expect(begun(part)).toEqual(['awaiting_payment', null]);
  });

  it('is not closed as unpaid although it stood in the wait by a mistake of ours', () => {
    const waiting = filed({}).after;
    const paid = { ...waiting, fees: pay(waiting, '2026-10-06 10:00').after.fees };
    const { no } = clockOf(paid, 'payment_wait');
    expect(expireClock(waiting, no, at('2026-11-10 09:00'))?.after.dossier.state).toBe('stopped');
    expect(expireClock(paid, no, at('2026-11-10 09:00'))).toBeNull();
  });
});

describe('a fee that is paid in parts', () => {
  it('starts the term with the last payment, whichever was entered last: 9/10 and not 6/10, due 13/10', () => {
    const first = pay(filed({}).after, '2026-10-09 10:00', 10_000).after;
    const second = pay(first, '2026-10-06 10:00', 10_000, '2026-10-12 10:00').after;
    expect(begun(second)).toEqual(['in_progress', '2026-10-13 17:30']);
  });

  it('lets work go on from the last payment', () => {
    const options: FixtureOptions = { ...FEE_PAID, rules: {}, limit: { amount: 10, unit: 'working_day' } };
    const asked = { amountDong: 50_000, reason: 'Thuế', legalBasis: 'Thông báo 12', officerId: '2' };
    const logged = filed({ payment: ALL }, options).after;
    const waiting = requestPayment(logged, asked, at('2026-10-07 10:00', options)).after;
    const part = (before: DossierCase, paidAt: string, enteredAt: string) =>
      receivePayment(before, paying(on(paidAt), 25_000), at(enteredAt, options)).after;
    const first = part(waiting, '2026-10-14 10:00', '2026-10-14 10:00');
    expect(begun(part(first, '2026-10-08 10:00', '2026-10-16 10:00'))).toEqual([
      'in_progress',
      '2026-10-26 17:30',
    ]);
  });
});

describe('money that comes after the end', () => {
  const closed = () => {
    const waiting = filed({}).after;
    const { no } = clockOf(waiting, 'payment_wait');
    return expireClock(waiting, no, at('2026-11-05 00:01'))?.after as DossierCase;
  };

  it.each([
    ['stopped', stop],
    ['withdrawn', withdraw],
  ] as const)('of a dossier that was %s is recorded, without a flag, and moves nothing', (state, end) => {
    const ended = end(filed({}).after, 'Lý do', at('2026-10-07 10:00')).after;
    const { after, flags } = pay(ended, '2026-10-08 10:00');
    expect([after.dossier, after.clocks, flags]).toEqual([ended.dossier, ended.clocks, []]);
    expect([after.dossier.state, after.fees.at(-1)?.amountDong]).toEqual([state, 20_000]);
  });

  it('although it was paid on the last day of the wait, is for the supervisor to see to', () => {
    const { after, flags } = pay(closed(), '2026-11-04 23:00', null, '2026-11-09 08:00');
    expect(after.dossier).toMatchObject({ state: 'stopped', endReason: 'no_payment' });
    expect(flags).toMatchObject([{ kind: 'paid_in_time', subject: 'fee-1', agencyId: '10' }]);
    const command = { reason: 'Đã nộp đúng hạn', legalBasis: 'QĐ 1', term: 'restart', step: null } as const;
    const again = reopen(after, command, at('2026-11-09 09:00')).after;
    expect(begun(again)).toEqual(['in_progress', '2026-11-11 17:30']);
  });

  it.each([
    ['paid too late', '2026-11-05 08:00', null],
    ['paid in part', '2026-11-04 08:00', 5_000],
  ])('raises no flag when it was %s', (_why, paidAt, amountDong) => {
    expect(pay(closed(), paidAt, amountDong, '2026-11-09 08:00').flags).toEqual([]);
  });
});

describe('a fee that is corrected', () => {
  const correct = (before: DossierCase, amountDong: number, when: string, options = FEE_PAID) =>
    correctFee(before, { amountDong, reason: 'Ghi nhầm', officerId: '2' }, at(when, options));

  it('to what was paid starts the term from that payment', () => {
    const wrong = filed({ fee: { amountDong: 200_000, reason: 'Hai xe' } }).after;
    const part = pay(wrong, '2026-10-06 10:00', 20_000).after;
    expect(part.dossier.state).toBe('awaiting_payment');
    const { after, events, flags } = correct(part, 20_000, '2026-10-07 10:00');
    expect(begun(after)).toEqual(['in_progress', '2026-10-08 17:30']);
    expect(clockOf(after, 'payment_wait').stoppedAt).toEqual(on('2026-10-07 10:00'));
    expect(events[0]).toMatchObject({
      type: 'fee_charged',
      data: { byRule: 20_000, from: 200_000, amountDong: 20_000, startedAt: '2026-10-06T03:00:00.000Z' },
    });
    expect(flags).toEqual([]);
  });

  it('to nothing, because it is waived later, starts the term then and is flagged', () => {
    const { after, flags } = correct(filed({}).after, 0, '2026-10-07 10:00');
    expect(begun(after)).toEqual(['in_progress', '2026-10-09 17:30']);
    expect(flags).toMatchObject([{ kind: 'fee_differs', detail: { byRule: 20_000, amountDong: 0 } }]);
  });

  it('and still owed waits on; where no work waits it moves nothing', () => {
    const waiting = filed({}).after;
    expect(correct(waiting, 5_000, '2026-10-07 10:00').after.dossier).toEqual(waiting.dossier);
    const working = filed({ payment: ALL }).after;
    const { after } = correct(working, 30_000, '2026-10-06 10:00');
    expect([after.dossier, after.clocks]).toEqual([working.dossier, working.clocks]);
    expect(after.fees.at(-1)).toMatchObject({ kind: 'charged', amountDong: 30_000, reason: 'Ghi nhầm' });
  });

  it('upwards may be asked for once more without a basis', () => {
    const raised = correct(pay(filed({}).after, '2026-10-06 10:00').after, 30_000, '2026-10-06 11:00').after;
    const asked = { amountDong: null, reason: 'Phần thiếu', legalBasis: null, officerId: '2' };
    const waiting = requestPayment(raised, asked, at('2026-10-06 14:00'));
    expect(waiting.events[0]?.data).toMatchObject({ amountDong: 10_000 });
    const paid = pay(waiting.after, '2026-10-07 10:00').after;
    expect(paid.dossier.state).toBe('in_progress');
    expect(refusal(() => requestPayment(paid, asked, at('2026-10-07 14:00')))).toBe(
      'payment-already-requested',
    );
  });

  it('to what it is already is refused, and so is one of a dossier that was withdrawn', () => {
    const waiting = filed({}).after;
    expect(refusal(() => correct(waiting, 20_000, '2026-10-07 10:00'))).toBe('nothing-to-correct');
    const gone = withdraw(waiting, 'Rút', at('2026-10-07 10:00')).after;
    expect(refusal(() => correct(gone, 0, '2026-10-07 11:00'))).toBe('action-not-allowed');
  });
});
