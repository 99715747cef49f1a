import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { fromEpochDay } from '../../../../src/domain/calendar/local-day.js';
import { dueMoment, type CutOff, type DueOptions } from '../../../../src/domain/deadline/time-limit.js';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import {
  agency,
  anyLimit,
  bothCalendars,
  dayLimit,
  excluded,
  hourLimit,
  minute,
  pausesAfter,
  RANGE,
  RUNS,
  vietnam,
} from './arbitraries.js';
import { naiveDue, toInstant, toLocalMinute, type NaivePause } from './naive.js';
import { limit, local, MONDAY_TO_FRIDAY, NO_CUT_OFF, VIETNAM } from './vietnam-calendar.js';

const runs = { numRuns: RUNS };
/** For walks of many weeks minute by minute. */
const fewer = { numRuns: RUNS / 4 };

function same(found: number, expected: number, what: string): void {
  if (found !== expected) {
    throw new Error(
      `${what}: ${toInstant(found).toISOString()} instead of ${toInstant(expected).toISOString()}`,
    );
  }
}

/** The pauses that are over on an earlier day than the term they make; leaving one out may leave out the next. */
function overBeforeTheEnd(
  pauses: readonly NaivePause[],
  dueWith: (pauses: readonly NaivePause[]) => number,
): readonly NaivePause[] {
  const lastDay = Math.floor((dueWith(pauses) - 1) / 1440);
  const over = pauses.filter(({ to }) => Math.floor(to / 1440) < lastDay);
  return over.length === pauses.length ? over : overBeforeTheEnd(over, dueWith);
}

describe('the engine agrees with a walk day by day and minute by minute', () => {
  it('on every limit, start and calendar', () => {
    const binds = fc.constantFrom('agency' as const, 'applicant' as const);
    fc.assert(
      fc.property(bothCalendars, anyLimit, minute, binds, ({ calendar, naive }, of, startMinute, bound) => {
        const { dueAt } = dueMoment(of, toInstant(startMinute), {
          calendar,
          cutOff: NO_CUT_OFF,
          binds: bound,
        });
        same(toLocalMinute(dueAt), naiveDue(naive, { limit: of, startMinute, binds: bound }), 'due');
      }),
      runs,
    );
  });

  it('on every mix of pauses, whatever their order and overlap', () => {
    const cases = minute.chain((start) => fc.tuple(fc.constant(start), pausesAfter(start)));
    fc.assert(
      fc.property(bothCalendars, anyLimit, cases, ({ calendar, naive }, of, [startMinute, pauses]) => {
        const exclusions = excluded('pause', pauses);
        const { dueAt } = dueMoment(of, toInstant(startMinute), { ...agency, calendar, exclusions });
        same(toLocalMinute(dueAt), naiveDue(naive, { limit: of, startMinute, pauses }), 'due');
      }),
      runs,
    );
  });

  it('on every mix of outages', () => {
    const cases = minute.chain((start) => fc.tuple(fc.constant(start), pausesAfter(start)));
    fc.assert(
      fc.property(bothCalendars, anyLimit, cases, ({ calendar, naive }, of, [startMinute, outages]) => {
        const exclusions = excluded('outage', outages);
        const { dueAt } = dueMoment(of, toInstant(startMinute), { ...agency, calendar, exclusions });
        same(toLocalMinute(dueAt), naiveDue(naive, { limit: of, startMinute, outages }), 'due');
      }),
      fewer,
    );
  });

  it('on every mix of pauses and outages of an hour clock', () => {
    const cases = minute.chain((start) =>
      fc.tuple(fc.constant(start), pausesAfter(start), pausesAfter(start)),
    );
    fc.assert(
      fc.property(
        bothCalendars,
        hourLimit,
        cases,
        ({ calendar, naive }, of, [startMinute, pauses, outages]) => {
          const exclusions = [...excluded('outage', outages), ...excluded('pause', pauses)];
          const { dueAt } = dueMoment(of, toInstant(startMinute), { ...agency, calendar, exclusions });
          same(toLocalMinute(dueAt), naiveDue(naive, { limit: of, startMinute, pauses, outages }), 'due');
        },
      ),
      fewer,
    );
  });

  it('on every mix of pauses and outages of a day clock, the pauses over before its last day', () => {
    const cases = minute.chain((start) =>
      fc.tuple(fc.constant(start), pausesAfter(start), pausesAfter(start)),
    );
    fc.assert(
      fc.property(
        bothCalendars,
        dayLimit,
        cases,
        ({ calendar, naive }, of, [startMinute, begun, outages]) => {
          const pauses = overBeforeTheEnd(begun, (some) =>
            naiveDue(naive, { limit: of, startMinute, pauses: some }),
          );
          const exclusions = [...excluded('outage', outages), ...excluded('pause', pauses)];
          const { dueAt } = dueMoment(of, toInstant(startMinute), { ...agency, calendar, exclusions });
          same(toLocalMinute(dueAt), naiveDue(naive, { limit: of, startMinute, pauses, outages }), 'due');
        },
      ),
      fewer,
    );
  });

  it('from every day of 2026, Tết included', () => {
    const { calendar, naive } = vietnam;
    const firstMinute = toLocalMinute(local('2026-01-01 00:00'));
    const limits = [limit(3), limit(15, 'day'), limit(1, 'month'), limit(8, 'working_hour')];
    const starts = Array.from({ length: 365 }, (_, day) =>
      [0, 690, 905, 1400].map((time) => firstMinute + day * 1440 + time),
    ).flat();
    for (const startMinute of starts) {
      for (const each of limits) {
        const { dueAt } = dueMoment(each, toInstant(startMinute), { ...agency, calendar });
        same(toLocalMinute(dueAt), naiveDue(naive, { limit: each, startMinute }), each.unit);
      }
    }
  });
});

describe('working time', () => {
  const minutes = fc.integer({ min: 1, max: 3_000 });

  it('is added as it is walked, and in parts as in one', () => {
    fc.assert(
      fc.property(bothCalendars, minute, minutes, minutes, ({ calendar, naive }, start, first, second) => {
        const from = toInstant(start);
        const inParts = calendar.addWorkingMinutes(calendar.addWorkingMinutes(from, first), second);
        same(toLocalMinute(inParts), toLocalMinute(calendar.addWorkingMinutes(from, first + second)), 'sum');
        same(toLocalMinute(inParts), naive.addMinutes(start, first + second), 'walk');
      }),
      fewer,
    );
  });

  it('forward then backward returns, up to the end of a session', () => {
    fc.assert(
      fc.property(bothCalendars, minute, minutes, ({ calendar }, start, amount) => {
        const there = calendar.addWorkingMinutes(toInstant(start), amount);
        const back = calendar.subtractWorkingMinutes(there, amount);
        return (
          calendar.workingMillisBetween(toInstant(start), there) === amount * 60_000 &&
          calendar.workingMillisBetween(toInstant(start), back) === 0
        );
      }),
      runs,
    );
  });

  it('between two instants is what a walk counts', () => {
    fc.assert(
      fc.property(bothCalendars, minute, minutes, ({ calendar, naive }, start, length) => {
        const found = calendar.workingMinutesBetween(toInstant(start), toInstant(start + length));
        return found === naive.minutesBetween(start, start + length);
      }),
      runs,
    );
  });
});

describe('counted days', () => {
  const offset = fc.integer({ min: 0, max: 100 });
  const count = fc.integer({ min: 1, max: 60 });

  it('are added in parts as in one, and forward then backward returns', () => {
    fc.assert(
      fc.property(bothCalendars, offset, count, count, ({ calendar }, start, first, second) => {
        const day = calendar.nextCountedDay(fromEpochDay(20_454 + start));
        const there = calendar.addCountedDays(day, first + second);
        return (
          calendar.addCountedDays(calendar.addCountedDays(day, first), second) === there &&
          calendar.addCountedDays(there, -(first + second)) === day &&
          calendar.countedDaysBetween(day, there) === first + second
        );
      }),
      runs,
    );
  });
});

describe('a later receipt never gives an earlier due moment', () => {
  const cutOff: fc.Arbitrary<CutOff> = fc.record({
    at: fc.oneof(
      fc.constant({ kind: 'none' as const }),
      fc.record({
        kind: fc.constant('time_of_day' as const),
        minuteOfDay: fc.integer({ min: 0, max: 1440 }),
      }),
      fc.record({ kind: fc.constant('last_minutes' as const), minutes: fc.integer({ min: 0, max: 300 }) }),
    ),
    affects: fc.constantFrom('hand_over' as const, 'clock' as const),
  });
  const limits = fc.oneof(
    anyLimit,
    fc.constant(limit(0, 'same_day')),
    fc.integer({ min: 1, max: 40 }).map((quarters) => limit(quarters / 4)),
  );
  const options = fc.record({
    cutOff,
    binds: fc.constantFrom('agency' as const, 'applicant' as const),
    desk: fc.option(bothCalendars),
  });

  it('for any limit, cut-off, desk and calendar', () => {
    fc.assert(
      fc.property(
        bothCalendars,
        limits,
        options,
        minute,
        fc.integer({ min: 0, max: 4_000 }),
        ({ calendar }, of, { desk, ...rest }, start, wait) => {
          const isNominal = of.unit === 'working_day' && !Number.isInteger(of.amount);
          const due: DueOptions = { ...rest, calendar, deskCalendar: desk?.calendar };
          const first = dueMoment(of, toInstant(start), due).dueAt;
          const second = dueMoment(of, toInstant(start + wait), due).dueAt;
          // Nominal time is kept in whole milliseconds.
          return second.getTime() >= first.getTime() - (isNominal ? 1 : 0) && first >= toInstant(start);
        },
      ),
      runs,
    );
  });

  it('with an outage of the whole province either', () => {
    const weekly = MONDAY_TO_FRIDAY;
    const calendar = compileCalendar({ ...VIETNAM, weekly }, RANGE);
    const working = fc.oneof(
      hourLimit,
      fc.integer({ min: 1, max: 20 }).map((days) => limit(days)),
    );
    const cases = minute.chain((start) => fc.tuple(fc.constant(start), pausesAfter(start)));
    fc.assert(
      fc.property(working, cases, fc.integer({ min: 0, max: 4_000 }), (of, [start, outages], wait) => {
        const exclusions = excluded('outage', outages);
        const dueFrom = (at: number) =>
          dueMoment(of, toInstant(at), { ...agency, calendar, exclusions }).dueAt;
        return dueFrom(start + wait) >= dueFrom(start);
      }),
      runs,
    );
  });
});
