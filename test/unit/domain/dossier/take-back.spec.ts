import { describe, expect, it } from '@jest/globals';
import { confirmReceipt } from '../../../../src/domain/dossier/confirm-receipt.js';
import { sendOn } from '../../../../src/domain/dossier/send-on.js';
import { takeBack } from '../../../../src/domain/dossier/take-back.js';
import { splitTimeOf } from '../../../../src/domain/dossier/time-split-case.js';
import { contextAt, loggedAt, local, on, type FixtureOptions } from './case-fixture.js';

const ELSEWHERE: FixtureOptions = {
  rules: { clockStart: 'agency_received' },
  takenInElsewhere: true,
  limit: { amount: 5, unit: 'working_day' },
};

const at = (when: string) => contextAt(on(when), ELSEWHERE);
const taken = () => loggedAt('2026-10-01T10:00:00+07:00', ELSEWHERE);
const sent = () => sendOn(taken(), { sentAt: on('2026-10-01 15:00') }, at('2026-10-01 15:00')).after;
const clocks = ({ clocks: all }: ReturnType<typeof taken>) =>
  all.map(({ terms, dueAt, stoppedAt }) => [terms.kind, local(dueAt), local(stoppedAt)]);

describe('a dossier that was sent on and did not arrive', () => {
  it('is owed by the desk again, by the moment at which it always was', () => {
    const { after, events } = takeBack(sent(), at('2026-10-01 16:00'));
    expect(clocks(after)).toEqual([
      ['hand_over', '2026-10-02 17:30', '2026-10-01 15:00'],
      ['acknowledgement', '2026-10-02 17:30', '2026-10-01 16:00'],
      ['hand_over', '2026-10-02 17:30', null],
    ]);
    expect(after.clocks.at(-1)?.ownerAgencyId).toBe('30');
    expect(after.dossier.state).toBe('accepted');
    expect(events).toMatchObject([
      { type: 'dossier_taken_back', data: { transferDueAt: expect.any(String) } },
    ]);
  });

  it('is sent and received like any other afterwards', () => {
    const back = takeBack(sent(), at('2026-10-01 16:00')).after;
    const again = sendOn(back, { sentAt: on('2026-10-02 09:00') }, at('2026-10-02 09:00')).after;
    const got = confirmReceipt(again, { receivedAt: on('2026-10-02 10:00') }, at('2026-10-02 10:00')).after;
    expect(got.dossier.state).toBe('in_progress');
    expect(local(got.dossier.dueAt)).toBe('2026-10-09 17:30');
    expect(
      got.clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ terms }) => terms.kind),
    ).not.toContain('hand_over');
  });

  it('was on its way only while somebody waited for it; the rest is the desk’s time', () => {
    const back = takeBack(sent(), at('2026-10-01 16:00')).after;
    const now = at('2026-10-01 17:00');
    const minutes = splitTimeOf(back, now.now, now).map(({ workingMillis }) => workingMillis / 60_000);
    expect(minutes).toEqual([180, 60, 60]);
  });

  it('is left alone where nobody waits for it', () => {
    const before = taken();
    expect(takeBack(before, at('2026-10-01 11:00'))).toEqual({ after: before, events: [], flags: [] });
  });
});
