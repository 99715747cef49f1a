import fc from 'fast-check';
import type { TimeLimit } from '../../../../src/domain/deadline/time-limit.js';
import {
  compileCalendar,
  type CalendarDefinition,
  type SpecialDay,
  type WorkingSession,
} from '../../../../src/domain/calendar/working-calendar.js';
import { NaiveCalendar, toInstant, toLocalMinute, type NaivePause } from './naive.js';
import { calendarWith, local, NO_CUT_OFF, VIETNAM, ZONE } from './vietnam-calendar.js';

/** Enough to find a broken rule, few enough for the everyday run. */
export const RUNS = 500;

const FIRST_DAY = Date.UTC(2026, 0, 1) / 86_400_000;
export const RANGE = { from: '2025-12-01', through: '2027-12-31' };

const dayText = (offset: number) => new Date((FIRST_DAY + offset) * 86_400_000).toISOString().slice(0, 10);

/** One to three sessions of whole minutes, apart or touching. */
const sessions: fc.Arbitrary<readonly WorkingSession[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => quarters.toSorted((a, b) => a - b).map((quarter) => quarter * 15))
  .map((bounds) =>
    bounds.flatMap((from, index) =>
      index % 2 === 0 && bounds[index + 1] ? [{ from, to: bounds[index + 1] ?? 0 }] : [],
    ),
  )
  .filter((ofDay) => ofDay.reduce((sum, { from, to }) => sum + to - from, 0) >= 60);

const specialDay: fc.Arbitrary<SpecialDay> = fc.oneof(
  fc.record({
    on: fc.integer({ min: 0, max: 90 }).map(dayText),
    kind: fc.constantFrom('holiday', 'compensation', 'swap_off', 'duty'),
    name: fc.constant('nghỉ'),
    sessions: fc.constant(null),
    source: fc.constant('test'),
  }),
  fc.record({
    on: fc.integer({ min: 0, max: 90 }).map(dayText),
    kind: fc.constant('makeup_work' as const),
    name: fc.constant('làm bù'),
    sessions,
    source: fc.constant('test'),
  }),
);

const definition: fc.Arbitrary<CalendarDefinition> = fc
  .record({
    week: fc.uniqueArray(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), sessions }), {
      selector: ({ weekday }) => weekday,
      minLength: 3,
      maxLength: 7,
    }),
    specialDays: fc.uniqueArray(specialDay, { selector: ({ on }) => on, maxLength: 12 }),
  })
  .map(({ week, specialDays }) => ({
    id: 'random',
    version: 1,
    zone: ZONE,
    weekly: week.map(({ weekday, sessions: hours }) => ({
      weekday: weekday as 1,
      validFrom: null,
      validTo: null,
      sessions: hours,
    })),
    specialDays,
    publishedThrough: '2026-12-31',
  }));

/** A calendar twice: compiled, and for the naive walk. */
export const bothCalendars = fc
  .oneof({ weight: 1, arbitrary: fc.constant(VIETNAM) }, { weight: 3, arbitrary: definition })
  .map((of) => ({
    calendar: compileCalendar(of, RANGE),
    naive: new NaiveCalendar(of),
    [fc.toStringMethod]: () => JSON.stringify(of),
  }));

/** The 2026 calendar as it is; equal days, so that outages cost the same whatever day they hit. */
export const vietnam = { calendar: calendarWith(), naive: new NaiveCalendar(VIETNAM) };

const FIRST_MINUTE = toLocalMinute(local('2026-01-05 00:00'));

/** A local minute in the first quarter of 2026, often on a quarter of an hour. */
export const minute: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 80 * 96 }).map((quarter) => FIRST_MINUTE + quarter * 15),
  fc.integer({ min: 0, max: 80 * 1440 }).map((offset) => FIRST_MINUTE + offset),
);

/** An agency's term without a cut-off. */
export const agency = { cutOff: NO_CUT_OFF, binds: 'agency' } as const;

export const dayLimit: fc.Arbitrary<TimeLimit> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit: fc.constant('working_day' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constant('day' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 3 }), unit: fc.constant('month' as const) }),
);

export const hourLimit: fc.Arbitrary<TimeLimit> = fc.record({
  amount: fc.integer({ min: 1, max: 120 }).map((quarters) => quarters / 4),
  unit: fc.constantFrom('working_hour' as const, 'hour' as const),
});

export const anyLimit = fc.oneof(dayLimit, hourLimit);

const QUARTERS_IN_30_DAYS = 30 * 96;

/** Exclusions that begin up to thirty days after a start, in any order, overlapping, nested or touching. */
export const pausesAfter = (start: number): fc.Arbitrary<readonly NaivePause[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: QUARTERS_IN_30_DAYS }), fc.integer({ min: 1, max: 500 }))
      .map(([begin, length]) => ({
        from: Math.max(start, Math.ceil(start / 15) * 15 + (begin - 48) * 15),
        to: Math.ceil(start / 15) * 15 + begin * 15 + length * 15,
      })),
    { maxLength: 4 },
  );

/** Naive intervals as the engine takes them. */
export const excluded = (kind: 'pause' | 'outage', intervals: readonly NaivePause[]) =>
  intervals.map(({ from, to }) => ({ kind, from: toInstant(from), to: toInstant(to) }));
