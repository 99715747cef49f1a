import { describe, expect, it } from '@jest/globals';
import type { CaseEvent } from '../../../../src/domain/dossier/dossier-case.js';
import { dueReasonOf } from '../../../../src/domain/dossier/due-reason.js';
import { receivePayment } from '../../../../src/domain/dossier/payment.js';
import { registerDossier, type Filing } from '../../../../src/domain/dossier/register.js';
import { contextAt, loggedAt, on, paying, type FixtureOptions } from './case-fixture.js';

const PAYMENT = { amountDong: 20_000, method: null, reference: null };
const FEE: FixtureOptions['fees'] = [{ channel: null, amountDong: 20_000, per: null, note: '' }];

const logged = (money: Partial<Filing>, options: FixtureOptions = { fees: FEE }) =>
  registerDossier(
    { channel: 'counter', receivedAt: on('2026-10-05 09:00'), missing: [], officerId: '1', ...money },
    contextAt(on('2026-10-05 09:00'), options),
  );

describe('the reason of a due moment', () => {
  it.each<[string, Partial<Filing>]>([
    ['nothing else was done', {}],
    ['another fee was charged', { fee: { amountDong: 5_000, reason: 'Miễn một phần' } }],
    ['the fee was paid', { payment: PAYMENT }],
    ['both', { fee: { amountDong: 20_001, reason: 'Thêm bản' }, payment: PAYMENT }],
  ])('is the acceptance that fixed it, though in the same act %s', (_what, money) => {
    expect(dueReasonOf(logged(money))).toBe('dossier_accepted');
  });

  it('is the payment where the term begins with it', () => {
    const afterFee = { fees: FEE, rules: { clockStart: 'fee_paid' as const } };
    const waiting = logged({}, afterFee).after;
    const paid = receivePayment(
      waiting,
      paying(on('2026-10-07 09:00')),
      contextAt(on('2026-10-07 09:00'), afterFee),
    );
    expect(dueReasonOf(paid)).toBe('payment_received');
  });

  it('is the pause or its end that followed from a step, though the step has a term of its own', () => {
    const before = loggedAt('2026-10-05T09:00:00+07:00');
    const dueAt = before.dossier.dueAt?.toISOString();
    const step: CaseEvent = { type: 'step_finished', data: { dueAt: '2026-10-06T10:30:00.000Z' } };
    const resumed: CaseEvent = { type: 'clock_resumed', data: { dueAt } };
    expect(dueReasonOf({ after: before, events: [step, resumed] })).toBe('clock_resumed');
    const paused = { ...before, dossier: { ...before.dossier, dueAt: null } };
    const events: CaseEvent[] = [
      { type: 'step_finished', data: { dueAt: null } },
      { type: 'clock_paused', data: { dueAt: null } },
    ];
    expect(dueReasonOf({ after: paused, events })).toBe('clock_paused');
  });

  it('is the outcome of the act where no event tells the moment', () => {
    const before = loggedAt('2026-10-05T09:00:00+07:00');
    const paused = { ...before, dossier: { ...before.dossier, dueAt: null } };
    expect(dueReasonOf({ after: paused, events: [{ type: 'supplement_requested', data: {} }] })).toBe(
      'supplement_requested',
    );
  });
});
