import { describe, expect, it } from '@jest/globals';
import { lostHours, type MustHaveHours } from '../../../../src/domain/calendar/lost-hours.js';
import type { WeeklySessions } from '../../../../src/domain/calendar/working-calendar.js';

const HOURS = [{ from: 450, to: 690 }];
const WINTER = [{ from: 480, to: 690 }];
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5] as const;

interface Season {
  readonly from?: string;
  readonly to?: string;
  readonly hours?: WeeklySessions['sessions'];
  readonly on?: readonly WeeklySessions['weekday'][];
}

function season({ from, to, hours = HOURS, on = MONDAY_TO_FRIDAY }: Season = {}): WeeklySessions[] {
  return on.map((weekday) => ({
    weekday,
    validFrom: from ?? null,
    validTo: to ?? null,
    sessions: hours,
  }));
}

const ALWAYS = season();
const SATURDAY = [6] as const;
const TODAY: MustHaveHours = { kind: 'day', day: '2026-10-05' };
const EVERY_DAY: MustHaveHours = { kind: 'every_day' };

/** Weekday (0: all), index of the row, its open end, first and last day lost. */
function told(before: WeeklySessions[], after: WeeklySessions[], must: MustHaveHours | null = TODAY) {
  return lostHours(before, after, must).map(({ weekday, row, end, from, to }) => [
    weekday ?? 0,
    row,
    end,
    from,
    to,
  ]);
}

describe('hours of the week that a change would take away', () => {
  it('are none where the season that was goes on until the day before the new one', () => {
    const after = [...season({ to: '2026-10-15' }), ...season({ from: '2026-10-16', hours: WINTER })];
    expect(told(ALWAYS, after)).toEqual([]);
    expect(told(after, ALWAYS)).toEqual([]);
  });

  it('are those of every day before rows that all begin later', () => {
    expect(told(ALWAYS, season({ from: '2026-10-16' }))).toEqual([
      [1, 0, 'validFrom', null, '2026-10-12'],
      [2, 1, 'validFrom', null, '2026-10-13'],
      [3, 2, 'validFrom', null, '2026-10-14'],
      [4, 3, 'validFrom', null, '2026-10-15'],
      [5, 4, 'validFrom', null, '2026-10-09'],
    ]);
  });

  it('are those of one weekday whose only row begins later, past ones too', () => {
    const after = [...season({ on: [1, 2, 3, 4] }), ...season({ on: [5], from: '2020-01-01' })];
    expect(told(ALWAYS, after)).toEqual([[5, 4, 'validFrom', null, '2019-12-27']]);
    expect(told(season({ from: '2024-01-01', on: [1] }), season({ from: '2024-02-01', on: [1] }))).toEqual([
      [1, 0, 'validFrom', '2024-01-01', '2024-01-29'],
    ]);
  });

  it('are those of the days between two seasons, where the weekday falls into the hole', () => {
    const after = [...season({ to: '2026-10-15' }), ...season({ from: '2026-10-19', hours: WINTER })];
    expect(told(ALWAYS, after)).toEqual([[5, 9, 'validFrom', '2026-10-16', '2026-10-16']]);
    const overWeekend = [...season({ to: '2026-10-16' }), ...season({ from: '2026-10-19' })];
    expect(told(ALWAYS, overWeekend)).toEqual([]);
  });

  it.each(['2026-10-04', '2026-10-05', '2027-06-30'])('are all after %s where every row ends', (to) => {
    expect(told(ALWAYS, season({ to }))).toEqual([[0, 0, 'validTo', expect.any(String), null]]);
  });

  it('are told for both ends at once', () => {
    const monday = season({ on: [1] });
    const after = season({ from: '2026-10-16', to: '2026-12-31', on: [1] });
    expect(told(monday, after).map(([, , end]) => end)).toEqual(['validFrom', 'validTo']);
  });

  it('are none of a weekday that ends or begins while the week goes on', () => {
    const withSaturday = [...ALWAYS, ...season({ on: SATURDAY })];
    const ending = [...ALWAYS, ...season({ on: SATURDAY, to: '2026-10-31' })];
    const summers = [...ending, ...season({ on: SATURDAY, from: '2027-06-01', to: '2027-08-31' })];
    expect(told(withSaturday, ending)).toEqual([]);
    expect(told(ending, summers)).toEqual([]);
    expect(told(ALWAYS, withSaturday)).toEqual([]);
    expect(told(withSaturday, summers)).toEqual([[6, 6, 'validFrom', '2026-11-07', '2027-05-29']]);
  });

  it('are those of a weekday that is forgotten, in the past too', () => {
    const withSaturday = [...ALWAYS, ...season({ on: SATURDAY })];
    expect(told(withSaturday, ALWAYS)).toEqual([[6, null, 'validTo', null, null]]);
    expect(told(ALWAYS, [...season({ on: [1, 2] }), ...season({ on: SATURDAY })])).toEqual([
      [3, null, 'validTo', null, null],
      [4, null, 'validTo', null, null],
      [5, null, 'validTo', null, null],
    ]);
  });

  it('do not count where the calendar had none either, but today needs hours', () => {
    const late = season({ from: '2026-10-16' });
    expect(told(late, late, null)).toEqual([]);
    expect(told(late, late)).toEqual([[0, 0, 'validFrom', null, '2026-10-15']]);
    expect(told(late, season({ from: '2026-10-01' }))).toEqual([]);
  });

  it('of a new calendar are all that are not said', () => {
    expect(told([], ALWAYS, EVERY_DAY)).toEqual([]);
    expect(told([], season({ from: '2026-01-01' }), EVERY_DAY)).toEqual([
      [0, 0, 'validFrom', null, '2025-12-31'],
    ]);
    expect(told([], season({ to: '2026-12-31' }), EVERY_DAY)).toEqual([
      [0, 0, 'validTo', '2027-01-01', null],
    ]);
    const holed = [...season({ to: '2026-12-29' }), ...season({ from: '2027-01-04' })];
    expect(told([], holed, EVERY_DAY)).toEqual([[0, 5, 'validFrom', '2026-12-30', '2027-01-03']]);
    const summers = [...ALWAYS, ...season({ on: SATURDAY, from: '2027-06-01', to: '2027-08-31' })];
    expect(told([], summers, EVERY_DAY)).toEqual([]);
  });

  it('are none beyond the days that are ever computed', () => {
    expect(told(ALWAYS, season({ from: '2000-01-01', to: '9999-12-31' }), EVERY_DAY)).toEqual([]);
  });
});
