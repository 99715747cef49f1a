import { describe, expect, it } from '@jest/globals';
import { acceptDossier, expectedClock } from '../../../../src/domain/dossier/accept.js';
import { confirmReceipt } from '../../../../src/domain/dossier/confirm-receipt.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { receivePayment, requestPayment } from '../../../../src/domain/dossier/payment.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import { stop, withdraw } from '../../../../src/domain/dossier/endings.js';
import type { Channel } from '../../../../src/domain/procedure-rules.js';
import {
  clockOf,
  contextAt,
  loggedAt,
  local,
  on,
  refusal,
  throughDesk,
  type FixtureOptions,
  paying,
} from './case-fixture.js';

const elsewhere: FixtureOptions = {
  rules: { clockStart: 'agency_received' },
  takenInElsewhere: true,
  limit: { amount: 5, unit: 'working_day' },
};
const afterFee: FixtureOptions = {
  rules: { clockStart: 'fee_paid' },
  fees: [{ channel: null, amountDong: 20_000, per: null, note: '' }],
  limit: { amount: 2, unit: 'working_day' },
};

function registered(received: string, channel: Channel, options: FixtureOptions) {
  const filing = { channel, receivedAt: on(received), missing: [], officerId: '1' };
  return registerDossier(filing, contextAt(on(received), options));
}

describe('a clock that starts when the competent agency receives the dossier', () => {
  it('row 10: taken in on 1/10, received on 2/10 08:05, 5 working days are Fri 9/10 and not 8/10', () => {
    const { after, events } = registered('2026-10-01 10:00', 'counter', elsewhere);
    expect(after.dossier).toMatchObject({ state: 'accepted', dueAt: null, originalDueAt: null });
    expect(after.steps).toEqual([]);
    expect(events[0]).toMatchObject({
      type: 'dossier_accepted',
      data: { startsWhen: 'agency_received', dueAt: null },
    });
    const receivedAt = on('2026-10-02 08:05');
    const begun = confirmReceipt(after, { receivedAt }, contextAt(receivedAt, elsewhere));
    expect(begun.after.dossier.state).toBe('in_progress');
    expect(local(begun.after.dossier.dueAt)).toBe('2026-10-09 17:30');
    expect(begun.events[0]).toMatchObject({
      type: 'agency_received',
      data: { startedAt: receivedAt.toISOString() },
    });
  });

  it.each<[string, Channel, string, string]>([
    ['paper has one working day', 'counter', '2026-10-01 10:00', '2026-10-02 17:30'],
    ['paper by post has one working day', 'postal', '2026-10-01 10:00', '2026-10-02 17:30'],
  ])('the wait is the receiving desk’s to end: %s (art. 20)', (_rule, channel, received, due) => {
    const options = elsewhere;
    const filed = registered(received, channel, options).after;
    const accepted =
      channel === 'counter'
        ? filed
        : acceptDossier(filed, on(received), contextAt(on(received), options)).after;
    const transfer = clockOf(accepted, 'hand_over');
    expect([transfer.ownerAgencyId, local(transfer.dueAt)]).toEqual(['30', due]);
  });

  it('ends the wait when the agency has it, not when the officer types it in', () => {
    const { after } = registered('2026-10-01 10:00', 'counter', elsewhere);
    const receivedAt = on('2026-10-02 08:05');
    const begun = confirmReceipt(
      after,
      { receivedAt },
      contextAt('2026-10-05T09:00:00+07:00', elsewhere),
    ).after;
    expect(clockOf(begun, 'hand_over').stoppedAt).toEqual(receivedAt);
  });

  it('refuses a receipt before the dossier was taken in or in the future', () => {
    const { after } = registered('2026-10-01 10:00', 'counter', elsewhere);
    const context = contextAt('2026-10-02T09:00:00+07:00', elsewhere);
    for (const receivedAt of [on('2026-10-01 09:59'), on('2026-10-02 09:01')]) {
      expect(refusal(() => confirmReceipt(after, { receivedAt }, context))).toBe('moment-not-possible');
    }
  });

  it('is a plain start for electronic data, which is there at once (art. 20)', () => {
    const filed = registered('2026-10-01 10:00', 'online', elsewhere).after;
    const acceptedAt = on('2026-10-01 14:00');
    const { after } = acceptDossier(filed, acceptedAt, contextAt(acceptedAt, elsewhere));
    expect(after.dossier.state).toBe('in_progress');
    expect(local(after.dossier.dueAt)).toBe('2026-10-08 17:30');
  });

  it('is a plain start where the place that takes it in decides itself', () => {
    const here = { ...elsewhere, takenInElsewhere: false };
    const { after, events } = registered('2026-10-01 10:00', 'counter', here);
    expect(local(after.dossier.dueAt)).toBe('2026-10-08 17:30');
    expect(events[0]?.data).toMatchObject({ startsWhen: 'complete_dossier' });
  });

  it('can be withdrawn or stopped while it waits, and nothing else', () => {
    const { after } = registered('2026-10-01 10:00', 'counter', elsewhere);
    const context = contextAt('2026-10-02T09:00:00+07:00', elsewhere);
    for (const end of [stop, withdraw]) {
      const ended = end(after, 'Lý do', context).after;
      expect(ended.clocks.every(({ stoppedAt }) => stoppedAt)).toBe(true);
    }
    const finish = { step: 'appraise', outcome: 'done', note: null, officerId: '2' };
    expect(refusal(() => finishStep(after, finish, context))).toBe('action-not-allowed');
  });
});

describe('a clock that starts when the fee is paid', () => {
  it('row 24: complete on 5/10, paid on 7/10, 2 working days are Fri 9/10', () => {
    const { after, events } = registered('2026-10-05 09:00', 'counter', afterFee);
    expect(after.dossier).toMatchObject({ state: 'awaiting_payment', dueAt: null });
    expect(after.clocks.map(({ terms }) => terms.kind)).toEqual(['payment_wait']);
    expect(events[0]).toMatchObject({
      type: 'dossier_accepted',
      data: { startsWhen: 'fee_paid', dueAt: null },
    });
    const paidAt = on('2026-10-07 10:00');
    const begun = receivePayment(after, paying(paidAt), contextAt(paidAt, afterFee));
    expect(begun.after.dossier.state).toBe('in_progress');
    expect(local(begun.after.dossier.dueAt)).toBe('2026-10-09 17:30');
    expect(begun.events[0]).toMatchObject({ type: 'payment_received' });
  });

  it('counts from the complete dossier when it was paid before', () => {
    const filed = registered('2026-10-05 09:00', 'online', afterFee).after;
    const acceptedAt = on('2026-10-06 09:00');
    const accepted = acceptDossier(filed, acceptedAt, contextAt(acceptedAt, afterFee)).after;
    const paidAt = on('2026-10-05 09:00');
    const begun = receivePayment(
      accepted,
      paying(paidAt),
      contextAt('2026-10-06T10:00:00+07:00', afterFee),
    ).after;
    expect(clockOf(begun, 'processing').startedAt).toEqual(acceptedAt);
    expect(local(begun.dossier.dueAt)).toBe('2026-10-08 17:30');
  });

  it('counts from the payment that was entered days later', () => {
    const { after } = registered('2026-10-05 09:00', 'counter', afterFee);
    const paidAt = on('2026-10-07 10:00');
    const begun = receivePayment(
      after,
      paying(paidAt),
      contextAt('2026-10-12T10:00:00+07:00', afterFee),
    ).after;
    expect(local(begun.dossier.dueAt)).toBe('2026-10-09 17:30');
  });

  it('waits for nothing where every fee is 0 đồng', () => {
    const fees = [{ channel: null, amountDong: 0, per: null, note: '' }];
    const { after } = registered('2026-10-05 09:00', 'counter', { ...afterFee, fees });
    expect(after.dossier.state).toBe('in_progress');
  });

  it('refuses a payment in the future', () => {
    const { after } = registered('2026-10-05 09:00', 'counter', afterFee);
    const pay = () =>
      receivePayment(after, paying(on('2026-10-08 10:00')), contextAt('2026-10-07T10:00:00+07:00', afterFee));
    expect(refusal(pay)).toBe('moment-not-possible');
  });
});

describe('a payment asked for during the work', () => {
  const logged = () => loggedAt('2026-10-05T09:00:00+07:00');
  const asked = () =>
    requestPayment(
      logged(),
      { amountDong: 500_000, reason: 'Nghĩa vụ tài chính', legalBasis: null, officerId: '2' },
      contextAt('2026-10-07T10:00:00+07:00'),
    );

  it('stands still until it is paid, not until somebody types it in', () => {
    const { after, events } = asked();
    expect(after.dossier).toMatchObject({ state: 'awaiting_payment', dueAt: null });
    expect(events).toEqual([
      {
        type: 'payment_requested',
        data: { amountDong: 500_000, reason: 'Nghĩa vụ tài chính', legalBasis: null },
      },
    ]);
    const paidAt = on('2026-10-14 10:00');
    const back = receivePayment(after, paying(paidAt), contextAt('2026-10-16T10:00:00+07:00')).after;
    expect(local(back.dossier.dueAt)).toBe('2026-10-26 17:30');
    expect(back.dossier.state).toBe('in_progress');
  });

  it('is not resumed from a payment before it was asked for', () => {
    const paidAt = on('2026-10-06 10:00');
    const back = receivePayment(asked().after, paying(paidAt), contextAt('2026-10-08T10:00:00+07:00')).after;
    expect(local(back.dossier.dueAt)).toBe('2026-10-19 17:30');
  });
});

describe('what can be said beforehand', () => {
  it.each<[string, FixtureOptions, string]>([
    ['of a plain version', {}, 'complete_dossier'],
    ['of one that is decided elsewhere', elsewhere, 'agency_received'],
    ['of one that waits for the fee', afterFee, 'fee_paid'],
  ])('%s names the event that starts the clock', (_what, options, startsWhen) => {
    const from = on('2026-10-05 09:00');
    const expected = expectedClock('counter', from, contextAt(from, options));
    expect(expected.startsWhen).toBe(startsWhen);
    expect(expected.clock.dueAt).not.toBeNull();
  });
});

describe('the hours of the one-stop desk', () => {
  const ownDeskHours = true;

  it('row 8: the 8 working hours of the answer are counted on the one-stop shift', () => {
    const filed = loggedAt('2026-10-05T06:30:00+07:00', { ownDeskHours }, 'online');
    const answer = clockOf(filed, 'intake_response');
    expect([answer.calendarId, answer.deskCalendarId, local(answer.dueAt)]).toEqual([
      '2',
      null,
      '2026-10-05 14:30',
    ]);
  });

  it('row 4: after 15:00 the desk hands over at the next opening; the legal term does not move', () => {
    const options = { plan: throughDesk, limit: { amount: 3, unit: 'working_day' as const } };
    const logged = loggedAt('2026-08-28T15:30:00+07:00', options);
    expect(local(clockOf(logged, 'hand_over').dueAt)).toBe('2026-09-03 07:30');
    expect(local(logged.steps[0]?.dueAt)).toBe('2026-09-03 07:30');
    expect(local(logged.dossier.dueAt)).toBe('2026-09-07 17:30');
    const inTime = loggedAt('2026-08-28T15:00:00+07:00', options);
    expect(local(clockOf(inTime, 'hand_over').dueAt)).toBe('2026-08-28 17:30');
  });

  it('the due moment is not later than the desk is open, and the desk’s calendar is stored only if it is another', () => {
    const same = loggedAt('2026-10-05T09:00:00+07:00');
    expect(clockOf(same, 'processing').deskCalendarId).toBeNull();
    const other = loggedAt('2026-10-05T09:00:00+07:00', { ownDeskHours });
    expect([clockOf(other, 'processing').deskCalendarId, local(other.dossier.dueAt)]).toEqual([
      '2',
      '2026-10-19 17:00',
    ]);
  });
});
