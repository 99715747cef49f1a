import { describe, expect, it } from '@jest/globals';
import { legalClockOf } from '../../../../src/domain/dossier/case-clocks.js';
import { calendarsOf } from '../../../../src/domain/dossier/clock-calendars.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { pauseWork, resumeWork } from '../../../../src/domain/dossier/pause-work.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { explainClock } from '../../../../src/domain/deadline/clock-explanation.js';
import { rungMoments } from '../../../../src/domain/deadline/rungs.js';
import type { SupplementPolicy } from '../../../../src/domain/procedure-rules.js';
import { contextAt, loggedAt, local, on, type FixtureOptions } from './case-fixture.js';

const VERIFYING: FixtureOptions = { rules: { excluded: ['verification'] } };
const at = (moment: string, options: FixtureOptions = VERIFYING) => contextAt(on(moment), options);
const logged = (options: FixtureOptions = VERIFYING) => loggedAt('2026-10-05T09:00:00+07:00', options);
const ask = { items: [{ description: 'Bản vẽ' }], reason: 'Thiếu', legalBasis: 'Luật A', officerId: '2' };
const verified = (before: DossierCase, from: string, to: string, options = VERIFYING) => {
  const command = { reason: 'verification' as const, legalBasis: 'Luật A', note: null };
  const paused = pauseWork(before, command, at(from, options)).after;
  return resumeWork(paused, { reason: 'verification', note: null }, at(to, options)).after;
};

describe('traps of pauses and supplements, by the verbs', () => {
  it('20: one verification right after another counts like one', () => {
    const twice = verified(
      verified(logged(), '2026-10-06 09:00', '2026-10-07 09:00'),
      '2026-10-07 09:00',
      '2026-10-09 09:00',
    );
    const once = verified(logged(), '2026-10-06 09:00', '2026-10-09 09:00');
    expect(twice.dossier.dueAt).toEqual(once.dossier.dueAt);
  });

  it.each<[string, SupplementPolicy, string, string?]>([
    ['continues', { kind: 'pause' }, '2026-10-22 17:30'],
    [
      'has its own term',
      { kind: 'fixed_term_after', limit: { amount: 3, unit: 'working_day' } },
      '2026-10-19 17:30',
    ],
    // Complete again on 8/10, so it may be sent back until 13/10.
    ['starts anew', { kind: 'restart' }, '2026-10-28 17:30'],
    ['pauses, being late,', { kind: 'restart' }, '2026-10-22 17:30', '2026-10-14 09:00'],
  ])('22: a second return %s as the version says', (_how, policy, due, asked = '2026-10-12 10:00') => {
    const options = { ...VERIFYING, policy };
    const round = (before: DossierCase, from: string, to: string) =>
      receiveSupplement(requestSupplement(before, ask, at(from, options)).after, at(to, options)).after;
    const second = round(
      round(logged(options), '2026-10-07 10:00', '2026-10-08 10:00'),
      asked,
      '2026-10-14 10:00',
    );
    expect(local(second.dossier.dueAt)).toBe(due);
  });

  it('24: the work itself neither starts nor stops the legal clock', () => {
    const before = logged();
    const finish = { step: 'appraise', outcome: 'done', note: 'Ghi chú', officerId: '2' };
    const { after } = finishStep(before, finish, at('2026-10-06 09:00'));
    expect(legalClockOf(after)).toBe(legalClockOf(before));
  });

  it('26: every clock’s ledger ends with the moment that is shown', () => {
    const paused = verified(logged(), '2026-10-06 09:00', '2026-10-08 09:00');
    const asked = requestSupplement(paused, ask, at('2026-10-08 10:00')).after;
    const back = receiveSupplement(asked, at('2026-10-20 10:00')).after;
    for (const clock of back.clocks.filter(({ stoppedAt }) => stoppedAt === null)) {
      const explained = explainClock(clock, calendarsOf(clock, at('2026-10-20 10:00').calendars));
      expect([clock.terms.kind, explained.dueAt]).toEqual([clock.terms.kind, clock.dueAt]);
    }
    expect(back.steps[0]?.dueAt).not.toBeNull();
  });

  it('27: no rung in a pause, none lost after it', () => {
    const command = { reason: 'verification' as const, legalBasis: 'Luật A', note: null };
    const paused = pauseWork(logged(), command, at('2026-10-06 09:00')).after;
    const rungs = (current: DossierCase) =>
      current.clocks
        .filter(({ terms }) => terms.kind === 'processing')
        .flatMap((clock) => rungMoments(clock, calendarsOf(clock, at('2026-10-06 09:00').calendars)));
    expect(rungs(paused)).toEqual([]);
    const resumed = resumeWork(paused, { reason: 'verification', note: null }, at('2026-11-12 09:00')).after;
    expect(rungs(resumed).map(({ key }) => key)).toEqual(['due_soon', 'overdue']);
  });

  it('28: what changes in the version, a fee or even its term, leaves a running clock alone', () => {
    const fees = [{ channel: null, amountDong: 10_000, per: null, note: '' }];
    const changed = { ...VERIFYING, fees, limit: { amount: 2, unit: 'working_day' as const } };
    const after = verified(logged(), '2026-10-06 09:00', '2026-10-07 09:00', changed);
    expect(local(after.dossier.dueAt)).toBe('2026-10-20 17:30');
  });
});

describe('row 9: the officer is told of an online filing at once', () => {
  it('by the event of the filing itself, with the moment by which to answer', () => {
    const receivedAt = on('2026-04-29 16:00');
    const filing = { channel: 'online' as const, receivedAt, missing: [], officerId: '1' };
    const { events } = registerDossier(filing, contextAt(receivedAt));
    expect(events).toEqual([
      {
        type: 'dossier_registered',
        data: {
          channel: 'online',
          receivedAt: receivedAt.toISOString(),
          answerDueAt: on('2026-05-04 16:00').toISOString(),
        },
      },
    ]);
  });
});
