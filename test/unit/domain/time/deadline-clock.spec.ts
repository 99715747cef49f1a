import { describe, expect, it } from '@jest/globals';
import { isPaused } from '../../../../src/domain/deadline/clock-projection.js';
import {
  extendClock,
  fixedClock,
  pauseClock,
  recordOutage,
  reprojectClock,
  restartClock,
  resumeClock,
  startClock,
  startFixedTerm,
  stopClock,
  type DeadlineClock,
  type ExclusionReason,
} from '../../../../src/domain/deadline/deadline-clock.js';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import { refusalOf } from './refusal.js';
import {
  calendars,
  calendarWith,
  limit,
  local,
  MONDAY_TO_FRIDAY,
  shown,
  specialDay,
  terms,
  VIETNAM,
} from './vietnam-calendar.js';

const start = (of = limit(3), at = '2026-10-05 09:00', more = {}) =>
  startClock(terms(of, more), local(at), calendars);
const pause = (clock: DeadlineClock, at: string, reason: ExclusionReason = 'supplement') =>
  pauseClock(clock, local(at), reason);
const resume = (clock: DeadlineClock, at: string, reason?: ExclusionReason) =>
  resumeClock(clock, local(at), calendars, reason);
const outage = (clock: DeadlineClock, from: string, to: string) =>
  recordOutage(clock, local(from), local(to), calendars);
const extend = (clock: DeadlineClock, by = limit(2), at = '2026-10-06 09:00') =>
  extendClock(clock, by, local(at), calendars);

describe('a deadline clock', () => {
  it('is plain data that survives being stored as JSON', () => {
    const clock = outage(
      resume(pause(start(), '2026-10-06 09:00'), '2026-10-07 09:00'),
      '2026-10-08 08:00',
      '2026-10-08 09:00',
    );
    expect(JSON.parse(JSON.stringify(clock))).toEqual(JSON.parse(JSON.stringify({ ...clock })));
    expect(Object.getPrototypeOf(clock)).toBe(Object.prototype);
  });

  it('is never changed by a verb', () => {
    const clock = Object.freeze({ ...start(), exclusions: Object.freeze([]) });
    const paused = pause(clock, '2026-10-06 09:00');
    resume(paused, '2026-10-07 09:00');
    expect(clock.exclusions).toEqual([]);
    expect(shown(clock.dueAt)).toBe('2026-10-08 17:30');
  });

  it('has no due moment while it is paused', () => {
    const paused = pause(start(), '2026-10-06 09:00');
    expect([paused.dueAt, isPaused(paused)]).toEqual([null, true]);
    expect(shown(paused.originalDueAt)).toBe('2026-10-08 17:30');
  });

  it('that was late before the pause stays late in it and after it', () => {
    const paused = pause(start(), '2026-10-08 17:31');
    expect(shown(paused.dueAt)).toBe('2026-10-08 17:30');
    expect(isPaused(paused)).toBe(true);
    expect(shown(reprojectClock(paused, calendars).dueAt)).toBe('2026-10-08 17:30');
    expect(shown(resume(paused, '2026-10-20 09:00').dueAt)).toBe('2026-10-08 17:30');
  });

  it('paused at the very due moment was not late', () => {
    expect(pause(start(), '2026-10-08 17:30').dueAt).toBeNull();
  });

  it.each([
    ['pause day counts, resume day does not', '2026-10-06 09:00', '2026-10-07 09:00', '2026-10-09 17:30'],
    ['within one day nothing is excluded', '2026-10-06 09:00', '2026-10-06 16:00', '2026-10-08 17:30'],
    [
      'over a weekend only counted days are excluded',
      '2026-10-06 09:00',
      '2026-10-12 09:00',
      '2026-10-14 17:30',
    ],
    ['nothing left: close of the resume day', '2026-10-08 09:00', '2026-10-14 10:00', '2026-10-14 17:30'],
    ['nothing left, resumed at closing', '2026-10-08 09:00', '2026-10-14 17:30', '2026-10-14 17:30'],
    ['nothing left, resumed after closing', '2026-10-08 09:00', '2026-10-14 17:31', '2026-10-15 17:30'],
    ['nothing left, resumed on a Saturday', '2026-10-08 09:00', '2026-10-10 09:00', '2026-10-12 17:30'],
    ['nothing left, resumed the same day', '2026-10-08 09:00', '2026-10-08 10:00', '2026-10-08 17:30'],
    ['nothing left, resumed the same evening', '2026-10-08 09:00', '2026-10-08 18:00', '2026-10-09 17:30'],
  ])('three days from Monday, paused: %s', (_rule, from, to, due) => {
    const resumed = resume(pause(start(), from), to);
    expect([shown(resumed.dueAt), resumed.generation]).toEqual([due, 2]);
  });

  it('in calendar days excludes every day of the pause', () => {
    const clock = resume(pause(start(limit(10, 'day')), '2026-10-07 09:00'), '2026-10-12 09:00');
    expect(shown(clock.dueAt)).toBe('2026-10-20 17:30');
  });

  it('in months moves the date by the days of the pause', () => {
    const clock = resume(pause(start(limit(1, 'month')), '2026-10-07 09:00'), '2026-10-12 09:00');
    expect(shown(clock.dueAt)).toBe('2026-11-10 17:30');
  });

  it('paused for two reasons runs again when the second ends, and the time counts once', () => {
    const both = pause(pause(start(limit(10)), '2026-10-06 09:00', 'consultation'), '2026-10-07 09:00');
    expect(refusalOf(() => resume(both, '2026-10-09 09:00'))).toEqual([
      'clock-refused',
      'paused-more-than-once',
      null,
    ]);
    const one = resume(both, '2026-10-09 09:00', 'supplement');
    expect([one.dueAt, isPaused(one), one.generation]).toEqual([null, true, 1]);
    const none = resume(one, '2026-10-12 09:00');
    expect([shown(none.dueAt), none.generation]).toEqual(['2026-10-23 17:30', 2]);
  });

  it('pauses are numbered apart from outages', () => {
    const clock = pause(
      outage(
        resume(pause(start(), '2026-10-06 09:00'), '2026-10-06 10:00'),
        '2026-10-06 11:00',
        '2026-10-06 11:30',
      ),
      '2026-10-07 09:00',
    );
    expect(clock.exclusions.map(({ kind, no }) => `${kind} ${no}`)).toEqual([
      'pause 1',
      'outage 1',
      'pause 2',
    ]);
  });

  it('restarts with the full limit, keeps its first due moment and its history', () => {
    const clock = restartClock(
      pause(extend(start()), '2026-10-06 10:00'),
      local('2026-10-14 09:00'),
      calendars,
    );
    expect([shown(clock.startedAt), shown(clock.dueAt)]).toEqual(['2026-10-14 09:00', '2026-10-19 17:30']);
    expect([shown(clock.originalDueAt), clock.extension, clock.exclusions.length]).toEqual([
      '2026-10-08 17:30',
      null,
      1,
    ]);
    expect(clock.generation).toBe(3);
  });

  it('takes another limit after a supplement', () => {
    const clock = startFixedTerm(
      pause(start(limit(10)), '2026-10-06 10:00'),
      limit(3),
      local('2026-10-14 09:00'),
      calendars,
    );
    expect([shown(clock.dueAt), clock.terms.limit]).toEqual(['2026-10-19 17:30', limit(3)]);
  });

  it.each([
    [
      'the due moment moves by the working time lost',
      '2026-10-07 14:00',
      '2026-10-07 16:00',
      '2026-10-09 09:30',
    ],
    ['a night has no working time', '2026-10-07 18:00', '2026-10-08 06:00', '2026-10-08 17:30'],
    ['day zero does not count anyway', '2026-10-05 14:00', '2026-10-05 16:00', '2026-10-08 17:30'],
    ['it may outlast the due moment', '2026-10-08 16:30', '2026-10-09 08:30', '2026-10-09 09:30'],
    ['it comes after the due moment', '2026-10-09 08:00', '2026-10-09 10:00', '2026-10-08 17:30'],
    ['it begins at the due moment', '2026-10-08 17:30', '2026-10-09 10:00', '2026-10-08 17:30'],
  ])('an outage on a three-day clock: %s', (_rule, from, to, due) => {
    const moved = outage(start(), from, to);
    expect([shown(moved.dueAt), moved.generation]).toEqual([due, 1]);
  });

  it('Friday 17:30 and 120 minutes lost is Monday 09:30', () => {
    const clock = start(limit(4));
    expect(shown(clock.dueAt)).toBe('2026-10-09 17:30');
    expect(shown(outage(clock, '2026-10-08 08:00', '2026-10-08 10:00').dueAt)).toBe('2026-10-12 09:30');
  });

  it('an outage recorded twice, or inside a pause, counts once', () => {
    const once = outage(start(), '2026-10-07 14:00', '2026-10-07 16:00');
    expect(outage(once, '2026-10-07 14:00', '2026-10-07 16:00').dueAt).toEqual(once.dueAt);
    const resumed = resume(pause(start(), '2026-10-06 09:00'), '2026-10-08 09:00');
    expect(outage(resumed, '2026-10-07 08:00', '2026-10-07 10:00').dueAt).toEqual(resumed.dueAt);
    expect(outage(resumed, '2026-10-08 14:00', '2026-10-08 16:00').dueAt).toEqual(resumed.dueAt);
  });

  it('minutes that an outage gave back stand still in a later pause minute by minute', () => {
    const clock = outage(start(), '2026-10-07 14:00', '2026-10-07 16:00');
    const resumed = resume(pause(clock, '2026-10-09 08:30'), '2026-10-14 10:00');
    expect(shown(resumed.dueAt)).toBe('2026-10-14 11:00');
  });

  it("the desk's earlier close holds for minutes given back, too", () => {
    const weekly = MONDAY_TO_FRIDAY.map((row) => ({ ...row, sessions: [{ from: 480, to: 1020 }] }));
    const both = { counting: calendars.counting, desk: compileCalendar({ ...VIETNAM, weekly }) };
    const clock = startClock(terms(limit(3)), local('2026-10-05 09:00'), both);
    expect(shown(clock.dueAt)).toBe('2026-10-08 17:00');
    const lost = (to: string) => recordOutage(clock, local('2026-10-07 07:30'), local(to), both).dueAt;
    expect(shown(lost('2026-10-07 09:30'))).toBe('2026-10-09 09:30');
    expect(shown(lost('2026-10-07 17:30'))).toBe('2026-10-09 17:00');
  });

  it('is extended from its old due day', () => {
    const clock = extend(start());
    expect([shown(clock.dueAt), shown(clock.originalDueAt), clock.generation]).toEqual([
      '2026-10-12 17:30',
      '2026-10-08 17:30',
      2,
    ]);
    const rolled = extend(start(limit(12, 'day')), limit(3, 'day'));
    expect(shown(rolled.dueAt)).toBe('2026-10-22 17:30');
    const monthly = extend(start(limit(15)), limit(1, 'month'));
    expect(shown(monthly.dueAt)).toBe('2026-11-26 17:30');
    expect(
      shown(extend(start(limit(8, 'working_hour')), limit(4, 'working_hour'), '2026-10-05 10:00').dueAt),
    ).toBe('2026-10-06 15:00');
  });

  it('paused on its first last day goes on in the extension', () => {
    const clock = resume(pause(extend(start()), '2026-10-08 09:00'), '2026-10-14 09:00');
    expect(shown(clock.dueAt)).toBe('2026-10-16 17:30');
  });

  it('keeps generation and first due moment on a changed calendar, and itself on an unchanged one', () => {
    const clock = start();
    expect(reprojectClock(clock, calendars)).toBe(clock);
    const holiday = { counting: calendarWith(specialDay('2026-10-07', 'holiday', 'Lễ')) };
    const moved = reprojectClock(clock, holiday);
    expect([shown(moved.dueAt), moved.generation]).toEqual(['2026-10-09 17:30', 1]);
    expect(reprojectClock(stopClock(clock, local('2026-10-06 09:00')), holiday).dueAt).toEqual(clock.dueAt);
    expect(reprojectClock(pause(clock, '2026-10-06 09:00'), holiday).dueAt).toBeNull();
  });

  it('fixed by another system is never computed again', () => {
    const fixed = fixedClock(terms(limit(3)), local('2026-10-05 09:00'), local('2026-10-08 12:34'));
    expect([fixed.terms.limit, shown(fixed.dueAt), fixed.provisional]).toEqual([
      null,
      '2026-10-08 12:34',
      false,
    ]);
    expect(shown(reprojectClock(fixed, calendars).dueAt)).toBe('2026-10-08 12:34');
    const resumed = resume(pause(fixed, '2026-10-06 09:00'), '2026-10-12 09:00');
    expect(shown(resumed.dueAt)).toBe('2026-10-08 12:34');
    expect(shown(outage(fixed, '2026-10-06 09:00', '2026-10-06 10:00').dueAt)).toBe('2026-10-08 12:34');
    expect(shown(startFixedTerm(fixed, limit(3), local('2026-10-14 09:00'), calendars).dueAt)).toBe(
      '2026-10-19 17:30',
    );
    expect(stopClock(fixed, local('2026-10-01 09:00')).stoppedAt).toEqual(local('2026-10-01 09:00'));
  });
});

describe('a clock refuses', () => {
  const clock = start();
  const paused = pause(clock, '2026-10-06 09:00');
  const stopped = stopClock(clock, local('2026-10-06 09:00'));
  const fixed = fixedClock(terms(limit(3)), local('2026-10-05 09:00'), local('2026-10-08 12:00'));

  it.each<[string, () => unknown, string]>([
    ['resuming when it runs', () => resume(clock, '2026-10-07 09:00'), 'not-paused'],
    ['pausing twice for one reason', () => pause(paused, '2026-10-07 09:00'), 'paused'],
    ['pausing when stopped', () => pause(stopped, '2026-10-07 09:00'), 'stopped'],
    ['resuming when stopped', () => resume(stopped, '2026-10-07 09:00'), 'stopped'],
    [
      'resuming what was paused when it stopped',
      () => resume(stopClock(paused, local('2026-10-07 09:00')), '2026-10-08 09:00'),
      'stopped',
    ],
    ['restarting when stopped', () => restartClock(stopped, local('2026-10-07 09:00'), calendars), 'stopped'],
    ['extending when stopped', () => extend(stopped), 'stopped'],
    ['an outage when stopped', () => outage(stopped, '2026-10-06 08:00', '2026-10-06 09:00'), 'stopped'],
    ['stopping twice', () => stopClock(stopped, local('2026-10-07 09:00')), 'stopped'],
    [
      'stopping an imported one twice',
      () => stopClock(stopClock(fixed, local('2026-10-07 09:00')), local('2026-10-07 09:00')),
      'stopped',
    ],
    ['pausing before it started', () => pause(clock, '2026-10-05 08:59'), 'before-start'],
    ['stopping before it started', () => stopClock(clock, local('2026-10-05 08:59')), 'before-start'],
    ['resuming before the pause', () => resume(paused, '2026-10-06 08:59'), 'before-pause'],
    [
      'an outage that ends when it begins',
      () => outage(clock, '2026-10-06 08:00', '2026-10-06 08:00'),
      'ends-before-it-begins',
    ],
    ['a second extension', () => extend(extend(clock)), 'already-extended'],
    ['an extension after the due moment', () => extend(clock, limit(1), '2026-10-08 17:31'), 'expired'],
    [
      'an extension in a pause after the due moment',
      () => extend(pause(clock, '2026-10-09 09:00'), limit(1), '2026-10-09 10:00'),
      'expired',
    ],
    [
      'starting without a limit',
      () => startClock(fixed.terms, local('2026-10-05 09:00'), calendars),
      'without-limit',
    ],
    [
      'restarting without a limit',
      () => restartClock(fixed, local('2026-10-07 09:00'), calendars),
      'without-limit',
    ],
    ['extending without a limit', () => extend(fixed), 'without-limit'],
  ])('%s', (_act, act, because) => {
    expect(refusalOf(act)).toEqual(['clock-refused', because, null]);
  });

  it.each<[string, () => unknown, (string | null)[]]>([
    [
      'an impossible limit',
      () => start(limit(0)),
      ['invalid-time-limit', 'impossible-amount', 'limit.amount'],
    ],
    [
      'an impossible extension',
      () => extend(clock, limit(-1)),
      ['invalid-time-limit', 'impossible-amount', 'extension.amount'],
    ],
    [
      'hours added to days',
      () => extend(clock, limit(4, 'hour')),
      ['extension-in-other-unit', null, 'extension.unit'],
    ],
    [
      'the same day added to days',
      () => extend(clock, limit(0, 'same_day')),
      ['extension-in-other-unit', null, 'extension.unit'],
    ],
    [
      'a due moment of another system before the start',
      () => fixedClock(terms(limit(3)), local('2026-10-05 09:00'), local('2026-10-05 08:59')),
      ['clock-refused', 'due-before-start', 'dueAt'],
    ],
    [
      'an impossible instant',
      () => startClock(terms(limit(1)), new Date('soon'), calendars),
      ['impossible-instant', null, null],
    ],
  ])('%s', (_act, act, refusal) => {
    expect(refusalOf(act)).toEqual(refusal);
  });
});
