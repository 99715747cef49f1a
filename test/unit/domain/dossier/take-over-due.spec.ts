import { describe, expect, it } from '@jest/globals';
import { reprojectClocks } from '../../../../src/domain/dossier/case-recalculation.js';
import { extendDeadline } from '../../../../src/domain/dossier/extend-deadline.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { pauseWork, resumeWork } from '../../../../src/domain/dossier/pause-work.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { projectClock } from '../../../../src/domain/deadline/clock-projection.js';
import type { DueDifference } from '../../../../src/domain/dossier/take-over-due.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import type { Happening } from '../../../../src/domain/dossier/told-dossier.js';
import { changedCalendar, clockOf, contextAt, local, on, type FixtureOptions } from './case-fixture.js';
import { apology, done, papers, pause, takenOver, told, undecided } from './told-dossiers.js';

const OPTIONS: FixtureOptions = {
  policy: { kind: 'pause' },
  rules: {
    excluded: ['verification'],
    extension: { most: { amount: 5, unit: 'working_day' }, legalBasis: 'Luật B' },
  },
};
const over = (
  dueAt: string,
  onDueDifference: DueDifference,
  happenings: readonly Happening[] = [],
  options = OPTIONS,
) => takenOver(told(happenings, { dueAt: on(dueAt) }), options, { onDueDifference, notLogged: new Map() });

const supplemented = papers('2026-10-07 10:00', '2026-10-14 10:00');

describe('the due moment that the old system promised', () => {
  it.each<[what: string, dueAt: string, happenings: readonly Happening[], verdict: string]>([
    ['on the day that the law counts, at another hour, agrees', '2026-10-19 17:00', [], 'agrees'],
    [
      'as its apology promised it',
      '2026-10-23 11:00',
      [apology('2026-10-15 10:00', '2026-10-23 17:00')],
      'promised',
    ],
    ['as it was before a pause: it was not moved', '2026-10-19 17:30', [supplemented], 'not_moved'],
    ['of a clock that stands still', '2026-10-19 17:30', [papers('2026-10-07 10:00', null)], 'no_due_moment'],
    ['later than the law counts', '2026-10-22 17:00', [], 'kept_ours'],
    ['earlier than the law counts', '2026-10-16 17:00', [], 'kept_ours'],
  ])('%s', (_what, dueAt, happenings, verdict) => {
    const { due, after } = over(dueAt, 'keep_ours', happenings);
    expect(due.verdict).toBe(verdict);
    expect(after.dossier.dueAt).toEqual(due.counted);
    // What is explained is nobody's to decide.
    const isExplained = verdict !== 'kept_ours';
    expect(undecided(() => over(dueAt, 'refuse', happenings))).toEqual(
      isExplained ? null : ['due-differs', null],
    );
    expect(over(dueAt, 'keep_theirs', happenings).due.verdict).toBe(isExplained ? verdict : 'kept_theirs');
  });

  it('is not missed where it is not told', () => {
    const rules = { onDueDifference: 'refuse', notLogged: new Map() } as const;
    expect(takenOver(told(), OPTIONS, rules).due.verdict).toBe('not_told');
  });
});

describe('a promise that is kept', () => {
  const kept = (dueAt = '2026-10-22 17:00', happenings: readonly Happening[] = []) =>
    over(dueAt, 'keep_theirs', happenings).after;
  const at = (moment: string) => contextAt(on(moment), OPTIONS);
  const dueOf = ({ dossier }: DossierCase) => local(dossier.dueAt);
  const verification = { reason: 'verification', legalBasis: 'Luật A', note: null } as const;

  it('is the due moment, to the instant, and the apology’s clock goes by it', () => {
    const after = kept();
    expect(dueOf(after)).toBe('2026-10-22 17:00');
    expect(clockOf(after, 'processing').terms.limit).toBeNull();
    expect(local(clockOf(after, 'apology').dueAt)).toBe('2026-10-21 17:30');
    const { calendar } = at('2026-10-16 12:00').competent;
    for (const clock of after.clocks.filter(({ stoppedAt }) => stoppedAt === null)) {
      expect(projectClock(clock, { counting: calendar }).dueAt).toEqual(clock.dueAt);
    }
  });

  it('is in the due history as the taking over itself', () => {
    const { dueHistory } = over('2026-10-22 17:00', 'keep_theirs');
    expect(dueHistory.map(({ dueAt, reason }) => [local(dueAt), reason])).toEqual([
      ['2026-10-19 17:30', 'dossier_accepted'],
      ['2026-10-22 17:00', 'dossier_taken_over'],
    ]);
  });

  it('is not moved by the calendar, and what is resolved by it is on time', () => {
    const after = kept();
    const off = { on: '2026-10-21', kind: 'swap_off', name: 'Nghỉ', sessions: null, source: 'QĐ' } as const;
    const calendars = new Map([['1', changedCalendar(off)]]);
    const moved = reprojectClocks(after.clocks, calendars);
    expect(local(moved.find(({ terms }) => terms.kind === 'processing')?.dueAt)).toBe('2026-10-22 17:00');
    const finish = (before: DossierCase, step: string, outcome: string) =>
      finishStep(before, { step, outcome, note: 'x', officerId: '2' }, at('2026-10-22 16:00')).after;
    const { dossier } = finish(finish(after, 'appraise', 'done'), 'approve', 'granted');
    expect([local(dossier.dueAt), dossier.timeliness]).toEqual(['2026-10-22 17:00', 'on_time']);
  });

  it('holds until a pause; then the version’s own term counts, with all pauses before and after', () => {
    const after = kept('2026-10-30 17:00', [pause('verification', '2026-10-06 10:00', '2026-10-08 10:00')]);
    const paused = pauseWork(after, verification, at('2026-10-19 10:00')).after;
    expect(dueOf(paused)).toBeNull();
    const resumed = resumeWork(paused, { reason: 'verification', note: null }, at('2026-10-20 10:00')).after;
    // Ten working days with 7, 8 and 20 October left out.
    expect(dueOf(resumed)).toBe('2026-10-22 17:30');
    expect(local(clockOf(resumed, 'apology').dueAt)).toBe('2026-10-21 17:30');
  });

  it('is kept through a pause where the version’s own term would make it late at once', () => {
    const paused = pauseWork(kept('2026-10-30 17:00'), verification, at('2026-10-26 10:00')).after;
    expect(dueOf(paused)).toBeNull();
    const resumed = resumeWork(paused, { reason: 'verification', note: null }, at('2026-10-27 10:00')).after;
    expect(dueOf(resumed)).toBe('2026-10-30 17:00');
  });

  it('ends where papers start the term anew', () => {
    const options: FixtureOptions = { ...OPTIONS, policy: { kind: 'restart' } };
    const after = over('2026-10-22 17:00', 'keep_theirs', [], {
      ...options,
      rules: {
        ...OPTIONS.rules,
        returnLimit: { limit: { amount: 12, unit: 'working_day' }, legalBasis: 'Luật' },
      },
    }).after;
    const ask = { items: [{ description: 'x' }], reason: 'x', legalBasis: null, officerId: '2' };
    const asked = requestSupplement(after, ask, contextAt(on('2026-10-19 10:00'), options)).after;
    const back = receiveSupplement(asked, contextAt(on('2026-10-20 10:00'), options)).after;
    expect(dueOf(back)).toBe('2026-11-03 17:30');
  });

  it('ends with an extension, which the law counts from its own due moment', () => {
    const command = { extension: { amount: 2, unit: 'working_day' }, reason: 'x', legalBasis: null } as const;
    expect(dueOf(extendDeadline(kept(), command, at('2026-10-19 10:00')).after)).toBe('2026-10-21 17:30');
  });

  it('before the dossier began is refused', () => {
    expect(undecided(() => over('2026-10-02 17:00', 'keep_theirs'))).toEqual(['clock-refused', null]);
  });

  it('needs no steps of its own: those of the plan keep their clocks', () => {
    const after = kept('2026-10-22 17:00', [done('appraise', '2026-10-06 10:00')]);
    expect(local(after.steps.at(-1)?.dueAt)).toBe('2026-10-07 17:30');
  });
});
