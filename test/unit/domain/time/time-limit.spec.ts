import { describe, expect, it } from '@jest/globals';
import { ARTICLE_18_CUT_OFF, handOverDueAt } from '../../../../src/domain/deadline/hand-over.js';
import {
  dueMoment,
  validateCutOff,
  validateTimeLimit,
  type CutOff,
  type DueOptions,
  type TimeLimit,
} from '../../../../src/domain/deadline/time-limit.js';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import { refusalOf } from './refusal.js';
import {
  AFTER_15_NEXT_DAY,
  calendar,
  calendarWith,
  limit,
  local,
  MONDAY_TO_FRIDAY,
  NO_CUT_OFF,
  shown,
  specialDay,
  VIETNAM,
} from './vietnam-calendar.js';

const due = (of: TimeLimit, received: string, more: Partial<DueOptions> = {}) =>
  shown(dueMoment(of, local(received), { calendar, cutOff: NO_CUT_OFF, binds: 'agency', ...more }).dueAt);

const withHours = (...sessions: { from: number; to: number }[]) =>
  compileCalendar({
    ...VIETNAM,
    weekly: MONDAY_TO_FRIDAY.map((row) => ({ ...row, sessions })),
    specialDays: VIETNAM.specialDays.map((row) => ({ ...row, sessions: null })),
  });

describe('a time limit', () => {
  it('in working days ends at the close of its last day, at night or in the lunch break received alike', () => {
    for (const time of ['00:00', '07:30', '12:15', '17:30', '23:59']) {
      expect(due(limit(2), `2026-10-05 ${time}`)).toBe('2026-10-07 17:30');
    }
  });

  it('in months is the same date, moved on from a day off', () => {
    expect(due(limit(1, 'month'), '2026-10-05 09:00')).toBe('2026-11-05 17:30');
    expect(due(limit(1, 'month'), '2026-01-31 09:00')).toBe('2026-03-02 17:30');
    expect(due(limit(3, 'month'), '2026-06-02 09:00')).toBe('2026-09-03 17:30');
  });

  it('in elapsed hours runs through nights and holidays', () => {
    expect(due(limit(24, 'hour'), '2026-09-01 10:00')).toBe('2026-09-02 10:00');
  });

  it('in elapsed hours never ends earlier for the next morning than for the evening before the cut-off', () => {
    const options = { cutOff: AFTER_15_NEXT_DAY };
    expect(due(limit(24, 'hour'), '2026-10-05 15:01', options)).toBe('2026-10-07 07:30');
    expect(due(limit(24, 'hour'), '2026-10-06 06:00', options)).toBe('2026-10-07 07:30');
  });

  it('of parts of a working day is working time: a quarter is 120 minutes of an 8-hour day', () => {
    expect(due(limit(0.25), '2026-10-05 09:00')).toBe('2026-10-05 11:00');
    expect(due(limit(2.5), '2026-10-05 09:00')).toBe('2026-10-07 15:00');
  });

  it('of parts of a working day fills days of 7 and 7.5 hours, too', () => {
    const sevenHours = withHours({ from: 480, to: 690 }, { from: 810, to: 1020 });
    expect(due(limit(0.5), '2026-10-05 08:00', { calendar: sevenHours })).toBe('2026-10-05 11:30');
    expect(due(limit(2.5), '2026-10-05 08:00', { calendar: sevenHours })).toBe('2026-10-07 11:30');
    const sevenAndHalf = withHours({ from: 480, to: 720 }, { from: 810, to: 1020 });
    expect(due(limit(0.2), '2026-10-05 08:00', { calendar: sevenAndHalf })).toBe('2026-10-05 09:30');
  });

  it.each<[string, string, CutOff, string]>([
    ['in the day', '2026-10-05 09:00', NO_CUT_OFF, '2026-10-05 17:30'],
    ['at closing', '2026-10-05 17:30', NO_CUT_OFF, '2026-10-05 17:30'],
    ['after closing', '2026-10-05 17:31', NO_CUT_OFF, '2026-10-06 17:30'],
    ['on a Saturday', '2026-10-10 09:00', NO_CUT_OFF, '2026-10-12 17:30'],
    ['before opening', '2026-10-05 03:00', NO_CUT_OFF, '2026-10-05 17:30'],
    ['at the cut-off', '2026-10-05 15:00', AFTER_15_NEXT_DAY, '2026-10-05 17:30'],
    ['a second after the cut-off', '2026-10-05 15:00:01', AFTER_15_NEXT_DAY, '2026-10-06 17:30'],
    [
      'after the cut-off that else only moves the hand-over',
      '2026-10-05 15:01',
      { ...AFTER_15_NEXT_DAY, affects: 'hand_over' },
      '2026-10-06 17:30',
    ],
  ])('same day, received %s (%s)', (_case, received, cutOff, expected) => {
    const at =
      received.length > 16 ? new Date(local(received.slice(0, 16)).getTime() + 1000) : local(received);
    const options = { calendar, cutOff, binds: 'agency' } as const;
    expect(shown(dueMoment(limit(0, 'same_day'), at, options).dueAt)).toBe(expected);
  });

  it("a cut-off of the last minutes follows the day's own closing", () => {
    const cutOff: CutOff = { at: { kind: 'last_minutes', minutes: 60 }, affects: 'clock' };
    const half = calendarWith(specialDay('2026-10-10', 'makeup_work', 'Làm bù', [{ from: 450, to: 690 }]));
    expect(due(limit(1), '2026-10-05 16:30', { cutOff })).toBe('2026-10-06 17:30');
    expect(due(limit(1), '2026-10-05 16:31', { cutOff })).toBe('2026-10-07 17:30');
    expect(due(limit(1), '2026-10-10 10:30', { cutOff, calendar: half })).toBe('2026-10-12 17:30');
    expect(due(limit(1), '2026-10-10 10:31', { cutOff, calendar: half })).toBe('2026-10-13 17:30');
  });

  it('under a clock cut-off hours count from the opening of the day it counts as received', () => {
    expect(due(limit(2, 'working_hour'), '2026-10-09 15:30', { cutOff: AFTER_15_NEXT_DAY })).toBe(
      '2026-10-12 09:30',
    );
  });

  it('ends when the returning desk closes, if that is earlier and it is open that day', () => {
    const desk = withHours({ from: 450, to: 690 }, { from: 780, to: 1020 });
    expect(due(limit(1), '2026-10-05 09:00', { deskCalendar: desk })).toBe('2026-10-06 17:00');
    expect(due(limit(1), '2026-08-21 09:00', { deskCalendar: desk })).toBe('2026-08-22 17:00');
    const early = { calendar: desk, deskCalendar: calendar };
    expect(due(limit(1), '2026-10-05 09:00', early)).toBe('2026-10-06 17:00');
    const closedDesk = compileCalendar({ ...VIETNAM, specialDays: [] });
    expect(due(limit(1), '2026-08-21 09:00', { deskCalendar: closedDesk })).toBe('2026-08-22 17:30');
    expect(due(limit(0, 'same_day'), '2026-10-05 17:10', { deskCalendar: desk })).toBe('2026-10-06 17:00');
  });

  it("of the applicant ends at 24:00 of the last day, whatever the desk's hours", () => {
    const options = { binds: 'applicant', deskCalendar: calendar } as const;
    expect(due(limit(7), '2026-10-05 09:00', options)).toBe('2026-10-15 00:00');
  });

  it('is provisional when its last day lies beyond the published days', () => {
    const options: DueOptions = { calendar, cutOff: NO_CUT_OFF, binds: 'agency' };
    expect(dueMoment(limit(1), local('2026-12-30 09:00'), options).provisional).toBe(false);
    expect(dueMoment(limit(1), local('2026-12-31 09:00'), options)).toMatchObject({
      provisional: true,
      dayZero: '2026-12-31',
      lastDay: '2027-01-04',
    });
  });

  it('that leaves the compiled calendar is refused', () => {
    expect(refusalOf(() => due(limit(2600), '2055-01-04 09:00'))).toEqual(['out-of-calendar', null, null]);
  });
});

describe('a hand-over', () => {
  const handedOver = (received: string, more: Partial<DueOptions> = {}) =>
    due(limit(0, 'same_day'), received, { cutOff: ARTICLE_18_CUT_OFF, lateEnds: 'opening', ...more });

  it('received too late for its day is due when the offices open again, else at the close of its day', () => {
    expect(handedOver('2026-08-28 15:00')).toBe('2026-08-28 17:30');
    expect(handedOver('2026-08-28 15:30')).toBe('2026-09-03 07:30');
    expect(handedOver('2026-08-29 09:00')).toBe('2026-09-03 07:30');
    expect(handedOver('2026-09-03 05:00')).toBe('2026-09-03 17:30');
  });

  it('paused counts as received when it is resumed', () => {
    const paused = (to: string) => ({
      exclusions: [{ kind: 'pause', from: local('2026-10-05 09:00'), to: local(to) } as const],
    });
    expect(handedOver('2026-10-05 08:00', paused('2026-10-06 10:00'))).toBe('2026-10-06 17:30');
    expect(handedOver('2026-10-05 08:00', paused('2026-10-06 18:00'))).toBe('2026-10-07 07:30');
  });

  it('no other term ends at an opening', () => {
    const lateEnds = 'opening';
    expect(due(limit(1), '2026-10-10 09:00', { lateEnds })).toBe('2026-10-12 17:30');
    expect(due(limit(0, 'same_day'), '2026-10-10 09:00', { lateEnds, extension: limit(1) })).toBe(
      '2026-10-13 17:30',
    );
  });

  it.each([
    ['2026-10-05 09:00', '2026-10-05 17:30'],
    ['2026-10-05 17:31', '2026-10-06 07:30'],
    ['2026-10-10 09:00', '2026-10-12 07:30'],
    ['2026-10-12 05:00', '2026-10-12 17:30'],
  ])('without a cut-off, received %s, is due %s', (received, expected) => {
    expect(shown(handOverDueAt(local(received), NO_CUT_OFF, calendar))).toBe(expected);
  });
});

describe('a limit is refused at configuration time', () => {
  it.each([
    [{ amount: 0, unit: 'working_day' }, 'limit.amount'],
    [{ amount: -1, unit: 'day' }, 'limit.amount'],
    [{ amount: Number.NaN, unit: 'day' }, 'limit.amount'],
    [{ amount: Number.POSITIVE_INFINITY, unit: 'hour' }, 'limit.amount'],
    [{ amount: 1.5, unit: 'day' }, 'limit.amount'],
    [{ amount: 0.5, unit: 'month' }, 'limit.amount'],
    [{ amount: 1 / 3, unit: 'working_day' }, 'limit.amount'],
    [{ amount: 1, unit: 'same_day' }, 'limit.amount'],
    [{ amount: 10_000, unit: 'working_day' }, 'limit.amount'],
    [{ amount: 100_000, unit: 'hour' }, 'limit.amount'],
    [{ amount: '5', unit: 'day' }, 'limit.amount'],
    [{ amount: null, unit: 'day' }, 'limit.amount'],
    [{ amount: 5, unit: 'fortnight' }, 'limit.unit'],
    [{ amount: 5, unit: 'toString' }, 'limit.unit'],
  ])('%j', (of, field) => {
    const reason = field === 'limit.unit' ? 'unknown-unit' : 'impossible-amount';
    expect(refusalOf(() => validateTimeLimit(of as TimeLimit))).toEqual([
      'invalid-time-limit',
      reason,
      field,
    ]);
  });

  it.each([limit(0, 'same_day'), limit(0.25), limit(1000), limit(2.5, 'working_hour'), limit(24, 'hour')])(
    '%j is accepted',
    (of) => {
      expect(refusalOf(() => validateTimeLimit(of))).toBeNull();
    },
  );

  it.each([-1, 1441, 0.5, Number.NaN, '900'])('a cut-off at minute %s', (minute) => {
    const minuteOfDay = minute as number;
    const kinds: CutOff['at'][] = [
      { kind: 'time_of_day', minuteOfDay },
      { kind: 'last_minutes', minutes: minuteOfDay },
    ];
    for (const at of kinds) {
      const refusal = refusalOf(() => validateCutOff({ at, affects: 'clock' }));
      expect(refusal).toEqual(['invalid-cut-off', null, 'cutOff.at']);
    }
  });
});
