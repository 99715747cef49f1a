import { describe, expect, it } from '@jest/globals';
import {
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
  type ClockTerms,
  type DeadlineClock,
} from '../../../../src/domain/deadline/deadline-clock.js';
import { nextRung, rungMoments } from '../../../../src/domain/deadline/rungs.js';
import { calendars, limit, local, shown, terms } from './vietnam-calendar.js';

const ladderOf = (clock: DeadlineClock) =>
  rungMoments(clock, calendars).map(({ key, at }) => `${key} ${shown(at)}`);
const start = (of: ClockTerms, at = '2026-10-05 09:00') => startClock(of, local(at), calendars);

describe('rungs', () => {
  it('of the default ladder: one working day before, and a millisecond after the due moment', () => {
    expect(ladderOf(start(terms(limit(5))))).toEqual([
      'due_soon 2026-10-09 17:30',
      'overdue 2026-10-12 17:30:00.001',
    ]);
  });

  it('before the due moment skip Tết and count the make-up Saturday', () => {
    expect(ladderOf(start(terms(limit(1)), '2026-02-12 09:00'))[0]).toBe('due_soon 2026-02-12 17:30');
    expect(ladderOf(start(terms(limit(2)), '2026-08-21 09:00'))[0]).toBe('due_soon 2026-08-22 17:30');
  });

  it.each([
    ['same day', limit(0, 'same_day'), '2026-10-05 07:30', 'due_soon 2026-10-05 15:54'],
    ['eight working hours', limit(8, 'working_hour'), '2026-04-29 16:00', 'due_soon 2026-05-04 14:24'],
    ['a quarter of a day', limit(0.25), '2026-10-05 09:00', 'due_soon 2026-10-05 10:36'],
    ['24 hours', limit(24, 'hour'), '2026-10-05 09:00', 'due_soon 2026-10-06 04:12'],
  ] as const)("of a term too short for a day's notice come at 80 %%: %s", (_name, of, at, rung) => {
    expect(ladderOf(start(terms(of), at))[0]).toBe(rung);
  });

  it('of the applicant keep 24:00', () => {
    expect(ladderOf(start(terms(limit(15, 'day'), { binds: 'applicant' }), '2026-10-07 10:00'))).toEqual([
      'due_soon 2026-10-22 00:00',
      'overdue 2026-10-23 00:00:00.001',
    ]);
  });

  it('by share leave the time of a pause out', () => {
    const ladder = [{ key: 'due_soon', at: { kind: 'share', share: 0.5 } }] as const;
    const clock = start(terms(limit(8, 'working_hour'), { ladder }));
    expect(ladderOf(clock)).toEqual(['due_soon 2026-10-05 15:00']);
    const paused = pauseClock(clock, local('2026-10-05 10:00'), 'payment');
    const resumed = resumeClock(paused, local('2026-10-07 10:00'), calendars);
    expect(ladderOf(resumed)).toEqual(['due_soon 2026-10-07 15:00']);
  });

  it('after the due moment count working days', () => {
    const ladder = [{ key: 'overdue', at: { kind: 'working_days_after_due', days: 3 } }] as const;
    expect(ladderOf(start(terms(limit(4), { ladder })))).toEqual(['overdue 2026-10-14 17:30:00.001']);
  });

  it('are none while paused, even late, and once stopped', () => {
    const clock = start(terms(limit(3)));
    expect(ladderOf(pauseClock(clock, local('2026-10-06 09:00'), 'supplement'))).toEqual([]);
    expect(ladderOf(pauseClock(clock, local('2026-10-12 09:00'), 'supplement'))).toEqual([]);
    expect(ladderOf(stopClock(clock, local('2026-10-06 09:00')))).toEqual([]);
  });

  it('are none lost after resuming: the moments are those of the new due moment', () => {
    const paused = pauseClock(start(terms(limit(3))), local('2026-10-07 09:00'), 'supplement');
    expect(ladderOf(resumeClock(paused, local('2026-10-20 09:00'), calendars))).toEqual([
      'due_soon 2026-10-20 17:30',
      'overdue 2026-10-21 17:30:00.001',
    ]);
  });

  it('tell of the due moment itself, though what is late is told a millisecond after it', () => {
    const [soon, overdue] = rungMoments(start(terms(limit(3))), calendars);
    expect([shown(soon?.at ?? null), shown(soon?.momentAt ?? null)]).toEqual([
      '2026-10-07 17:30',
      '2026-10-07 17:30',
    ]);
    expect([shown(overdue?.at ?? null), shown(overdue?.momentAt ?? null)]).toEqual([
      '2026-10-08 17:30:00.001',
      '2026-10-08 17:30',
    ]);
  });

  it('come in order, each that has fired passed over', () => {
    const clock = start(terms(limit(3)));
    expect(nextRung(clock, [], calendars)?.key).toBe('due_soon');
    expect(nextRung(clock, ['due_soon'], calendars)?.key).toBe('overdue');
    expect(nextRung(clock, ['overdue'], calendars)?.key).toBe('due_soon');
    expect(nextRung(clock, new Set(['due_soon', 'overdue'] as const), calendars)).toBeNull();
  });
});
