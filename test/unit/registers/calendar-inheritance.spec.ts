import { describe, expect, it } from '@jest/globals';
import type {
  CalendarDayEntity,
  CalendarEntity,
  CalendarWeeklyEntity,
} from '../../../src/registers/calendars/calendar.entity.js';
import {
  type CalendarRows,
  definitionOf,
  heirsOf,
} from '../../../src/registers/calendars/calendar-inheritance.js';

function calendar(id: string, parentId: string | null): CalendarEntity {
  const zone = 'Asia/Ho_Chi_Minh';
  return { id, code: `c${id}`, name: id, zone, parentId, publishedThrough: '2026-12-31', version: 1 };
}

function weekly(calendarId: string, weekday: number, from: number): CalendarWeeklyEntity {
  const id = `${calendarId}-${weekday}`;
  return { id, calendarId, weekday, validFrom: null, validTo: null, sessions: [[from, 690]], source: 'x' };
}

function day(calendarId: string, on: string, name: string): CalendarDayEntity {
  const enteredAt = new Date('2026-01-01T00:00:00Z');
  return { calendarId, on, kind: 'holiday', name, sessions: null, source: 'x', enteredAt };
}

const ROWS: CalendarRows = {
  calendars: [calendar('1', null), calendar('2', '1'), calendar('3', '2'), calendar('4', null)],
  weekly: [weekly('1', 1, 450), weekly('1', 2, 450), weekly('2', 2, 480)],
  days: [day('1', '2026-09-02', 'parent'), day('1', '2026-11-24', 'parent'), day('2', '2026-09-02', 'child')],
};

describe('a calendar that inherits', () => {
  it('replaces the parent’s sessions of a weekday by its own and keeps the other weekdays', () => {
    const { weekly: rows } = definitionOf(ROWS, '2');
    expect(rows.map(({ weekday, sessions }) => [weekday, sessions[0]?.from])).toEqual([
      [1, 450],
      [2, 480],
    ]);
  });

  it('replaces the parent’s special day by its own and keeps the other days', () => {
    const { specialDays } = definitionOf(ROWS, '2');
    expect(specialDays.map(({ on, name }) => [on, name])).toEqual([
      ['2026-09-02', 'child'],
      ['2026-11-24', 'parent'],
    ]);
  });

  it('adds extra hours only to a day that no parent has declared, today or later', () => {
    const extra = { kind: 'extra_session' as const, sessions: [[1050, 1110] as const] };
    const of = (calendarId: string, on: string) => ({ ...day(calendarId, on, 'giờ thứ 9'), ...extra });
    const days = [...ROWS.days, of('2', '2026-11-24'), of('2', '2026-11-25'), of('1', '2026-11-26')];
    const own = [...days, { ...of('2', '2026-11-26'), name: 'own' }];
    const merged = definitionOf({ ...ROWS, days: own }, '2').specialDays;
    expect(merged.map(({ on, kind, name }) => [on, kind, name])).toEqual([
      ['2026-09-02', 'holiday', 'child'],
      ['2026-11-24', 'holiday', 'parent'],
      ['2026-11-25', 'extra_session', 'giờ thứ 9'],
      ['2026-11-26', 'extra_session', 'own'],
    ]);
  });

  it('inherits through several parents', () => {
    expect(definitionOf(ROWS, '3').specialDays.map(({ name }) => name)).toEqual(['child', 'parent']);
    expect([...heirsOf(ROWS, '1')].sort()).toEqual(['1', '2', '3']);
    expect(heirsOf(ROWS, '4')).toEqual(['4']);
  });

  it('is refused where the parents go in a circle', () => {
    const circle = { ...ROWS, calendars: [calendar('1', '2'), calendar('2', '1')] };
    expect(() => definitionOf(circle, '1')).toThrow('calendar-inherits-itself');
  });
});
