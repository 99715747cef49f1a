import { describe, expect, it } from '@jest/globals';
import {
  feeBalance,
  feeByRule,
  withFee,
  type CaseFee,
  type NewFee,
} from '../../../../src/domain/dossier/fees.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { withdraw } from '../../../../src/domain/dossier/endings.js';
import { receivePayment, requestPayment } from '../../../../src/domain/dossier/payment.js';
import { recordRefund } from '../../../../src/domain/dossier/refund.js';
import { registerDossier, type Filing } from '../../../../src/domain/dossier/register.js';
import type { Fee } from '../../../../src/domain/procedure-rules.js';
import { contextAt, local, loggedAt, on, paying, refusal, type FixtureOptions } from './case-fixture.js';

const fee = (amountDong: number | null, parts: Partial<Fee> = {}): Fee => ({
  channel: null,
  amountDong,
  per: null,
  note: '',
  ...parts,
});
const COSTS: FixtureOptions = { fees: [fee(20_000)] };
const at = (when: string, options: FixtureOptions = COSTS) => contextAt(on(when), options);

function filed(parts: Partial<Filing>, options: FixtureOptions = COSTS) {
  const filing: Filing = {
    channel: 'counter',
    receivedAt: on('2026-10-05 09:00'),
    missing: [],
    officerId: '1',
    ...parts,
  };
  return registerDossier(filing, at('2026-10-05 09:00', options));
}

describe('the fee by rule', () => {
  it.each<[string, readonly Fee[], number | null]>([
    ['is the sum of what the channel is asked', [fee(20_000), fee(5_000, { channel: 'counter' })], 25_000],
    [
      'leaves out other channels (1.004222: 10,000 online, 20,000 in person)',
      [fee(20_000, { channel: 'counter' }), fee(10_000, { channel: 'online' })],
      20_000,
    ],
    ['is nought where the law asks nothing', [fee(0)], 0],
    ['is open where a count decides', [fee(8_000, { per: 'bản sao' })], null],
    ['is open where a council decides', [fee(null)], null],
    ['is open where nothing is on record', [], null],
  ])('%s', (_rule, fees, expected) => {
    expect(feeByRule({ fees }, 'counter')).toBe(expected);
  });
});

describe('what is owed', () => {
  const lines = (...entries: Partial<NewFee>[]): readonly CaseFee[] =>
    entries.reduce<readonly CaseFee[]>(
      (fees, entry) =>
        withFee(fees, { kind: 'paid', amountDong: null, at: on('2026-10-05 09:00'), by: '1', ...entry }),
      [],
    );

  it.each([
    ['the rule’s fee', lines(), 20_000, 20_000],
    ['less what was paid', lines({ amountDong: 5_000 }), 20_000, 15_000],
    ['what was charged in its place', lines({ kind: 'charged', amountDong: 0 }), 20_000, 0],
    ['no more for being asked for', lines({ kind: 'requested', amountDong: 20_000 }), 20_000, 20_000],
    [
      'with what another rule asks on top',
      lines({ kind: 'requested', amountDong: 7_000, legalBasis: 'Luật B' }),
      20_000,
      27_000,
    ],
    [
      'again what was given back',
      lines({ amountDong: 20_000 }, { kind: 'refunded', amountDong: 4_000 }),
      20_000,
      4_000,
    ],
    ['never less than nothing', lines({ amountDong: 50_000 }), 20_000, 0],
    [
      'unknown beside a tax notice',
      lines({ kind: 'requested', amountDong: null, legalBasis: 'Thông báo 12' }),
      20_000,
      null,
    ],
    ['unknown where the rule is open', lines(), null, null],
    ['what was asked for where the rule is open', lines({ kind: 'requested', amountDong: 500 }), null, 500],
    [
      'less what was paid since, not what was paid for the open fee before',
      lines({ amountDong: 16 }, { kind: 'requested', amountDong: 500 }, { amountDong: 100 }),
      null,
      400,
    ],
    [
      'what is asked for after a notice without an amount was met',
      lines(
        { kind: 'requested', amountDong: null },
        { amountDong: 300 },
        { kind: 'requested', amountDong: 50 },
      ),
      null,
      50,
    ],
    [
      'nothing after another system recorded that all was paid',
      lines({ kind: 'requested', amountDong: 500 }, { amountDong: null }),
      null,
      0,
    ],
  ])('is %s', (_what, fees, byRule, owed) => {
    expect(feeBalance(fees, byRule).owedDong).toBe(owed);
  });
});

describe('a fee at the desk', () => {
  it('is the rule’s without a word', () => {
    const { after, events, flags } = filed({ fee: { amountDong: 20_000, reason: null } });
    expect([after.fees, flags]).toEqual([[], []]);
    expect(events.map(({ type }) => type)).toEqual(['dossier_accepted']);
  });

  it('that differs needs its reason and raises a flag', () => {
    expect(refusal(() => filed({ fee: { amountDong: 0, reason: null } }))).toBe('fee-reason-missing');
    const { after, events, flags } = filed({ fee: { amountDong: 0, reason: 'Hộ nghèo' } });
    expect(after.fees).toMatchObject([{ kind: 'charged', amountDong: 0, reason: 'Hộ nghèo' }]);
    expect(flags).toMatchObject([{ kind: 'fee_differs', detail: { byRule: 20_000, amountDong: 0 } }]);
    expect(events.at(-1)).toMatchObject({ type: 'fee_charged' });
  });

  it('is set by the desk where the rule leaves it open, without a flag', () => {
    const { after, flags } = filed(
      { fee: { amountDong: 16_000, reason: null } },
      { fees: [fee(8_000, { per: 'bản' })] },
    );
    expect([after.fees[0]?.amountDong, flags]).toEqual([16_000, []]);
  });

  it('may be paid in the same act; a term that waits for it begins', () => {
    const waits: FixtureOptions = {
      ...COSTS,
      rules: { clockStart: 'fee_paid' },
      limit: { amount: 2, unit: 'working_day' },
    };
    const payment = { amountDong: null, method: 'cash', reference: 'BL 0001234' } as const;
    const { after, events } = filed({ payment }, waits);
    expect([after.dossier.state, local(after.dossier.dueAt)]).toEqual(['in_progress', '2026-10-07 17:30']);
    expect(after.fees).toMatchObject([{ kind: 'paid', amountDong: 20_000, reference: 'BL 0001234' }]);
    expect(events.map(({ type }) => type)).toEqual(['dossier_accepted', 'payment_received']);
  });
});

describe('a payment', () => {
  const owing = () =>
    requestPayment(
      filed({ payment: { amountDong: null, method: null, reference: null } }).after,
      { amountDong: 50_000, reason: 'Thuế', legalBasis: 'Thông báo 12', officerId: '2' },
      at('2026-10-07 10:00'),
    ).after;

  it('in part leaves the dossier waiting for the rest', () => {
    const part = receivePayment(
      owing(),
      { ...paying(on('2026-10-08 10:00')), amountDong: 30_000 },
      at('2026-10-08 10:00'),
    );
    expect(part.after.dossier).toMatchObject({ state: 'awaiting_payment', dueAt: null });
    expect(part.events[0]?.data).toMatchObject({ amountDong: 30_000, owedDong: 20_000 });
    const rest = receivePayment(part.after, paying(on('2026-10-09 10:00')), at('2026-10-09 10:00')).after;
    expect(rest.dossier.state).toBe('in_progress');
    expect(rest.fees.at(-1)?.amountDong).toBe(20_000);
  });

  it('moves no clock where none waits for it', () => {
    const before = filed({}).after;
    const { after } = receivePayment(before, paying(on('2026-10-06 10:00')), at('2026-10-06 10:00'));
    expect([after.dossier, after.clocks]).toEqual([before.dossier, before.clocks]);
    expect(after.fees).toMatchObject([{ kind: 'paid', amountDong: 20_000 }]);
  });

  it('of nothing is refused', () => {
    const free = loggedAt('2026-10-05T09:00:00+07:00', { fees: [fee(0)] });
    const pay = () =>
      receivePayment(free, paying(on('2026-10-06 10:00')), at('2026-10-06 10:00', { fees: [fee(0)] }));
    expect(refusal(pay)).toBe('nothing-to-pay');
  });

  it('is given back once and never beyond what was paid', () => {
    const paid = filed({ payment: { amountDong: null, method: 'cash', reference: null } }).after;
    const refund = { amountDong: 15_000, reason: 'Rút hồ sơ', method: null, reference: null, officerId: '2' };
    const { after } = recordRefund(paid, refund, at('2026-10-06 10:00'));
    expect(refusal(() => recordRefund(after, refund, at('2026-10-06 11:00')))).toBe('refund-exceeds-payment');
    expect(feeBalance(after.fees, 20_000)).toEqual({
      dueDong: 20_000,
      paidDong: 20_000,
      refundedDong: 15_000,
      owedDong: 15_000,
    });
  });
});

describe('the fee of a dossier that ended without a decision', () => {
  const refund = (before: DossierCase, amountDong: number) =>
    recordRefund(
      before,
      { amountDong, reason: 'Rút hồ sơ', method: null, reference: null, officerId: '2' },
      at('2026-10-06 11:00'),
    ).after;
  const withdrawn = (payment: Filing['payment'] | null) =>
    withdraw(filed(payment ? { payment } : {}).after, 'Rút hồ sơ', at('2026-10-06 10:00')).after;

  it('given back is not owed again, and none is recorded as paid that nobody paid', () => {
    const given = refund(withdrawn({ amountDong: null, method: 'cash', reference: null }), 20_000);
    const balance = { paidDong: 20_000, refundedDong: 20_000, owedDong: 0 };
    expect(feeBalance(given.fees, 20_000, given.dossier.endedAt)).toMatchObject(balance);
    const pay = () => receivePayment(given, paying(on('2026-10-07 10:00')), at('2026-10-07 10:00'));
    expect(refusal(pay)).toBe('nothing-to-pay');
  });

  it('is owed where it was not paid, so that money that came can be recorded', () => {
    const paid = receivePayment(
      withdrawn(null),
      paying(on('2026-10-07 10:00')),
      at('2026-10-07 10:00'),
    ).after;
    expect(paid.fees.at(-1)?.amountDong).toBe(20_000);
  });
});

describe('asking for the fee of the version itself', () => {
  const ask = (amountDong: number | null, before = filed({}).after) =>
    requestPayment(
      before,
      { amountDong, reason: 'Lệ phí', legalBasis: null, officerId: '2' },
      at('2026-10-06 10:00'),
    );

  it.each([20_000, null])(
    'does not double it: %p asked for on 6/10, 20,000 paid on 7/10 ends it',
    (asked) => {
      const waiting = ask(asked);
      expect(waiting.events[0]?.data).toMatchObject({ amountDong: 20_000 });
      expect(feeBalance(waiting.after.fees, 20_000)).toMatchObject({ dueDong: 20_000, owedDong: 20_000 });
      const paid = receivePayment(
        waiting.after,
        paying(on('2026-10-07 10:00'), 20_000),
        at('2026-10-07 10:00'),
      );
      expect(paid.after.dossier.state).toBe('in_progress');
      expect(paid.events[0]?.data).toMatchObject({ owedDong: 0 });
    },
  );

  it('is refused where it is paid, or asked for more', () => {
    const paid = filed({ payment: { amountDong: null, method: 'cash', reference: null } }).after;
    expect(refusal(() => ask(20_000, paid))).toBe('nothing-to-pay');
    expect(refusal(() => ask(20_001))).toBe('more-than-owed');
  });

  it('is refused where it tells less than the wait ends with', () => {
    expect(refusal(() => ask(5_000))).toBe('less-than-owed');
    const { after } = receivePayment(
      filed({}).after,
      paying(on('2026-10-05 10:00'), 15_000),
      at('2026-10-05 10:00'),
    );
    expect(ask(5_000, after).after.dossier.state).toBe('awaiting_payment');
  });
});

describe('asking for more', () => {
  it('is refused as long as what was paid too much covers it', () => {
    const over = filed({ payment: { amountDong: 50_000, method: 'cash', reference: null } }).after;
    const ask = (amountDong: number) =>
      requestPayment(
        over,
        { amountDong, reason: 'Thuế', legalBasis: 'Thông báo 12', officerId: '2' },
        at('2026-10-06 10:00'),
      );
    expect(refusal(() => ask(30_000))).toBe('nothing-to-pay');
    expect(feeBalance(ask(30_001).after.fees, 20_000).owedDong).toBe(1);
  });
});

describe('money where the version leaves the fee open', () => {
  const OPEN: FixtureOptions = { fees: [fee(8_000, { per: 'bản' })] };
  const asked = (amountDong: number | null, legalBasis: string | null = null) =>
    requestPayment(
      filed({}, OPEN).after,
      { amountDong, reason: 'Nghĩa vụ tài chính', legalBasis, officerId: '2' },
      at('2026-10-06 10:00', OPEN),
    ).after;
  const pay = (before: ReturnType<typeof asked>, when: string, amountDong: number | null = null) =>
    receivePayment(before, paying(on(when), amountDong), at(when, OPEN)).after;

  it('is what was asked for: 500,000 on 6/10, recorded when paid, and can be given back', () => {
    const paid = pay(asked(500_000), '2026-10-07 10:00');
    expect([paid.dossier.state, paid.fees.at(-1)?.amountDong]).toEqual(['in_progress', 500_000]);
    const refund = { amountDong: 500_000, reason: 'Nộp nhầm', method: null, reference: null, officerId: '2' };
    expect(recordRefund(paid, refund, at('2026-10-08 10:00', OPEN)).after.fees).toHaveLength(3);
  });

  it('does not end the wait with 1,000 of 500,000', () => {
    const part = pay(asked(500_000), '2026-10-07 10:00', 1_000);
    expect(part.dossier.state).toBe('awaiting_payment');
    expect(feeBalance(part.fees, null).owedDong).toBe(499_000);
    expect(pay(part, '2026-10-08 10:00').dossier.state).toBe('in_progress');
  });

  it('has to be told where nobody here knows it, as beside a notice of the tax office', () => {
    const waiting = asked(null, 'Thông báo nộp thuế số 12/TB-CCT');
    expect(refusal(() => pay(waiting, '2026-10-07 10:00'))).toBe('amount-unknown');
    expect(pay(waiting, '2026-10-07 10:00', 300_000).dossier.state).toBe('in_progress');
    expect(refusal(() => pay(filed({}, OPEN).after, '2026-10-07 10:00'))).toBe('amount-unknown');
  });
});
