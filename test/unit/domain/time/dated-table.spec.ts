import { describe, expect, it } from '@jest/globals';
import {
  extendClock,
  pauseClock,
  recordOutage,
  reprojectClock,
  restartClock,
  resumeClock,
  startClock,
  startFixedTerm,
} from '../../../../src/domain/deadline/deadline-clock.js';
import {
  apologyLimitOf,
  ARTICLE_18_CUT_OFF,
  handOverDueAt,
} from '../../../../src/domain/deadline/hand-over.js';
import { dueMoment, type CutOff } from '../../../../src/domain/deadline/time-limit.js';
import { isOverdue } from '../../../../src/domain/rates/timeliness.js';
import { AFTER_15_ROWS, DATED_ROWS } from './dated-rows.js';
import {
  AFTER_15_NEXT_DAY,
  calendar,
  calendars,
  calendarWith,
  limit,
  local,
  NO_CUT_OFF,
  shown,
  specialDay,
  terms,
} from './vietnam-calendar.js';

const dueOf = (received: string, amount: number, unit = limit(1).unit, cutOff: CutOff = NO_CUT_OFF) =>
  shown(dueMoment(limit(amount, unit), local(received), { calendar, cutOff, binds: 'agency' }).dueAt);

const tenDays = () => startClock(terms(limit(10)), local('2026-10-05 09:00'), calendars);
const paused = () => pauseClock(tenDays(), local('2026-10-07 10:00'), 'supplement');
const completedAt = local('2026-10-14 09:00');

describe('the dated table of regulation section 10', () => {
  it.each(DATED_ROWS)('row %s: %s + %s %s → %s', (_rule, received, amount, unit, due) => {
    expect(dueOf(received, amount, unit)).toBe(due);
  });

  it.each(AFTER_15_ROWS)('row %s: %s + %s %s → %s', (_rule, received, amount, unit, due) => {
    expect(dueOf(received, amount, unit, AFTER_15_NEXT_DAY)).toBe(due);
  });

  it('row 4: received in person after 15:00 is handed over when the offices open again', () => {
    const handOver = (at: string) => shown(handOverDueAt(local(at), ARTICLE_18_CUT_OFF, calendar));
    expect(handOver('2026-08-28 15:30')).toBe('2026-09-03 07:30');
    expect(handOver('2026-08-28 15:00')).toBe('2026-08-28 17:30');
    expect(handOver('2026-08-29 09:00')).toBe('2026-09-03 07:30');
  });

  it('row 8: accepted a minute after the eighth hour is late, at the minute is not', () => {
    const { dueAt } = startClock(terms(limit(8, 'working_hour')), local('2026-04-29 16:00'), calendars);
    expect(isOverdue(dueAt, local('2026-05-04 16:00'))).toBe(false);
    expect(isOverdue(dueAt, local('2026-05-04 16:01'))).toBe(true);
  });

  it('rows 13 to 15: restart, pause and fixed term after one supplement', () => {
    expect(shown(tenDays().dueAt)).toBe('2026-10-19 17:30');
    expect(shown(restartClock(paused(), completedAt, calendars).dueAt)).toBe('2026-10-28 17:30');
    expect(shown(resumeClock(paused(), completedAt, calendars).dueAt)).toBe('2026-10-26 17:30');
    expect(shown(startFixedTerm(paused(), limit(3), completedAt, calendars).dueAt)).toBe('2026-10-19 17:30');
  });

  it.each([
    [15, 'day', '2026-10-22', '2026-10-23 00:00'],
    [15, 'working_day', '2026-10-28', '2026-10-29 00:00'],
  ] as const)(
    'row 16: %s %s for the applicant end with the last day (%s)',
    (amount, unit, lastDay, dueAt) => {
      const options = { calendar, cutOff: NO_CUT_OFF, binds: 'applicant' } as const;
      const due = dueMoment(limit(amount, unit), local('2026-10-07 10:00'), options);
      expect([due.lastDay, shown(due.dueAt)]).toEqual([lastDay, dueAt]);
      expect(isOverdue(due.dueAt, local(`${lastDay} 17:00`))).toBe(false);
    },
  );

  it('row 17: the apology is due on the last working day before the day before', () => {
    const { legalOn, dueAt } = apologyLimitOf(local('2026-10-19 17:30'), calendar);
    expect([legalOn, shown(dueAt)]).toEqual(['2026-10-18', '2026-10-16 17:30']);
  });

  it('row 20: twelve days of silence end at 24:00 and are consent the next day', () => {
    const options = { calendar, cutOff: NO_CUT_OFF, binds: 'applicant' } as const;
    const { lastDay, dueAt } = dueMoment(limit(12, 'day'), local('2026-10-07 10:00'), options);
    expect([lastDay, shown(dueAt)]).toEqual(['2026-10-19', '2026-10-20 00:00']);
  });

  it('row 23: a two-hour outage moves the due moment by two working hours', () => {
    const clock = startClock(terms(limit(12.5, 'working_hour')), local('2026-10-08 07:30'), calendars);
    expect(shown(clock.dueAt)).toBe('2026-10-09 14:00');
    const moved = recordOutage(clock, local('2026-10-08 08:00'), local('2026-10-08 10:00'), calendars);
    expect(shown(moved.dueAt)).toBe('2026-10-09 16:00');
  });

  it('row 39: the re-appointment that law allows moves the due moment, the original stays', () => {
    const extended = extendClock(tenDays(), limit(4), local('2026-10-16 09:00'), calendars);
    expect([shown(extended.originalDueAt), shown(extended.dueAt)]).toEqual([
      '2026-10-19 17:30',
      '2026-10-23 17:30',
    ]);
  });

  it('row 42: a swap day announced later moves an open clock by a day', () => {
    const clock = tenDays();
    const announced = calendarWith(specialDay('2026-10-16', 'swap_off', 'Nghỉ hoán đổi'));
    const moved = reprojectClock(clock, { counting: announced });
    expect([shown(clock.dueAt), shown(moved.dueAt)]).toEqual(['2026-10-19 17:30', '2026-10-20 17:30']);
    expect([moved.generation, shown(moved.originalDueAt)]).toEqual([clock.generation, '2026-10-19 17:30']);
  });
});
