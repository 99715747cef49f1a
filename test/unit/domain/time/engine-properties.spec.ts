import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { fromEpochDay } from '../../../../src/domain/calendar/local-day.js';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import { handOverDueAt } from '../../../../src/domain/deadline/hand-over.js';
import { dueMoment, projectTerm } from '../../../../src/domain/deadline/time-limit.js';
import {
  agency,
  anyLimit,
  bothCalendars,
  cases,
  cutOff,
  dayLimit,
  everyLimit,
  excluded,
  hourLimit,
  minute,
  optionsOf,
  partOfDays,
  pausesAfter,
  RANGE,
  sameDay,
  type Case,
} from './arbitraries.js';
import { definitions } from './arbitrary-calendars.js';
import { NaiveCalendar, naiveDue, toInstant, toLocalMinute, type NaiveTerm } from './naive.js';
import { prove } from './prove.js';
import { limit } from './vietnam-calendar.js';
import { wallClockOf } from './wall-clock.js';

function same(found: number, expected: number, what: string): void {
  if (found !== expected) {
    throw new Error(
      `${what}: ${toInstant(found).toISOString()} instead of ${toInstant(expected).toISOString()}`,
    );
  }
}

const dueOf = (of: Case) => dueMoment(of.limit, toInstant(of.startMinute), optionsOf(of));

const asWalked = (of: Case) => same(toLocalMinute(dueOf(of).dueAt), naiveDue(of.on.naive, of), of.limit.unit);

/** Each stretch that a part of a day is measured in is kept in whole milliseconds. */
const MILLIS_ROUNDED = 10;

function asWalkedToTheMillisecond(of: Case): void {
  const { calendar } = of.on;
  const [found, expected] = [dueOf(of).dueAt, toInstant(naiveDue(of.on.naive, of))];
  const gap = Math.abs(calendar.workingMillisBetween(found, expected));
  const before = new Date(found.getTime() - 1);
  const endsInASession = calendar.workingMillisBetween(before, found) === 1;
  if (gap > MILLIS_ROUNDED || !endsInASession) {
    throw new Error(`${found.toISOString()} instead of ${expected.toISOString()}`);
  }
}

describe('the engine agrees with a walk day by day and minute by minute', () => {
  it('on every limit, start, cut-off, desk and calendar', () => {
    const plain = { exclusions: false, extensions: false };
    prove(fc.property(cases(fc.oneof(dayLimit, hourLimit, sameDay), plain), asWalked));
  });

  it('on days and months with every mix of pauses, outages and an extension', () => {
    prove(fc.property(cases(fc.oneof(dayLimit, dayLimit, sameDay)), asWalked));
  });

  it('on hours with every mix of pauses, outages and an extension', () => {
    prove(fc.property(cases(hourLimit), asWalked));
  });

  it('on parts of working days, whatever the length of the days', () => {
    prove(fc.property(cases(partOfDays), asWalkedToTheMillisecond));
  });

  it('on every mix of pauses, whatever their order and overlap', () => {
    const starts = minute.chain((start) => fc.tuple(fc.constant(start), pausesAfter(start)));
    prove(
      fc.property(bothCalendars, anyLimit, starts, ({ calendar, naive }, of, [startMinute, pauses]) => {
        const exclusions = excluded('pause', pauses);
        const { dueAt } = dueMoment(of, toInstant(startMinute), { ...agency, calendar, exclusions });
        same(toLocalMinute(dueAt), naiveDue(naive, { limit: of, startMinute, pauses }), 'due');
      }),
    );
  });

  it('on every mix of outages', () => {
    const starts = minute.chain((start) => fc.tuple(fc.constant(start), pausesAfter(start)));
    prove(
      fc.property(bothCalendars, anyLimit, starts, ({ calendar, naive }, of, [startMinute, outages]) => {
        const exclusions = excluded('outage', outages);
        const { dueAt } = dueMoment(of, toInstant(startMinute), { ...agency, calendar, exclusions });
        same(toLocalMinute(dueAt), naiveDue(naive, { limit: of, startMinute, outages }), 'due');
      }),
    );
  });

  it('on every mix of pauses and outages', () => {
    const starts = minute.chain((start) =>
      fc.tuple(fc.constant(start), pausesAfter(start), pausesAfter(start)),
    );
    prove(
      fc.property(
        bothCalendars,
        anyLimit,
        starts,
        ({ calendar, naive }, of, [startMinute, pauses, outages]) => {
          const exclusions = [...excluded('outage', outages), ...excluded('pause', pauses)];
          const { dueAt } = dueMoment(of, toInstant(startMinute), { ...agency, calendar, exclusions });
          same(toLocalMinute(dueAt), naiveDue(naive, { limit: of, startMinute, pauses, outages }), 'due');
        },
      ),
    );
  });

  it('where clocks are set to summer time, too: working time is the time on the wall', () => {
    const berlin = wallClockOf('Europe/Berlin');
    // No session and no receipt in the hours that are skipped or come twice.
    const between = { from: 16, to: 92 };
    const afterFour = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 240, max: 1439 }));
    const wall = fc.oneof(
      dayLimit,
      hourLimit.filter(({ unit }) => unit === 'working_hour'),
    );
    prove(
      fc.property(definitions(between, 'Europe/Berlin'), wall, afterFour, (definition, of, [day, time]) => {
        const calendar = compileCalendar(definition, RANGE);
        const term: NaiveTerm = { limit: of, startMinute: (20_454 + day) * 1440 + time };
        const { dueAt } = dueMoment(of, berlin.instantAt(term.startMinute), { ...agency, calendar });
        same(berlin.minuteAt(dueAt), naiveDue(new NaiveCalendar(definition), term), 'on the wall');
      }),
    );
  });
});

describe('a term projected', () => {
  it('has its last day, its provisional mark and its day zero from the same walk', () => {
    prove(
      fc.property(cases(everyLimit), (random) => {
        const of = { ...random, lateEnds: 'close' as const };
        const { dueAt, lastDay, provisional, startAt, dayZero } = projectTerm(
          of.limit,
          toInstant(of.startMinute),
          optionsOf(of),
        );
        const justBefore = Math.ceil(toLocalMinute(dueAt)) - 1;
        const dueDay = fromEpochDay(Math.floor(justBefore / 1440));
        const isMovedByMinutes = of.limit.unit.endsWith('hour') || of.outages.length > 0 || of.desk;
        return (
          provisional === lastDay > '2026-12-31' &&
          startAt >= toInstant(of.startMinute) &&
          dayZero === fromEpochDay(Math.floor(toLocalMinute(startAt) / 1440)) &&
          (Boolean(isMovedByMinutes) || lastDay <= dueDay)
        );
      }),
    );
  });

  it('of a hand-over ends as article 18 says at every moment', () => {
    prove(
      fc.property(bothCalendars, minute, cutOff, ({ calendar }, start, cut) => {
        const at = toInstant(start);
        const options = { ...agency, calendar, cutOff: cut, lateEnds: 'opening' as const };
        const { dueAt } = dueMoment(limit(0, 'same_day'), at, options);
        return dueAt.getTime() === handOverDueAt(at, cut, calendar).getTime();
      }),
    );
  });
});

describe('working time', () => {
  const minutes = fc.integer({ min: 1, max: 3_000 });

  it('is added as it is walked, and in parts as in one', () => {
    prove(
      fc.property(bothCalendars, minute, minutes, minutes, ({ calendar, naive }, start, first, second) => {
        const from = toInstant(start);
        const inParts = calendar.addWorkingMinutes(calendar.addWorkingMinutes(from, first), second);
        same(toLocalMinute(inParts), toLocalMinute(calendar.addWorkingMinutes(from, first + second)), 'sum');
        same(toLocalMinute(inParts), naive.addMinutes(start, first + second), 'walk');
      }),
    );
  });

  it('forward then backward returns, up to the end of a session', () => {
    prove(
      fc.property(bothCalendars, minute, minutes, ({ calendar }, start, amount) => {
        const there = calendar.addWorkingMinutes(toInstant(start), amount);
        const back = calendar.subtractWorkingMinutes(there, amount);
        return (
          calendar.workingMillisBetween(toInstant(start), there) === amount * 60_000 &&
          calendar.workingMillisBetween(toInstant(start), back) === 0
        );
      }),
    );
  });

  it('between two instants is what a walk counts', () => {
    prove(
      fc.property(bothCalendars, minute, minutes, ({ calendar, naive }, start, length) => {
        const found = calendar.workingMinutesBetween(toInstant(start), toInstant(start + length));
        return found === naive.minutesBetween(start, start + length);
      }),
    );
  });
});

describe('counted days', () => {
  const offset = fc.integer({ min: 0, max: 100 });
  const count = fc.integer({ min: 1, max: 60 });

  it('are added in parts as in one, and forward then backward returns', () => {
    prove(
      fc.property(bothCalendars, offset, count, count, ({ calendar }, start, first, second) => {
        const day = calendar.nextCountedDay(fromEpochDay(20_454 + start));
        const there = calendar.addCountedDays(day, first + second);
        return (
          calendar.addCountedDays(calendar.addCountedDays(day, first), second) === there &&
          calendar.addCountedDays(there, -(first + second)) === day &&
          calendar.countedDaysBetween(day, there) === first + second
        );
      }),
    );
  });
});
