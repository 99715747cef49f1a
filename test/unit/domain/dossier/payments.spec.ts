import { describe, expect, it } from '@jest/globals';
import { withdraw } from '../../../../src/domain/dossier/endings.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { expireClock } from '../../../../src/domain/dossier/expire.js';
import { receivePayment, requestPayment } from '../../../../src/domain/dossier/payment.js';
import type { Fee } from '../../../../src/domain/procedure-rules.js';
import {
  clockOf,
  contextAt,
  local,
  loggedAt,
  on,
  refusal,
  type FixtureOptions,
  paying,
} from './case-fixture.js';

const fee = (amountDong: number | null): Fee => ({ channel: null, amountDong, per: null, note: '' });
const CLOSING: FixtureOptions = {
  rules: {
    paymentWait: { limit: { amount: 30, unit: 'day' }, legalBasis: 'Luật Phí và lệ phí', closes: true },
  },
};

const at = (when: string, options: FixtureOptions = {}) => contextAt(on(when), options);
const logged = (options: FixtureOptions = {}) => loggedAt('2026-10-05T09:00:00+07:00', options);

function owing(options: FixtureOptions = {}, legalBasis: string | null = null): DossierCase {
  const asked = { amountDong: 50_000, reason: 'Lệ phí', legalBasis, officerId: '2' };
  return requestPayment(logged(options), asked, at('2026-10-07 10:00', options)).after;
}

const expired = (before: DossierCase, when: string, options: FixtureOptions) =>
  expireClock(before, clockOf(before, 'payment_wait').no, at(when, options));

describe('a payment that is asked for', () => {
  it('has a term of its own, so that nobody waits unseen', () => {
    const wait = clockOf(owing(), 'payment_wait');
    expect(wait.terms.binds).toBe('applicant');
    expect(local(wait.dueAt)).toBe('2026-10-23 00:00');
  });

  it('has the term that sector law gives, with its basis', () => {
    const wait = clockOf(owing(CLOSING), 'payment_wait');
    expect([local(wait.dueAt), wait.terms.legalBasis]).toEqual(['2026-11-07 00:00', 'Luật Phí và lệ phí']);
  });

  it('only reminds the desk where the law says nothing, however late', () => {
    const before = owing();
    expect(clockOf(before, 'payment_wait').terms.ladder.map(({ key }) => key)).toEqual([
      'due_soon',
      'overdue',
    ]);
    expect(expired(before, '2027-03-01 09:00', {})).toBeNull();
  });

  it('closes the dossier on the day after where sector law says so', () => {
    const before = owing(CLOSING);
    expect(clockOf(before, 'payment_wait').terms.ladder.map(({ key }) => key)).toEqual([
      'due_soon',
      'expired',
    ]);
    expect(expired(before, '2026-11-06 23:59', CLOSING)).toBeNull();
    const closed = expired(before, '2026-11-07 00:01', CLOSING);
    expect(closed?.after.dossier).toMatchObject({ state: 'stopped', endReason: 'no_payment' });
    expect(closed?.events).toMatchObject([
      {
        type: 'dossier_stopped',
        data: { cause: { rule: 'payment_wait', legalBasis: 'Luật Phí và lệ phí' } },
      },
    ]);
  });

  it('ends its wait with the payment and with every other end', () => {
    const paid = receivePayment(owing(), paying(on('2026-10-09 10:00')), at('2026-10-09 11:00')).after;
    expect(clockOf(paid, 'payment_wait').stoppedAt).toEqual(on('2026-10-09 11:00'));
    const gone = withdraw(owing(), 'Rút', at('2026-10-09 11:00')).after;
    expect(clockOf(gone, 'payment_wait').stoppedAt).toEqual(on('2026-10-09 11:00'));
  });
});

describe('asking for a payment is no way to stop the clock at will', () => {
  const ask = (before: DossierCase, options: FixtureOptions, legalBasis: string | null = null) =>
    requestPayment(
      before,
      { amountDong: 20_000, reason: 'Phí', legalBasis, officerId: '2' },
      at('2026-10-12 10:00', options),
    );

  it('is refused where the procedure asks no fee, unless a basis is named', () => {
    const free: FixtureOptions = { fees: [fee(0)] };
    expect(refusal(() => ask(logged(free), free))).toBe('nothing-to-pay');
    const { events } = ask(logged(free), free, 'Thông báo nộp thuế số 12/TB-CCT');
    expect(events[0]?.data).toMatchObject({ legalBasis: 'Thông báo nộp thuế số 12/TB-CCT' });
  });

  it.each([
    ['a fee', [fee(20_000)]],
    ['an amount by rule', [fee(null)]],
    ['no fee on record', []],
  ])('is possible with %s', (_name, fees) => {
    expect(ask(logged({ fees }), { fees }).after.dossier.state).toBe('awaiting_payment');
  });

  it('is possible once; a further time needs its basis', () => {
    const paid = receivePayment(owing(), paying(on('2026-10-09 10:00')), at('2026-10-09 11:00')).after;
    expect(refusal(() => ask(paid, {}))).toBe('payment-already-requested');
    expect(ask(paid, {}, 'Nghị định B').after.dossier.state).toBe('awaiting_payment');
  });
});

describe('a dossier in mid-course without a term of ours', () => {
  it('gets none by being paid for, even where the fee would start one', () => {
    const options: FixtureOptions = { rules: { clockStart: 'fee_paid' } };
    const waiting = logged(options);
    const step = { ...logged().steps[0] } as DossierCase['steps'][number];
    const takenOver = { ...waiting, clocks: [], steps: [step] };
    const { after } = receivePayment(
      takenOver,
      paying(on('2026-10-09 10:00'), 20_000),
      at('2026-10-09 11:00', options),
    );
    expect(after.dossier).toMatchObject({ state: 'in_progress', dueAt: null, originalDueAt: null });
    expect(after.clocks).toEqual([]);
  });
});
