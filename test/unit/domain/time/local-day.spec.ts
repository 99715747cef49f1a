import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonthsClamped,
  daysBetween,
  formatTimeOfDay,
  fromEpochDay,
  isLocalDay,
  isoWeekday,
  parseTimeOfDay,
  toEpochDay,
} from '../../../../src/domain/calendar/local-day.js';

describe('local days', () => {
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2026-11-30'])('%s exists', (day) => {
    expect(isLocalDay(day)).toBe(true);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-01-00', '0000-01-01'])(
    '%s does not exist',
    (day) => {
      expect(isLocalDay(day)).toBe(false);
      expect(() => toEpochDay(day)).toThrow('impossible-day');
    },
  );

  it.each([
    '26-01-01',
    '2026-1-1',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '2026/01/01',
    '',
    20260101,
    null,
    undefined,
  ])('%p is not a day at all', (value) => {
    expect(isLocalDay(value)).toBe(false);
  });

  it('agree with the proleptic Gregorian calendar of JavaScript on every day of 800 years', () => {
    for (let epochDay = toEpochDay('1600-01-01'); epochDay < toEpochDay('2400-01-01'); epochDay += 1) {
      const reference = new Date(epochDay * 86_400_000);
      const day = fromEpochDay(epochDay);
      if (day !== reference.toISOString().slice(0, 10)) throw new Error(`${epochDay} is not ${day}`);
      if (isoWeekday(day) !== (reference.getUTCDay() || 7)) throw new Error(`weekday of ${day}`);
    }
  });

  it('go there and back from any year', () => {
    const epochDays = fc.integer({ min: toEpochDay('0001-01-01'), max: toEpochDay('9999-12-31') });
    fc.assert(fc.property(epochDays, (epochDay) => toEpochDay(fromEpochDay(epochDay)) === epochDay));
  });

  it('days beyond the year 9999 are refused, not wrapped', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow('impossible-day');
    expect(() => addDays('0001-01-01', -1)).toThrow('impossible-day');
    expect(() => fromEpochDay(0.5)).toThrow('impossible-day');
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2024-01-29', 1, '2024-02-29'],
    ['2026-01-29', 1, '2026-02-28'],
    ['2026-01-28', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %s months is %s', (day, months, expected) => {
    expect(addMonthsClamped(day, months)).toBe(expected);
  });

  it('between days are counted with their sign', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
    expect(daysBetween('2026-03-02', '2026-02-27')).toBe(-3);
  });
});

describe('times of day', () => {
  it.each([
    ['00:00', 0],
    ['07:30', 450],
    ['09:05', 545],
    ['13:00', 780],
    ['23:59', 1439],
  ])('%s is minute %s', (text, minute) => {
    expect(parseTimeOfDay(text)).toBe(minute);
    expect(formatTimeOfDay(minute)).toBe(text);
  });

  it.each(['24:00', '7:30', '07:3', '0730', '07:60', '25:00', '-1:00', '07:30:00', ''])(
    '%p is refused',
    (text) => {
      expect(() => parseTimeOfDay(text, 'from')).toThrow('impossible-time');
    },
  );
});
