import { describe, expect, it } from '@jest/globals';
import * as verbs from '../../../../src/domain/deadline/deadline-clock.js';
import {
  extendClock,
  pauseClock,
  recordOutage,
  reprojectClock,
  resumeClock,
  startClock,
  startFixedTerm,
  restartClock,
} from '../../../../src/domain/deadline/deadline-clock.js';
import { explainClock } from '../../../../src/domain/deadline/clock-explanation.js';
import { parseTimeOfDay } from '../../../../src/domain/calendar/local-day.js';
import { rungMoments } from '../../../../src/domain/deadline/rungs.js';
import { dueMoment, validateTimeLimit, type TimeLimit } from '../../../../src/domain/deadline/time-limit.js';
import { compileCalendar, type WorkingCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import { refusalOf } from './refusal.js';
import {
  calendar,
  calendars,
  calendarWith,
  limit,
  local,
  MONDAY_TO_FRIDAY,
  NO_CUT_OFF,
  shown,
  specialDay,
  terms,
  VIETNAM,
} from './vietnam-calendar.js';

const due = (of: TimeLimit, received: string, on: WorkingCalendar = calendar) =>
  shown(dueMoment(of, local(received), { calendar: on, cutOff: NO_CUT_OFF, binds: 'agency' }).dueAt);

const officesAt = (...sessions: { from: number; to: number }[]) =>
  compileCalendar({
    ...VIETNAM,
    weekly: MONDAY_TO_FRIDAY.map((row) => ({ ...row, sessions })),
    specialDays: VIETNAM.specialDays.map((row) => ({ ...row, sessions: null })),
  });

describe('traps of deadline arithmetic', () => {
  it('trap 1: a receipt at 10:00 on a holiday falls on a day off', () => {
    expect(calendar.isCounted('2026-09-02')).toBe(false);
    expect(due(limit(0, 'same_day'), '2026-09-02 10:00')).toBe('2026-09-03 17:30');
    expect(due(limit(1, 'working_hour'), '2026-09-02 10:00')).toBe('2026-09-03 08:30');
  });

  it('trap 2: three days land on the third working day whatever the length of the day, hours at their own point', () => {
    const sevenHours = officesAt({ from: 480, to: 690 }, { from: 810, to: 1020 });
    const sevenAndHalf = officesAt({ from: 480, to: 720 }, { from: 810, to: 1020 });
    expect(due(limit(3), '2026-10-05 09:00', sevenHours)).toBe('2026-10-08 17:00');
    expect(due(limit(3), '2026-10-05 09:00', sevenAndHalf)).toBe('2026-10-08 17:00');
    expect(due(limit(21, 'working_hour'), '2026-10-05 09:00', sevenHours)).toBe('2026-10-08 09:00');
    expect(due(limit(22.5, 'working_hour'), '2026-10-05 09:00', sevenAndHalf)).toBe('2026-10-08 09:00');
  });

  it('trap 3: 400 and 1,000 working days are right, and what lies too far is refused', () => {
    const plain = compileCalendar({ ...VIETNAM, specialDays: [] });
    expect(due(limit(400), '2026-01-05 09:00', plain)).toBe('2027-07-19 17:30');
    expect(due(limit(1000), '2026-01-05 09:00', plain)).toBe('2029-11-05 17:30');
    expect(due(limit(8000, 'working_hour'), '2026-01-05 07:30', plain)).toBe('2029-11-02 17:30');
    expect(refusalOf(() => due(limit(2600), '2055-01-04 09:00'))).toEqual(['out-of-calendar', null, null]);
  });

  it.each([
    ['00:00', '09:30'],
    ['07:29', '09:30'],
    ['07:30', '09:30'],
    ['09:30', '11:30'],
    ['09:31', '13:31'],
    ['11:30', '15:30'],
    ['12:30', '15:30'],
    ['13:00', '15:30'],
    ['13:30', '15:30'],
    ['15:30', '17:30'],
  ])('trap 4: two working hours from Monday %s end at %s', (from, to) => {
    expect(due(limit(2, 'working_hour'), `2026-10-05 ${from}`)).toBe(`2026-10-05 ${to}`);
  });

  it.each(['17:00', '17:30', '18:00', '23:59'])(
    'trap 4: two working hours from Monday %s end on Tuesday',
    (from) => {
      const expected = from === '17:00' ? '09:00' : '09:30';
      expect(due(limit(2, 'working_hour'), `2026-10-05 ${from}`)).toBe(`2026-10-06 ${expected}`);
    },
  );

  it('trap 5: times of day keep their leading zeros and 24:00 is refused', () => {
    expect(['09:05', '00:09', '07:30'].map((text) => parseTimeOfDay(text))).toEqual([545, 9, 450]);
    expect(refusalOf(() => parseTimeOfDay('24:00', 'from'))).toEqual(['impossible-time', null, 'from']);
    const five = officesAt({ from: 545, to: 1050 });
    expect(due(limit(1, 'working_hour'), '2026-10-05 08:00', five)).toBe('2026-10-05 10:05');
  });

  it('trap 6: a make-up Saturday has its own hours, and only that Saturday counts', () => {
    const half = calendarWith(specialDay('2026-10-10', 'makeup_work', 'Làm bù', [{ from: 480, to: 660 }]));
    expect(due(limit(1), '2026-10-09 09:00', half)).toBe('2026-10-10 11:00');
    expect(due(limit(5, 'working_hour'), '2026-10-09 15:30', half)).toBe('2026-10-10 11:00');
    expect(due(limit(1), '2026-10-16 09:00', half)).toBe('2026-10-19 17:30');
    expect(refusalOf(() => calendarWith(specialDay('2026-09-02', 'makeup_work', 'Làm bù')))).toEqual([
      'invalid-calendar',
      'day-of-two-kinds',
      `specialDays[${VIETNAM.specialDays.length}].on`,
    ]);
  });

  it('trap 8: 24 working hours and 3 working days are two different terms', () => {
    expect(due(limit(24, 'working_hour'), '2026-10-05 09:00')).toBe('2026-10-08 09:00');
    expect(due(limit(3), '2026-10-05 09:00')).toBe('2026-10-08 17:30');
  });

  it('trap 9: the day of the event is day zero, and calendar days roll off a day off only at their end', () => {
    expect(due(limit(1), '2026-10-05 00:00')).toBe('2026-10-06 17:30');
    expect(due(limit(1, 'day'), '2026-10-05 23:59')).toBe('2026-10-06 17:30');
    expect(due(limit(5, 'day'), '2026-10-05 09:00')).toBe('2026-10-12 17:30');
    expect(due(limit(7, 'day'), '2026-10-05 09:00')).toBe('2026-10-12 17:30');
  });

  it.each([
    ['2026-01-29', '2026-03-02'],
    ['2026-01-30', '2026-03-02'],
    ['2026-01-31', '2026-03-02'],
    ['2024-01-31', '2024-02-29'],
    ['2024-02-29', '2024-03-29'],
    ['2025-01-28', '2025-02-28'],
  ])('trap 10: a month from %s ends on %s', (from, to) => {
    expect(due(limit(1, 'month'), `${from} 09:00`)).toBe(`${to} 17:30`);
  });

  it('trap 11: empty and zero limits are refused', () => {
    const missing = { amount: undefined, unit: 'day' } as unknown as TimeLimit;
    for (const empty of [limit(0), limit(0, 'month'), missing]) {
      expect(refusalOf(() => validateTimeLimit(empty))?.[0]).toBe('invalid-time-limit');
    }
  });

  it("traps 12 and 15: the local day is the zone's, not the process's", () => {
    const atMidnight = new Date('2026-10-05T17:00:00.000Z');
    const justBefore = new Date('2026-10-05T16:59:59.999Z');
    const dayZero = (at: Date) =>
      dueMoment(limit(1), at, { calendar, cutOff: NO_CUT_OFF, binds: 'agency' }).dayZero;
    expect([dayZero(justBefore), dayZero(atMidnight)]).toEqual(['2026-10-05', '2026-10-06']);
  });

  it("trap 13: two agencies' calendars do not touch each other, and a recompiled one is used at once", () => {
    const short = officesAt({ from: 480, to: 660 });
    const before = [due(limit(1), '2026-10-05 09:00'), due(limit(1), '2026-10-05 09:00', short)];
    const holiday = calendarWith(specialDay('2026-10-06', 'holiday', 'Lễ'));
    expect(due(limit(1), '2026-10-05 09:00', holiday)).toBe('2026-10-07 17:30');
    expect([due(limit(1), '2026-10-05 09:00'), due(limit(1), '2026-10-05 09:00', short)]).toEqual(before);
    expect(before).toEqual(['2026-10-06 17:30', '2026-10-06 11:00']);
  });

  it('trap 17: no due moment of an agency lies outside its working hours', () => {
    for (const minutes of [1, 29, 119, 239, 240, 241, 479, 480]) {
      const { dueAt } = dueMoment(limit(0.0021 * minutes), local('2026-10-05 16:59'), {
        calendar,
        cutOff: NO_CUT_OFF,
        binds: 'agency',
      });
      const clock = shown(dueAt)?.slice(11, 16) ?? '';
      expect(clock >= '07:30' && clock <= '17:30' && !(clock > '11:30' && clock < '13:30')).toBe(true);
    }
  });
});

describe('traps of pauses, extensions and supplements', () => {
  const hours = () => startClock(terms(limit(16, 'working_hour')), local('2026-10-05 09:00'), calendars);
  const days = () => startClock(terms(limit(10)), local('2026-10-05 09:00'), calendars);
  const between = (clock = days(), from: string, to: string) =>
    resumeClock(pauseClock(clock, local(from), 'supplement'), local(to), calendars);

  it('trap 18: a pause moves an hour clock by exactly the working time paused', () => {
    const moved = between(hours(), '2026-10-06 10:00', '2026-10-06 14:00');
    const shift = calendar.workingMinutesBetween(hours().dueAt ?? new Date(0), moved.dueAt ?? new Date(0));
    expect(shift).toBe(120);
  });

  it('trap 19: a pause from Friday 16:00 to Monday 09:00 is two hours with offices from 08:00 to 17:00', () => {
    const offices = { counting: officesAt({ from: 480, to: 1020 }) };
    const clock = startClock(terms(limit(20, 'working_hour')), local('2026-10-09 08:00'), offices);
    const paused = pauseClock(clock, local('2026-10-09 16:00'), 'supplement');
    const resumed = resumeClock(paused, local('2026-10-12 09:00'), offices);
    expect([shown(clock.dueAt), shown(resumed.dueAt)]).toEqual(['2026-10-13 10:00', '2026-10-13 12:00']);
  });

  it('trap 20: touching and nested pauses count as their union', () => {
    const whole = between(days(), '2026-10-06 09:00', '2026-10-09 09:00');
    const touching = between(
      between(days(), '2026-10-06 09:00', '2026-10-07 09:00'),
      '2026-10-07 09:00',
      '2026-10-09 09:00',
    );
    const outer = pauseClock(days(), local('2026-10-06 09:00'), 'consultation');
    const inner = resumeClock(
      pauseClock(outer, local('2026-10-07 09:00'), 'payment'),
      local('2026-10-08 09:00'),
      calendars,
      'payment',
    );
    const nested = resumeClock(inner, local('2026-10-09 09:00'), calendars);
    expect([touching.dueAt, nested.dueAt]).toEqual([whole.dueAt, whole.dueAt]);
  });

  it('trap 21: every mix of finished and running pauses has an answer', () => {
    const finished = between(days(), '2026-10-06 09:00', '2026-10-07 09:00');
    const running = pauseClock(finished, local('2026-10-08 09:00'), 'supplement');
    const both = pauseClock(running, local('2026-10-09 09:00'), 'payment');
    for (const clock of [days(), finished, running, both]) {
      const isStill = clock === running || clock === both;
      expect(clock.dueAt === null).toBe(isStill);
      expect(rungMoments(clock, calendars).length).toBe(isStill ? 0 : 2);
      expect(explainClock(clock, calendars).dueAt).toEqual(clock.dueAt);
    }
  });

  it('trap 22: a return resets or continues as configured, the second as the first', () => {
    const paused = () =>
      pauseClock(
        between(days(), '2026-10-06 09:00', '2026-10-08 09:00'),
        local('2026-10-09 09:00'),
        'supplement',
      );
    const back = local('2026-10-14 09:00');
    expect(shown(resumeClock(paused(), back, calendars).dueAt)).toBe('2026-10-26 17:30');
    expect(shown(restartClock(paused(), back, calendars).dueAt)).toBe('2026-10-28 17:30');
    expect(shown(startFixedTerm(paused(), limit(3), back, calendars).dueAt)).toBe('2026-10-19 17:30');
  });

  it('trap 23: a rung is just after its moment, never before', () => {
    const overdue = rungMoments(days(), calendars).find(({ key }) => key === 'overdue');
    expect((overdue?.at.getTime() ?? 0) - (days().dueAt?.getTime() ?? 0)).toBe(1);
  });

  it('trap 24: nothing but these verbs moves a clock, whatever is sent, noted or told', () => {
    expect(Object.keys(verbs).toSorted()).toEqual([
      'changeTerms',
      'extendClock',
      'fixedClock',
      'pauseClock',
      'recordOutage',
      'reprojectClock',
      'restartClock',
      'resumeClock',
      'reviveClock',
      'startClock',
      'startFixedTerm',
      'stopClock',
    ]);
  });

  it('trap 25: an extension counts from the old due day, comes once and not after expiry', () => {
    const extended = extendClock(days(), limit(5), local('2026-10-06 09:00'), calendars);
    expect(shown(extended.dueAt)).toBe('2026-10-26 17:30');
    const late = () => extendClock(days(), limit(5), local('2026-10-19 17:31'), calendars);
    expect(refusalOf(late)).toEqual(['clock-refused', 'expired', null]);
    const again = () => extendClock(extended, limit(5), local('2026-10-06 09:00'), calendars);
    expect(refusalOf(again)).toEqual(['clock-refused', 'already-extended', null]);
  });

  it('trap 26: the ledger adds up to the date that is shown', () => {
    const clock = recordOutage(
      between(days(), '2026-10-06 09:00', '2026-10-09 09:00'),
      local('2026-10-13 08:00'),
      local('2026-10-13 09:00'),
      calendars,
    );
    const { ledger, total, dueAt } = explainClock(clock, calendars);
    expect(total).toEqual({ amount: 10, unit: 'working_day' });
    expect(ledger.at(-1)?.on).toBe(shown(dueAt)?.slice(0, 10));
  });

  it('trap 27: no rung in a pause, none lost after it', () => {
    const paused = pauseClock(days(), local('2026-10-06 09:00'), 'supplement');
    expect(rungMoments(paused, calendars)).toEqual([]);
    expect(rungMoments(resumeClock(paused, local('2026-11-12 09:00'), calendars), calendars)).toHaveLength(2);
  });

  it('trap 42: a re-projection on the same calendar changes nothing', () => {
    const clock = days();
    expect(reprojectClock(clock, calendars)).toBe(clock);
  });
});
