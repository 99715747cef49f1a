import { describe, expect, it } from '@jest/globals';
import { openPauseReasons } from '../../../../src/domain/dossier/case-pauses.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { stop, withdraw } from '../../../../src/domain/dossier/endings.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { pauseWork, resumeWork, type Pausable } from '../../../../src/domain/dossier/pause-work.js';
import { receivePayment, requestPayment } from '../../../../src/domain/dossier/payment.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import type { Excludable, SupplementPolicy } from '../../../../src/domain/procedure-rules.js';
import {
  clockOf,
  consulting,
  contextAt,
  loggedAt,
  local,
  on,
  refusal,
  type FixtureOptions,
  paying,
} from './case-fixture.js';

const excluding = (...excluded: Excludable[]): FixtureOptions => ({ rules: { excluded } });
const VERIFYING = excluding('verification');
const at = (moment: string, options: FixtureOptions = VERIFYING) => contextAt(on(moment), options);
const ask = { items: [{ description: 'Bản vẽ' }], reason: 'Thiếu', legalBasis: null, officerId: '2' };
const pause = (before: DossierCase, moment: string, reason: Pausable = 'verification', options = VERIFYING) =>
  pauseWork(before, { reason, legalBasis: 'Luật A', note: null }, at(moment, options));
const resume = (
  before: DossierCase,
  moment: string,
  reason: Pausable = 'verification',
  options = VERIFYING,
) => resumeWork(before, { reason, note: null }, at(moment, options));
const done = (before: DossierCase, step: string, outcome: string, moment: string, options: FixtureOptions) =>
  finishStep(before, { step, outcome, note: null, officerId: '2' }, at(moment, options));
const dueOf = (current: DossierCase) => local(current.dossier.dueAt);

describe('a verification that sector law does not count', () => {
  const logged = () => loggedAt('2026-10-05T09:00:00+07:00', VERIFYING);

  it('18: moves the due moment by the counted days that it took, and stands still meanwhile', () => {
    const paused = pause(logged(), '2026-10-07 10:00');
    expect(paused.after.dossier.dueAt).toBeNull();
    expect(paused.events).toEqual([
      { type: 'clock_paused', data: { reason: 'verification', legalBasis: 'Luật A', note: null } },
    ]);
    const resumed = resume(paused.after, '2026-10-14 10:00');
    expect(dueOf(resumed.after)).toBe('2026-10-26 17:30');
    expect(resumed.events[0]).toMatchObject({ type: 'clock_resumed', data: { stillPausedFor: [] } });
  });

  it('stops legal clock, leg and step together', () => {
    const paused = pause(logged(), '2026-10-06 10:00').after;
    const still = paused.clocks.filter(({ dueAt }) => dueAt === null).map(({ terms }) => terms.kind);
    expect(still).toEqual(['processing', 'apology', 'step']);
    expect(paused.steps[0]?.dueAt).toBeNull();
  });

  it.each<[string, FixtureOptions, Pausable]>([
    ['of a version that excludes nothing', {}, 'verification'],
    ['for what the version does not name', VERIFYING, 'consultation'],
  ])('is refused %s', (_which, options, reason) => {
    const before = loggedAt('2026-10-05T09:00:00+07:00', options);
    expect(refusal(() => pause(before, '2026-10-06 10:00', reason, options))).toBe('pause-not-allowed');
  });

  it('is refused twice, and so is going on without it', () => {
    const paused = pause(logged(), '2026-10-06 10:00').after;
    expect(refusal(() => pause(paused, '2026-10-06 11:00'))).toBe('already-paused');
    expect(refusal(() => resume(logged(), '2026-10-06 11:00'))).toBe('not-paused');
  });

  it('19: over a weekend takes out no more than the counted days', () => {
    const resumed = resume(pause(logged(), '2026-10-09 16:00').after, '2026-10-12 09:00').after;
    expect(dueOf(resumed)).toBe('2026-10-20 17:30');
  });

  it('new steps stand still with the legal clock that they divide', () => {
    const paused = pause(logged(), '2026-10-06 10:00').after;
    const { after } = done(paused, 'appraise', 'done', '2026-10-06 11:00', VERIFYING);
    expect(after.steps.map(({ stepKey, dueAt }) => [stepKey, local(dueAt)])).toEqual([
      ['appraise', null],
      ['approve', null],
    ]);
    expect(local(resume(after, '2026-10-08 10:00').after.steps[1]?.dueAt)).toBe('2026-10-09 17:30');
  });

  it('lateness from before it stands, as does the lateness of its result', () => {
    const paused = pause(logged(), '2026-10-20 10:00').after;
    expect(dueOf(paused)).toBe('2026-10-19 17:30');
    const appraised = done(paused, 'appraise', 'done', '2026-10-20 11:00', VERIFYING).after;
    const { dossier } = done(appraised, 'approve', 'granted', '2026-10-21 11:00', VERIFYING).after;
    expect([local(dossier.dueAt), dossier.timeliness]).toEqual(['2026-10-19 17:30', 'late']);
  });

  it('a result during it has a due moment all the same: that of going on at once', () => {
    const paused = pause(logged(), '2026-10-07 10:00').after;
    const appraised = done(paused, 'appraise', 'done', '2026-10-08 10:00', VERIFYING).after;
    const { dossier } = done(appraised, 'approve', 'granted', '2026-10-14 10:00', VERIFYING).after;
    expect([local(dossier.dueAt), dossier.timeliness]).toEqual(['2026-10-26 17:30', 'early']);
  });
});

describe('trap 21: every mix of pauses has an answer', () => {
  const BOTH = excluding('verification', 'consultation');
  const policies: SupplementPolicy[] = [
    { kind: 'restart' },
    { kind: 'pause' },
    { kind: 'fixed_term_after', limit: { amount: 3, unit: 'working_day' } },
  ];

  it.each(policies)('a supplement asked for and answered during a verification, $kind', (policy) => {
    const options = { ...VERIFYING, policy };
    const logged = loggedAt('2026-10-05T09:00:00+07:00', options);
    const verifying = pause(logged, '2026-10-06 10:00', 'verification', options).after;
    const asked = requestSupplement(verifying, ask, at('2026-10-07 10:00', options)).after;
    expect(openPauseReasons(asked)).toEqual(['verification', 'supplement']);
    const back = receiveSupplement(asked, at('2026-10-14 10:00', options)).after;
    expect([back.dossier.dueAt, openPauseReasons(back)]).toEqual([null, ['verification']]);
    const due = {
      restart: '2026-10-29 17:30',
      pause: '2026-10-28 17:30',
      fixed_term_after: '2026-10-20 17:30',
    };
    expect(dueOf(resume(back, '2026-10-15 10:00', 'verification', options).after)).toBe(due[policy.kind]);
  });

  it('a verification that ends during the supplement leaves the wait standing', () => {
    const options = { ...VERIFYING, policy: { kind: 'pause' } as const };
    const logged = loggedAt('2026-10-05T09:00:00+07:00', options);
    const verifying = pause(logged, '2026-10-06 10:00', 'verification', options).after;
    const asked = requestSupplement(verifying, ask, at('2026-10-07 10:00', options)).after;
    const resumed = resume(asked, '2026-10-08 10:00', 'verification', options);
    expect(resumed.after.dossier).toMatchObject({ state: 'awaiting_supplement', dueAt: null });
    expect(resumed.events[0]?.data).toMatchObject({ stillPausedFor: ['supplement'] });
    const back = receiveSupplement(resumed.after, at('2026-10-14 10:00', options)).after;
    expect(dueOf(back)).toBe('2026-10-27 17:30');
  });

  it('20: a payment within a verification within a consultation counts once', () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00', BOTH);
    const consulted = pause(logged, '2026-10-06 10:00', 'consultation', BOTH).after;
    const verifying = pause(consulted, '2026-10-07 10:00', 'verification', BOTH).after;
    const owing = requestPayment(
      verifying,
      { amountDong: 50_000, reason: 'Thuế', legalBasis: null, officerId: '2' },
      at('2026-10-08 10:00', BOTH),
    ).after;
    const paid = receivePayment(owing, paying(on('2026-10-09 10:00')), at('2026-10-09 10:00', BOTH)).after;
    const verified = resume(paid, '2026-10-12 10:00', 'verification', BOTH).after;
    const answered = resume(verified, '2026-10-13 10:00', 'consultation', BOTH).after;
    expect(dueOf(answered)).toBe('2026-10-26 17:30');
  });

  it.each([
    ['stopped', stop],
    ['withdrawn', withdraw],
  ] as const)('a dossier can be %s while several pauses run', (state, end) => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00', BOTH);
    const consulted = pause(logged, '2026-10-06 10:00', 'consultation', BOTH).after;
    const verifying = pause(consulted, '2026-10-07 10:00', 'verification', BOTH).after;
    const asked = requestSupplement(verifying, ask, at('2026-10-07 11:00', BOTH)).after;
    const ended = end(asked, 'Lý do', at('2026-10-08 10:00', BOTH)).after;
    expect(ended.dossier.state).toBe(state);
    for (const clock of ended.clocks) {
      expect(clock.stoppedAt).not.toBeNull();
      expect(clock.exclusions.every(({ to }) => to !== null)).toBe(true);
    }
  });
});

describe('a consultation of the plan whose time is not counted', () => {
  const OPTIONS: FixtureOptions = {
    plan: consulting(),
    limit: { amount: 10, unit: 'working_day' },
    ...excluding('consultation'),
  };
  const opened = () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00', OPTIONS);
    return done(logged, 'assign', 'done', '2026-10-06 10:00', OPTIONS);
  };

  it('stops the legal clock when it opens; its own runs on', () => {
    const { after, events } = opened();
    expect(after.dossier.dueAt).toBeNull();
    expect(events.at(-1)).toMatchObject({
      type: 'clock_paused',
      data: { reason: 'consultation', byPlan: true },
    });
    expect(local(clockOf(after, 'consultation').dueAt)).toBe('2026-10-19 17:30');
  });

  it('goes on with the last answer and not with the first', () => {
    const first = done(opened().after, 'consult', 'agreed', '2026-10-08 10:00', OPTIONS);
    expect(first.after.dossier.dueAt).toBeNull();
    expect(first.events.map(({ type }) => type)).toEqual(['step_finished']);
    const last = done(first.after, 'consult_fire', 'agreed', '2026-10-13 10:00', OPTIONS);
    expect(dueOf(last.after)).toBe('2026-10-26 17:30');
    expect(last.events.at(-1)).toMatchObject({ type: 'clock_resumed', data: { stillPausedFor: [] } });
  });

  it('cannot be ended by hand while somebody is asked', () => {
    const refused = () => resume(opened().after, '2026-10-07 10:00', 'consultation', OPTIONS);
    expect(refusal(refused)).toBe('consultation-open');
  });

  it('goes on to stand still after a supplement that starts the term anew', () => {
    const asked = requestSupplement(opened().after, ask, at('2026-10-07 10:00', OPTIONS)).after;
    const back = receiveSupplement(asked, at('2026-10-14 10:00', OPTIONS)).after;
    expect([back.dossier.dueAt, openPauseReasons(back)]).toEqual([null, ['consultation']]);
    const first = done(back, 'consult', 'agreed', '2026-10-15 10:00', OPTIONS).after;
    const last = done(first, 'consult_fire', 'agreed', '2026-10-16 10:00', OPTIONS).after;
    expect(dueOf(last)).toBe('2026-10-30 17:30');
  });

  it('a supplement gives whoever is consulted no second term, only the rest of the first', () => {
    const asked = requestSupplement(opened().after, ask, at('2026-10-07 10:00', OPTIONS)).after;
    expect(clockOf(asked, 'consultation').dueAt).toBeNull();
    const back = receiveSupplement(asked, at('2026-10-14 10:00', OPTIONS)).after;
    const consultation = clockOf(back, 'consultation');
    // 12 days from 6/10 are 18/10, a Sunday; the seven days of the wait come on top.
    expect([local(consultation.startedAt), local(consultation.dueAt)]).toEqual([
      '2026-10-06 10:00',
      '2026-10-26 17:30',
    ]);
  });

  it('counts where the version does not exclude it', () => {
    const counted = { plan: consulting() };
    const logged = loggedAt('2026-10-05T09:00:00+07:00', counted);
    const { after } = done(logged, 'assign', 'done', '2026-10-06 10:00', counted);
    expect(dueOf(after)).toBe('2026-10-19 17:30');
  });
});
