import { describe, expect, it } from '@jest/globals';
import { acceptDossier } from '../../../../src/domain/dossier/accept.js';
import type { CaseContext, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { notAccept, stop, withdraw } from '../../../../src/domain/dossier/endings.js';
import { handOverResult } from '../../../../src/domain/dossier/result-delivery.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import {
  receiveSupplement,
  requestCorrection,
  requestSupplement,
} from '../../../../src/domain/dossier/supplement.js';
import type { SupplementPolicy } from '../../../../src/domain/procedure-rules.js';
import {
  contextAt,
  loggedAt,
  parallelLegs,
  type FixtureOptions,
  delivering,
  refusal,
} from './case-fixture.js';

const ask = {
  items: [{ description: 'Bản sao hợp đồng' }],
  reason: 'Thiếu',
  legalBasis: null,
  officerId: '2',
};
const local = (date: Date | null) =>
  date && new Date(date.getTime() + 7 * 3600_000).toISOString().slice(0, 16);
const done = (
  before: DossierCase,
  step: string,
  outcome: string,
  moment: string,
  options: FixtureOptions = {},
) => finishStep(before, { step, outcome, note: 'Đã xem xét', officerId: '2' }, contextAt(moment, options));

describe('logging', () => {
  it('accepts a complete dossier at the counter in one act, with due moment and first step', () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00');
    expect(logged.dossier.state).toBe('in_progress');
    expect(local(logged.dossier.dueAt)).toBe('2026-10-19T17:30');
    expect(logged.steps.map(({ stepKey, state }) => [stepKey, state])).toEqual([['appraise', 'open']]);
    expect(local(logged.steps[0]?.dueAt ?? null)).toBe('2026-10-06T17:30');
  });

  it('waits for correction without a receipt when a mandatory paper is missing', () => {
    const moment = '2026-10-05T09:00:00+07:00';
    const missing = [{ key: 'to_khai', name: 'Tờ khai' }];
    const filing = { channel: 'counter' as const, receivedAt: new Date(moment), missing, officerId: '1' };
    const { after, events } = registerDossier(filing, contextAt(moment));
    expect(after.dossier).toMatchObject({ state: 'awaiting_correction', dueAt: null, supplementsBefore: 1 });
    expect(events.map(({ type }) => type)).toEqual(['dossier_registered', 'correction_requested']);
    expect(after.clocks.map(({ terms }) => terms.kind)).toEqual(['supplement_wait']);
  });

  it('accepted right from the wait says that the papers came, and ends the wait', () => {
    const filed = loggedAt('2026-10-05T09:00:00+07:00', {}, 'online');
    const asked = requestCorrection(filed, ask, contextAt('2026-10-05T10:00:00+07:00')).after;
    const moment = new Date('2026-10-06T08:00:00+07:00');
    const { after } = acceptDossier(asked, moment, contextAt(moment));
    expect(after.supplements.map(({ receivedAt }) => receivedAt)).toEqual([moment]);
    const wait = after.clocks.find(({ terms }) => terms.kind === 'supplement_wait');
    expect(wait?.stoppedAt).toEqual(moment);
  });

  it('gives an online filing 8 working hours for the answer and no due moment (row 8)', () => {
    const filed = loggedAt('2026-04-29T16:00:00+07:00', {}, 'online');
    expect(filed.dossier).toMatchObject({ state: 'registered', dueAt: null });
    expect(local(filed.clocks[0]?.dueAt ?? null)).toBe('2026-05-04T16:00');
  });

  it.each([
    ['accepting', (filed: DossierCase, context: CaseContext) => acceptDossier(filed, context.now, context)],
    [
      'asking for a correction',
      (filed: DossierCase, context: CaseContext) => requestCorrection(filed, ask, context),
    ],
    ['not accepting', (filed: DossierCase, context: CaseContext) => notAccept(filed, 'Sai', context)],
  ])('flags an answer that comes after the 8 working hours: %s (row 8)', (_verb, answer) => {
    const filed = loggedAt('2026-04-29T16:00:00+07:00', {}, 'online');
    const flagsAt = (moment: string) => answer(filed, contextAt(moment)).flags;
    expect(flagsAt('2026-05-04T16:00:00+07:00')).toEqual([]);
    expect(flagsAt('2026-05-04T16:01:00+07:00')).toMatchObject([
      { kind: 'intake_response_late', detail: { dueAt: '2026-05-04T09:00:00.000Z' } },
    ]);
  });

  it('starts the legal clock of an online filing when it is accepted', () => {
    const filed = loggedAt('2026-04-29T16:00:00+07:00', {}, 'online');
    const { after } = acceptDossier(
      filed,
      new Date('2026-05-04T09:00:00+07:00'),
      contextAt('2026-05-04T09:00:00+07:00'),
    );
    expect(local(after.dossier.dueAt)).toBe('2026-05-18T17:30');
    expect(after.clocks[0]?.stoppedAt).toEqual(new Date('2026-05-04T09:00:00+07:00'));
  });
});

describe('a supplement after acceptance', () => {
  const supplied = (policy: SupplementPolicy) => {
    const options = { policy };
    const logged = loggedAt('2026-10-05T09:00:00+07:00', options);
    const asked = requestSupplement(logged, ask, contextAt('2026-10-07T10:00:00+07:00', options)).after;
    return { asked, back: receiveSupplement(asked, contextAt('2026-10-14T10:00:00+07:00', options)).after };
  };

  it.each<[string, SupplementPolicy, string]>([
    ['restart counts again from the beginning (row 13)', { kind: 'restart' }, '2026-10-28T17:30'],
    ['pause goes on with what is left (row 14)', { kind: 'pause' }, '2026-10-26T17:30'],
    [
      'a fixed term after starts anew with its own length (row 15)',
      { kind: 'fixed_term_after', limit: { amount: 3, unit: 'working_day' } },
      '2026-10-19T17:30',
    ],
  ])('%s', (_rule, policy, dueAt) => {
    const { asked, back } = supplied(policy);
    expect(asked.dossier).toMatchObject({ state: 'awaiting_supplement', dueAt: null });
    expect(local(back.dossier.dueAt)).toBe(dueAt);
    expect(local(back.dossier.originalDueAt)).toBe('2026-10-19T17:30');
  });

  it('gives the applicant until 24:00 of the 15th day (row 16)', () => {
    const wait = supplied({ kind: 'pause' }).asked.clocks.find(
      ({ terms }) => terms.kind === 'supplement_wait',
    );
    expect(local(wait?.dueAt ?? null)).toBe('2026-10-23T00:00');
  });

  it('is refused a second time without a sector rule, and flagged with one (row 11)', () => {
    const { back } = supplied({ kind: 'pause' });
    const context = contextAt('2026-10-15T10:00:00+07:00', { policy: { kind: 'pause' } });
    expect(() => requestSupplement(back, ask, context)).toThrow('supplement-already-requested');
    const again = requestSupplement(back, { ...ask, legalBasis: 'Luật Xây dựng' }, context);
    expect(again.flags.map(({ kind }) => kind)).toContain('repeatedly_returned');
  });

  it('raises repeatedly-returned for one before and one after acceptance', () => {
    const filed = loggedAt('2026-10-05T09:00:00+07:00', {}, 'online');
    const asked = requestCorrection(filed, ask, contextAt('2026-10-05T10:00:00+07:00'));
    expect(asked.flags).toEqual([]);
    const accepted = acceptDossier(
      asked.after,
      new Date('2026-10-06T08:00:00+07:00'),
      contextAt('2026-10-06T08:00:00+07:00'),
    );
    const again = requestSupplement(accepted.after, ask, contextAt('2026-10-07T08:00:00+07:00'));
    expect(again.flags.map(({ kind }) => kind)).toEqual(['repeatedly_returned']);
  });

  it('asked for after the return limit is flagged and only pauses (row 12)', () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00');
    const onTime = requestSupplement(logged, ask, contextAt('2026-10-08T17:30:00+07:00'));
    expect(onTime.flags).toEqual([]);
    const late = requestSupplement(logged, ask, contextAt('2026-10-09T08:00:00+07:00'));
    expect(late.flags.map(({ kind }) => kind)).toEqual(['late_supplement_request']);
    const back = receiveSupplement(late.after, contextAt('2026-10-12T08:00:00+07:00')).after;
    expect(local(back.dossier.dueAt)).toBe('2026-10-20T17:30');
  });
});

describe('steps', () => {
  it('are decided on time by the legal due moment when the result is ready', () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00');
    const appraised = done(logged, 'appraise', 'done', '2026-10-06T10:00:00+07:00').after;
    const resolved = done(appraised, 'approve', 'granted', '2026-10-19T17:30:00+07:00');
    expect(resolved.after.dossier).toMatchObject({
      state: 'resolved',
      outcome: 'granted',
      timeliness: 'on_time',
      resolvedOn: '2026-10-19',
    });
    expect(local(resolved.after.dossier.dueAt)).toBe('2026-10-19T17:30');
    expect(resolved.after.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    expect(resolved.events.map(({ type }) => type)).toEqual(['step_finished', 'dossier_resolved']);
  });

  it.each([
    ['early', 'on a day before the due day', '2026-10-16T17:30:00+07:00'],
    ['on_time', 'on the due day, not later than the due moment', '2026-10-19T08:00:00+07:00'],
    ['late', 'after the due moment, on the same day too', '2026-10-19T17:30:01+07:00'],
  ])('are %s when the result is ready %s', (timeliness, _when, moment) => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00');
    const appraised = done(logged, 'appraise', 'done', '2026-10-06T10:00:00+07:00').after;
    const { dossier } = done(appraised, 'approve', 'refused', moment).after;
    expect(dossier).toMatchObject({ timeliness, outcome: 'refused', resolvedAt: new Date(moment) });
  });

  it('are not refused without the reason that the slip has to state', () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00');
    const appraised = done(logged, 'appraise', 'done', '2026-10-06T10:00:00+07:00').after;
    const silent = { step: 'approve', outcome: 'refused', note: ' ', officerId: '2' };
    const context = contextAt('2026-10-06T11:00:00+07:00');
    expect(refusal(() => finishStep(appraised, silent, context))).toBe('refusal-without-reason');
    expect(refusal(() => finishStep(appraised, { ...silent, outcome: 'again' }, context))).toBeNull();
  });

  it('may be sent back; each round is a row of its own', () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00');
    const appraised = done(logged, 'appraise', 'done', '2026-10-06T10:00:00+07:00').after;
    const again = done(appraised, 'approve', 'again', '2026-10-07T10:00:00+07:00').after;
    expect(again.steps.map(({ no, stepKey, state }) => [no, stepKey, state])).toEqual([
      [1, 'appraise', 'done'],
      [2, 'approve', 'done'],
      [3, 'appraise', 'open'],
    ]);
  });

  it('that are closed already refuse a second finishing', () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00');
    const appraised = done(logged, 'appraise', 'done', '2026-10-06T10:00:00+07:00').after;
    expect(() => done(appraised, 'appraise', 'done', '2026-10-06T10:00:01+07:00')).toThrow('step-not-open');
  });

  it('run in parallel legs with a clock each, and the lead waits for all (row 21)', () => {
    const options = { plan: parallelLegs };
    const logged = loggedAt('2026-10-06T14:00:00+07:00', options);
    const registered = done(logged, 'register', 'done', '2026-10-06T16:00:00+07:00', options).after;
    expect(registered.dossier.marking.open).toEqual(['police', 'insurance']);
    const running = registered.clocks.filter(({ terms, stoppedAt }) => terms.kind === 'leg' && !stoppedAt);
    expect(running.map(({ leg, ownerAgencyId }) => [leg, ownerAgencyId])).toEqual([
      ['police', '20'],
      ['insurance', '10'],
    ]);
    const first = done(registered, 'police', 'done', '2026-10-07T09:00:00+07:00', options).after;
    expect(first.dossier.marking.open).toEqual(['insurance']);
    const both = done(first, 'insurance', 'done', '2026-10-07T10:00:00+07:00', options).after;
    expect(both.dossier.marking.open).toEqual(['collect']);
  });
});

describe('ends', () => {
  const moment = '2026-10-06T10:00:00+07:00';

  it('stop every clock and close every step', () => {
    const stopped = stop(loggedAt('2026-10-05T09:00:00+07:00'), 'Không bổ sung', contextAt(moment)).after;
    expect(stopped.dossier).toMatchObject({ state: 'stopped', endReason: 'Không bổ sung' });
    expect(stopped.steps.every(({ state }) => state === 'cancelled')).toBe(true);
    expect(stopped.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
  });

  it('are refused after the decision (row 25)', () => {
    const appraised = done(loggedAt('2026-10-05T09:00:00+07:00'), 'appraise', 'done', moment).after;
    const resolved = done(appraised, 'approve', 'granted', '2026-10-08T09:30:00+07:00').after;
    expect(() => withdraw(resolved, 'Rút', contextAt('2026-10-08T10:00:00+07:00'))).toThrow(
      'action-not-allowed',
    );
  });

  it('of a filing that is not taken in come before any legal clock', () => {
    const filed = loggedAt('2026-10-05T09:00:00+07:00', {}, 'online');
    expect(notAccept(filed, 'Sai thẩm quyền', contextAt(moment)).after.dossier.state).toBe('not_accepted');
  });

  it('hand over a result only once it is resolved (row 31)', () => {
    const logged = loggedAt('2026-10-05T09:00:00+07:00');
    expect(() => handOverResult(logged, delivering(), contextAt(moment))).toThrow('action-not-allowed');
  });
});
