import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RANGE } from '../../../../src/domain/calendar/calendar-table.js';
import {
  compileCalendar,
  type CalendarDefinition,
} from '../../../../src/domain/calendar/working-calendar.js';
import { dueMoment, type TimeLimit } from '../../../../src/domain/deadline/time-limit.js';
import { agency } from './arbitraries.js';
import { NaiveCalendar, naiveDue, toInstant, toLocalMinute } from './naive.js';
import { refusalOf } from './refusal.js';
import { calendar, limit, local, MONDAY_TO_FRIDAY, shown, specialDay, VIETNAM } from './vietnam-calendar.js';

const due = (of: TimeLimit, received: string, on = calendar) =>
  shown(dueMoment(of, local(received), { ...agency, calendar: on }).dueAt);

describe('trap 3: long terms', () => {
  it('of 400 working days, by hand', () => {
    // 2026: 261 weekdays, 14 of them off, two make-up Saturdays; 31 are over on 13 February.
    expect(calendar.countedDaysBetween('2025-12-31', '2026-12-31')).toBe(249);
    expect(due(limit(218), '2026-02-13 09:00')).toBe('2026-12-31 17:30');
    // The 182nd of 2027: 11 weekdays off until then make it the 193rd weekday, 38 weeks and a day after 4 January.
    expect(due(limit(400), '2026-02-13 09:00')).toBe('2027-09-28 17:30');
  });

  it.each([400, 1_000, 2_000])('of %s working days, and their hours, are those of the walk', (days) => {
    const naive = new NaiveCalendar(VIETNAM);
    for (let week = 0; week < 150; week += 5) {
      const startMinute = toLocalMinute(local('2024-01-02 10:07')) + week * 7 * 1440;
      for (const each of [limit(days), limit(days * 8, 'working_hour'), limit(days, 'day')]) {
        const { dueAt } = dueMoment(each, toInstant(startMinute), { ...agency, calendar });
        const walked = toInstant(naiveDue(naive, { limit: each, startMinute }));
        expect([each.unit, shown(dueAt)]).toEqual([each.unit, shown(walked)]);
      }
    }
  });

  it('reach the last compiled day, and not a day or a minute further', () => {
    expect(DEFAULT_RANGE).toEqual({ from: '2000-01-01', through: '2059-12-31' });
    expect(due(limit(1), '2059-12-30 09:00')).toBe('2059-12-31 17:30');
    expect(due(limit(8, 'working_hour'), '2059-12-30 17:30')).toBe('2059-12-31 17:30');
    expect(due(limit(1, 'day'), '2059-12-30 09:00')).toBe('2059-12-31 17:30');
    expect(due(limit(48, 'hour'), '2059-12-30 00:00')).toBe('2060-01-01 00:00');
  });

  it.each<[TimeLimit, string]>([
    [limit(1), '2059-12-31 09:00'],
    [limit(2), '2059-12-30 09:00'],
    [limit(1_000), '2057-06-01 09:00'],
    [limit(8.25, 'working_hour'), '2059-12-30 17:30'],
    [limit(2, 'day'), '2059-12-30 09:00'],
    [limit(1, 'month'), '2059-12-15 09:00'],
    [limit(120, 'month'), '2050-01-15 09:00'],
    [limit(0.5), '2059-12-31 14:00'],
    [limit(0, 'same_day'), '2059-12-31 18:00'],
    [limit(1), '1999-12-31 09:00'],
    [limit(1, 'working_hour'), '1999-12-31 09:00'],
  ])('that leave the compiled days are refused, never cut: %j from %s', (of, received) => {
    expect(refusalOf(() => due(of, received))).toEqual(['out-of-calendar', null, null]);
  });
});

describe('trap 13: agencies with different calendars', () => {
  const short: CalendarDefinition = {
    ...VIETNAM,
    id: 'short',
    weekly: MONDAY_TO_FRIDAY.map((row) => ({ ...row, sessions: [{ from: 480, to: 660 }] })),
    specialDays: [specialDay('2026-10-07', 'holiday', 'Lễ')],
  };
  const starts = Array.from(
    { length: 200 },
    (_, index) => new Date(Date.UTC(2026, 0, 1 + index, index % 24)),
  );
  const limits = [limit(3), limit(5, 'working_hour'), limit(0.5), limit(1, 'month')];

  const all = (on: ReturnType<typeof compileCalendar>) =>
    starts.flatMap((at) =>
      limits.map((of) => dueMoment(of, at, { ...agency, calendar: on }).dueAt.getTime()),
    );

  it('computed by turns give what each gives alone', async () => {
    const [alone, shortAlone] = [all(compileCalendar(VIETNAM)), all(compileCalendar(short))];
    const [one, other] = [compileCalendar(VIETNAM), compileCalendar(short)];
    const inTurns = async (on: typeof one) => {
      const found: number[] = [];
      for (const at of starts) {
        for (const each of limits) {
          found.push(dueMoment(each, at, { ...agency, calendar: on }).dueAt.getTime());
          await Promise.resolve();
        }
      }
      return found;
    };
    const found = await Promise.all([inTurns(one), inTurns(other), inTurns(one)]);
    expect(found).toEqual([alone, shortAlone, alone]);
    expect(alone).not.toEqual(shortAlone);
  });

  it('never write into what they are made from', () => {
    const frozen = deepFrozen(structuredClone(VIETNAM));
    const compiled = compileCalendar(frozen);
    expect(all(compiled)).toEqual(all(compileCalendar(VIETNAM)));
    expect(frozen).toEqual(VIETNAM);
  });
});

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}
