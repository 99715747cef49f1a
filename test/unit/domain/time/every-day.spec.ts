import { describe, it } from '@jest/globals';
import { dueMoment, type CutOff } from '../../../../src/domain/deadline/time-limit.js';
import { agency, vietnam } from './arbitraries.js';
import { dayOf, DAY } from './naive-calendar.js';
import { naiveDue, toInstant, toLocalMinute } from './naive.js';
import { AFTER_15_NEXT_DAY, limit, local, NO_CUT_OFF, shown } from './vietnam-calendar.js';

const LIMITS = [
  limit(1),
  limit(3),
  limit(5),
  limit(15),
  limit(15, 'day'),
  limit(1, 'month'),
  limit(8, 'working_hour'),
  limit(0, 'same_day'),
];

/** Midnight, before opening, at and in the lunch break, 15:00 sharp and just after, after close, before midnight. */
const TIMES = [0, 420, 690, 750, 900, 901, 1051, 1439];

const LAST_PUBLISHED = dayOf(toLocalMinute(local('2026-12-31 00:00')));

function check(startMinute: number, cutOff: CutOff): void {
  const { calendar, naive } = vietnam;
  for (const each of LIMITS) {
    const at = toInstant(startMinute);
    const { dueAt, provisional } = dueMoment(each, at, { ...agency, calendar, cutOff });
    const expected = naiveDue(naive, { limit: each, startMinute, cutOff });
    if (toLocalMinute(dueAt) !== expected || provisional !== dayOf(expected) > LAST_PUBLISHED) {
      const found = `${shown(dueAt)}${provisional ? ' provisional' : ''}`;
      throw new Error(
        `${shown(at)} + ${each.amount} ${each.unit}: ${found}, not ${shown(toInstant(expected))}`,
      );
    }
  }
}

describe('trap 16: with every day of a year with Tết as today, the due moments are those of a walk', () => {
  it.each([2026, 2027])('%s, whatever the hour', (year) => {
    const first = dayOf(toLocalMinute(local(`${year}-01-01 00:00`)));
    for (let day = first; day < first + 365; day += 1) {
      for (const time of TIMES) check(day * DAY + time, NO_CUT_OFF);
      for (const time of [899, 900, 901, 1439]) check(day * DAY + time, AFTER_15_NEXT_DAY);
    }
  });
});
