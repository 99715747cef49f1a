import { describe, expect, it } from '@jest/globals';
import { dueMoment, type TimeLimit } from '../../../src/domain/deadline/time-limit.js';
import { POLICE_CALENDAR, PROVINCE_CALENDAR } from '../../../src/app/sample/data/calendars.js';
import { DAYS_OFF } from '../../../src/app/sample/data/days-off.js';
import { PROCEDURES } from '../../../src/app/sample/data/procedures/all-procedures.js';
import { local, sampleCalendar } from './sample-calendar.js';

const calendar = sampleCalendar(PROVINCE_CALENDAR);
const police = sampleCalendar(POLICE_CALENDAR);
const NO_CUT_OFF = { at: { kind: 'none' }, affects: 'hand_over' } as const;

function lastDay(day: string, time: string, limit: TimeLimit, on = calendar): string {
  return dueMoment(limit, local(day, time), { calendar: on, cutOff: NO_CUT_OFF, binds: 'agency' }).lastDay;
}

const workingDays = (amount: number): TimeLimit => ({ amount, unit: 'working_day' });
const days = (amount: number): TimeLimit => ({ amount, unit: 'day' });

describe('the days off of the sample', () => {
  it.each([
    ['1, Tết', '2026-02-13', '09:00', workingDays(5), '2026-02-27'],
    ['2, make-up Saturday', '2026-08-21', '10:00', workingDays(1), '2026-08-22'],
    ['3, swap day and National Day', '2026-08-28', '10:00', workingDays(3), '2026-09-07'],
    ['6, Giỗ Tổ on a Sunday', '2026-04-24', '10:00', workingDays(3), '2026-05-04'],
    ['6, Vietnam Culture Day', '2026-11-23', '10:00', workingDays(1), '2026-11-25'],
    ['7, calendar days to a holiday', '2026-08-18', '10:00', days(15), '2026-09-03'],
    ['7, calendar days', '2026-08-20', '10:00', days(15), '2026-09-04'],
  ])('give the date of regulation row %s', (_row, day, time, limit, expected) => {
    expect(lastDay(day, time, limit)).toBe(expected);
  });

  it.each([
    ['2024-02-07', workingDays(1), '2024-02-15'],
    ['2024-04-26', workingDays(2), '2024-05-03'],
    ['2024-05-03', workingDays(1), '2024-05-04'],
    ['2024-08-30', workingDays(1), '2024-09-04'],
    ['2025-01-24', workingDays(1), '2025-02-03'],
    ['2025-04-25', workingDays(1), '2025-04-26'],
    ['2025-04-29', workingDays(1), '2025-05-05'],
    ['2025-08-29', workingDays(1), '2025-09-03'],
    ['2025-12-31', workingDays(1), '2026-01-05'],
    ['2026-01-09', workingDays(1), '2026-01-10'],
    ['2027-02-03', workingDays(1), '2027-02-11'],
    ['2027-04-29', workingDays(1), '2027-05-04'],
    ['2027-09-01', workingDays(1), '2027-09-06'],
  ])('count from %s over the breaks of the years 2024 to 2027', (day, limit, expected) => {
    expect(lastDay(day, '09:00', limit)).toBe(expected);
  });

  it('name the document of every day and make 2027 provisional', () => {
    expect(DAYS_OFF.every(({ name, source }) => name !== '' && source !== '')).toBe(true);
    expect([calendar.isProvisional('2026-12-31'), calendar.isProvisional('2027-01-04')]).toEqual([
      false,
      true,
    ]);
  });

  it('leave 251, 250, 249 and 249 working days in the years 2024 to 2027', () => {
    const of = (year: number) => calendar.countedDaysBetween(`${year - 1}-12-31`, `${year}-12-31`);
    expect([2024, 2025, 2026, 2027].map(of)).toEqual([251, 250, 249, 249]);
  });
});

describe('the police calendar', () => {
  it('takes in on Saturday mornings but does not count them', () => {
    expect(police.isOpenForIntake('2026-10-10')).toBe(true);
    expect(police.isCounted('2026-10-10')).toBe(false);
    expect(calendar.isOpenForIntake('2026-10-10')).toBe(false);
    expect(lastDay('2026-10-10', '09:00', workingDays(1), police)).toBe('2026-10-12');
  });

  it('keeps make-up Saturdays counted and days off closed', () => {
    expect(police.isCounted('2026-08-22')).toBe(true);
    expect(police.isOpenForIntake('2026-02-14')).toBe(false);
    expect(police.isOpenForIntake('2027-05-01')).toBe(false);
  });
});

describe('the birth group of Decree 301/2026', () => {
  const group = PROCEDURES.find(({ code }) => code === '3.000722');

  it.each([
    ['14:00', '2026-10-09'],
    ['15:00', '2026-10-09'],
    ['15:20', '2026-10-12'],
  ])('filed on Tuesday 6/10/2026 at %s is due on %s (regulation row 21)', (time, expected) => {
    const limit = group?.rules.variants[0]?.terms[0]?.decidedTerm.limit as TimeLimit;
    const cutOff = group?.rules.cutOff ?? NO_CUT_OFF;
    const due = dueMoment(limit, local('2026-10-06', time), { calendar, cutOff, binds: 'agency' });
    expect(due.lastDay).toBe(expected);
  });
});
