import { describe, expect, it } from '@jest/globals';
import { rungMoments } from '../../../../src/domain/deadline/rungs.js';
import { acceptDossier } from '../../../../src/domain/dossier/accept.js';
import { calendarsOf } from '../../../../src/domain/dossier/clock-calendars.js';
import { confirmReceipt } from '../../../../src/domain/dossier/confirm-receipt.js';
import { isPossible } from '../../../../src/domain/dossier/possible-actions.js';
import { sendOn } from '../../../../src/domain/dossier/send-on.js';
import type { Channel } from '../../../../src/domain/procedure-rules.js';
import {
  clockOf,
  contextAt,
  local,
  loggedAt,
  on,
  refusal,
  throughDesk,
  type FixtureOptions,
} from './case-fixture.js';

const ELSEWHERE: FixtureOptions = {
  rules: { clockStart: 'agency_received' },
  takenInElsewhere: true,
  limit: { amount: 5, unit: 'working_day' },
};

const at = (when: string) => contextAt(on(when), ELSEWHERE);
const taken = () => loggedAt('2026-10-01T10:00:00+07:00', ELSEWHERE);

describe('a dossier that is sent on to the agency that decides', () => {
  it('binds the desk until it is sent and the agency until it confirms: somebody always has it', () => {
    const before = taken();
    expect(clockOf(before, 'hand_over')).toMatchObject({ ownerAgencyId: '30', stoppedAt: null });
    const { after, events } = sendOn(before, { sentAt: on('2026-10-01 15:00') }, at('2026-10-01 15:00'));
    expect(clockOf(after, 'hand_over').stoppedAt).toEqual(on('2026-10-01 15:00'));
    const awaited = clockOf(after, 'acknowledgement');
    expect([awaited.ownerAgencyId, local(awaited.dueAt)]).toEqual(['10', '2026-10-02 17:30']);
    expect(after.dossier).toMatchObject({ state: 'accepted', dueAt: null });
    expect(events).toMatchObject([
      { type: 'dossier_sent_on', data: { confirmBy: awaited.dueAt?.toISOString() } },
    ]);
  });

  it('row 10: the legal term counts from the confirmed receipt, not from the sending', () => {
    const sent = sendOn(taken(), { sentAt: on('2026-10-01 15:00') }, at('2026-10-01 15:00')).after;
    const receivedAt = on('2026-10-02 08:05');
    const begun = confirmReceipt(sent, { receivedAt }, at('2026-10-02 08:05')).after;
    expect(local(begun.dossier.dueAt)).toBe('2026-10-09 17:30');
    expect(clockOf(begun, 'acknowledgement').stoppedAt).toEqual(receivedAt);
  });

  it('cannot have arrived before it was sent', () => {
    const sent = sendOn(taken(), { sentAt: on('2026-10-01 15:00') }, at('2026-10-01 16:00')).after;
    const early = () => confirmReceipt(sent, { receivedAt: on('2026-10-01 14:59') }, at('2026-10-02 08:00'));
    expect(refusal(early)).toBe('moment-not-possible');
  });

  it('is sent once, not before it came in and not in the future', () => {
    const before = taken();
    for (const sentAt of [on('2026-10-01 09:59'), on('2026-10-01 15:01')]) {
      expect(refusal(() => sendOn(before, { sentAt }, at('2026-10-01 15:00')))).toBe('moment-not-possible');
    }
    const sent = sendOn(before, { sentAt: on('2026-10-01 15:00') }, at('2026-10-01 15:00')).after;
    const again = () => sendOn(sent, { sentAt: on('2026-10-01 16:00') }, at('2026-10-01 16:00'));
    expect(refusal(again)).toBe('already-sent-on');
    const { rules, now } = at('2026-10-01 16:00');
    expect(isPossible('send-on', before, rules, now)).toBe(true);
    expect(isPossible('send-on', sent, rules, now)).toBe(false);
  });

  it('is refused where nothing has to be sent on', () => {
    const here = { ...ELSEWHERE, takenInElsewhere: false };
    const begun = loggedAt('2026-10-01T10:00:00+07:00', here);
    const send = () =>
      sendOn(begun, { sentAt: on('2026-10-01 11:00') }, contextAt(on('2026-10-01 11:00'), here));
    expect(refusal(send)).toBe('action-not-allowed');
  });
});

describe('the hand-over from the desk to the department (Decree 118/2025 art. 18)', () => {
  const OPTIONS: FixtureOptions = { plan: throughDesk };

  function handedIn(channel: Channel, when: string) {
    const filed = loggedAt(on(when).toISOString(), OPTIONS, channel);
    if (channel === 'counter') return filed;
    return acceptDossier(filed, on(when), contextAt(on(when), OPTIONS)).after;
  }

  it.each<[string, Channel, string, string]>([
    [
      'row 4: paper after 15:00 goes on at the next opening',
      'counter',
      '2026-08-28 15:30',
      '2026-09-03 07:30',
    ],
    ['paper at 15:00 sharp goes on the same day', 'counter', '2026-08-28 15:00', '2026-08-28 17:30'],
    [
      'paper by post after 15:00 goes on at the next opening',
      'postal',
      '2026-08-28 15:30',
      '2026-09-03 07:30',
    ],
    ['electronic data knows no 15:00', 'online', '2026-08-28 15:30', '2026-08-28 17:30'],
    ['nor is anybody there after closing', 'online', '2026-08-28 18:00', '2026-09-03 07:30'],
  ])('%s', (_rule, channel, when, due) => {
    expect(local(clockOf(handedIn(channel, when), 'hand_over').dueAt)).toBe(due);
  });

  it.each([
    ['due at the opening', '2026-08-28 15:30', '2026-09-03 08:30'],
    ['due at close of business', '2026-08-28 10:00', '2026-09-03 08:30'],
  ])('is told overdue when a working hour has passed, not with the first stroke: %s', (_rule, when, told) => {
    const clock = clockOf(handedIn('counter', when), 'hand_over');
    const { calendars } = contextAt(on(when), OPTIONS);
    const overdue = rungMoments(clock, calendarsOf(clock, calendars)).find(({ key }) => key === 'overdue');
    expect(overdue?.at.getTime()).toBe(on(told).getTime() + 1);
  });
});
