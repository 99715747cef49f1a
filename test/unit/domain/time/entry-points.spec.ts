import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { explainClock } from '../../../../src/domain/deadline/clock-explanation.js';
import {
  extendClock,
  pauseClock,
  recordOutage,
  reprojectClock,
  restartClock,
  resumeClock,
  startClock,
} from '../../../../src/domain/deadline/deadline-clock.js';
import { rungMoments } from '../../../../src/domain/deadline/rungs.js';
import { dueMoment, projectTerm } from '../../../../src/domain/deadline/time-limit.js';
import { agency, anyLimit, bothCalendars, excluded, minute, pausesAfter } from './arbitraries.js';
import { toInstant } from './naive.js';
import { prove } from './prove.js';
import { limit, terms } from './vietnam-calendar.js';

describe('trap 7: all entry points agree', () => {
  const cases = minute.chain((start) =>
    fc.tuple(fc.constant(start), fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 9_000 })),
  );

  it('creating, showing, explaining and re-projecting', () => {
    prove(
      fc.property(bothCalendars, anyLimit, minute, ({ calendar }, of, start) => {
        const calendars = { counting: calendar };
        const clock = startClock(terms(of), toInstant(start), calendars);
        const { dueAt, lastDay } = dueMoment(of, toInstant(start), { ...agency, calendar });
        const told = explainClock(clock, calendars);
        return (
          clock.dueAt?.getTime() === dueAt.getTime() &&
          told.dueAt?.getTime() === dueAt.getTime() &&
          told.lastDay === lastDay &&
          told.agrees &&
          reprojectClock(clock, calendars) === clock
        );
      }),
    );
  });

  it('pausing and resuming is the same as one excluded interval, and the ledger adds up', () => {
    prove(
      fc.property(bothCalendars, anyLimit, cases, ({ calendar }, of, [start, wait, length]) => {
        const calendars = { counting: calendar };
        const [from, to] = [toInstant(start + wait), toInstant(start + wait + length)];
        const clock = startClock(terms(of), toInstant(start), calendars);
        const resumed = resumeClock(pauseClock(clock, from, 'supplement'), to, calendars);
        const exclusions = [{ kind: 'pause', from, to }] as const;
        const { dueAt } = projectTerm(of, toInstant(start), { ...agency, calendar, exclusions });
        const told = explainClock(resumed, calendars);
        const sum = told.ledger.reduce((total, { amount }) => total + amount, 0);
        return (
          resumed.dueAt?.getTime() === dueAt.getTime() &&
          told.dueAt?.getTime() === dueAt.getTime() &&
          told.ledger.at(-1)?.on === told.lastDay &&
          Math.abs(sum - told.total.amount) < 1e-6 &&
          told.total.amount === lengthOf(of, told.total.amount)
        );
      }),
    );
  });

  it('restarting is starting, and extending working days is a longer limit', () => {
    prove(
      fc.property(
        bothCalendars,
        fc.integer({ min: 1, max: 20 }),
        cases,
        ({ calendar }, days, [start, wait]) => {
          const calendars = { counting: calendar };
          const clock = startClock(terms(limit(days)), toInstant(start), calendars);
          const again = restartClock(clock, toInstant(start + wait), calendars);
          const fresh = startClock(terms(limit(days)), toInstant(start + wait), calendars);
          const longer = startClock(terms(limit(days + 5)), toInstant(start), calendars);
          const extended = extendClock(clock, limit(5), toInstant(start), calendars);
          return (
            again.dueAt?.getTime() === fresh.dueAt?.getTime() &&
            extended.dueAt?.getTime() === longer.dueAt?.getTime()
          );
        },
      ),
    );
  });

  it('an extension with pauses and outages is the longer limit with them', () => {
    const exclusionCases = minute.chain((start) =>
      fc.tuple(fc.constant(start), pausesAfter(start), pausesAfter(start)),
    );
    const days = fc.integer({ min: 1, max: 15 });
    prove(
      fc.property(
        bothCalendars,
        days,
        days,
        exclusionCases,
        ({ calendar }, first, more, [start, pauses, lost]) => {
          const exclusions = [...excluded('pause', pauses), ...excluded('outage', lost)];
          const options = { ...agency, calendar, exclusions };
          const extended = dueMoment(limit(first), toInstant(start), { ...options, extension: limit(more) });
          const longer = dueMoment(limit(first + more), toInstant(start), options);
          return extended.dueAt.getTime() === longer.dueAt.getTime() && extended.lastDay === longer.lastDay;
        },
      ),
    );
  });

  it('pauses equal their union, one after the other, touching, nested or mixed', () => {
    const kind = fc.constantFrom('pause' as const, 'outage' as const);
    prove(
      fc.property(bothCalendars, anyLimit, cases, kind, ({ calendar }, of, [start, wait, length], one) => {
        const at = (part: number) => toInstant(start + wait + Math.round(length * part));
        const dueWith = (...parts: [number, number][]) => {
          const exclusions = parts.map(([from, to]) => ({ kind: one, from: at(from), to: at(to) }));
          return dueMoment(of, toInstant(start), { ...agency, calendar, exclusions }).dueAt.getTime();
        };
        const whole = dueWith([0, 1]);
        return (
          dueWith([0, 0.5], [0.5, 1]) === whole &&
          dueWith([0.2, 0.4], [0, 1]) === whole &&
          dueWith([0.3, 1], [0, 0.6], [0.1, 0.7]) === whole &&
          dueWith([0, 1], [0, 1]) === whole
        );
      }),
    );
  });

  it('an outage inside a pause changes nothing, and rungs lie between start and due moment', () => {
    prove(
      fc.property(bothCalendars, anyLimit, cases, ({ calendar }, of, [start, wait, length]) => {
        const calendars = { counting: calendar };
        const [from, to] = [toInstant(start + wait), toInstant(start + wait + length + 2)];
        const clock = startClock(terms(of), toInstant(start), calendars);
        const resumed = resumeClock(pauseClock(clock, from, 'supplement'), to, calendars);
        const inside = recordOutage(resumed, from, new Date(to.getTime() - 60_000), calendars);
        const [soon, overdue] = rungMoments(resumed, calendars);
        return (
          inside.dueAt?.getTime() === resumed.dueAt?.getTime() &&
          soon?.key === 'due_soon' &&
          soon.at > resumed.startedAt &&
          soon.at <= (resumed.dueAt ?? soon.at) &&
          overdue?.at.getTime() === (resumed.dueAt?.getTime() ?? 0) + 1
        );
      }),
    );
  });
});

/** What the ledger of a limit has to add up to; months are as long as their dates make them. */
function lengthOf(of: { amount: number; unit: string }, found: number): number {
  if (of.unit === 'month') return found;
  return of.unit === 'working_hour' || of.unit === 'hour' ? of.amount * 60 : of.amount;
}
