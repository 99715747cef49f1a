import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { startedClock } from '../../../../src/domain/dossier/case-clocks.js';
import { explainClock } from '../../../../src/domain/deadline/clock-explanation.js';
import type { ClockCalendars, DeadlineClock } from '../../../../src/domain/deadline/clock-facts.js';
import { isPaused, openPauses } from '../../../../src/domain/deadline/clock-projection.js';
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
import { DomainError } from '../../../../src/domain/domain-error.js';
import {
  bothCalendars,
  cases,
  everyLimit,
  extensionOf,
  isPartOfDays,
  optionsOf,
  type Case,
} from './arbitraries.js';
import { toInstant } from './naive.js';
import { prove } from './prove.js';
import { terms } from './vietnam-calendar.js';

const calendarsOf = (of: Case): ClockCalendars => ({
  counting: of.on.calendar,
  desk: of.deskOn?.calendar ?? null,
});
const startOf = (of: Case) => {
  const own = terms(of.limit, { cutOff: of.cutOff, binds: of.binds });
  return startClock(own, toInstant(of.startMinute), calendarsOf(of));
};

/** What is done to a clock, and how many minutes after what was done before. */
const verb = fc.record({
  verb: fc.constantFrom('pause', 'pause', 'resume', 'resume', 'outage', 'extend', 'restart'),
  reason: fc.constantFrom('supplement' as const, 'payment' as const),
  after: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6_000 })),
});
type Verb = typeof verb extends fc.Arbitrary<infer T> ? T : never;

/** Every state through which a clock goes; what it refuses changes nothing. */
function statesOf(of: Case, verbs: readonly Verb[]): readonly DeadlineClock[] {
  const calendars = calendarsOf(of);
  const states = [startOf(of)];
  let at = of.startMinute;
  for (const one of verbs) {
    at += one.after;
    const clock = states.at(-1) as DeadlineClock;
    try {
      states.push(done(clock, one, toInstant(at), calendars, of));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'clock-refused') throw error;
    }
  }
  return states;
}

function done(
  clock: DeadlineClock,
  { verb: of, reason }: Verb,
  at: Date,
  calendars: ClockCalendars,
  on: Case,
) {
  switch (of) {
    case 'pause':
      return pauseClock(clock, at, reason);
    case 'resume':
      return resumeClock(clock, at, calendars, reason);
    case 'outage':
      return recordOutage(clock, new Date(at.getTime() - 7_200_000), at, calendars);
    case 'extend':
      return extendClock(clock, extensionOf(on.limit, 2), at, calendars);
    case 'restart':
      return restartClock(clock, at, calendars);
  }
}

/** What the facts of a clock say, without the clock. */
function fromScratch({ terms: own, startedAt, exclusions, extension }: DeadlineClock, of: Case) {
  const over = exclusions.flatMap(({ kind, from, to }) => (to ? [{ kind, from, to }] : []));
  const options = { ...optionsOf(of), lateEnds: 'close' as const, exclusions: over, extension };
  return projectTerm(own.limit ?? of.limit, startedAt, options);
}

const histories = fc.tuple(
  cases(everyLimit, { exclusions: false }),
  fc.array(verb, { minLength: 1, maxLength: 8 }),
);

describe('trap 7: all entry points agree', () => {
  it('at the start: the clock, the preview, the projection, the explanation and a re-projection', () => {
    prove(
      fc.property(cases(everyLimit, { exclusions: false, extensions: false }), (of) => {
        const calendars = calendarsOf(of);
        const clock = startOf(of);
        const owner = { agencyId: '1', calendarId: '1', calendar: of.on.calendar };
        const desk = of.deskOn
          ? { desk: { agencyId: '2', calendarId: '2', calendar: of.deskOn.calendar } }
          : {};
        const preview = startedClock({
          ...{ kind: 'processing', limit: of.limit, legalBasis: 'test', owner, ...desk },
          ...{ startedAt: clock.startedAt, cutOff: of.cutOff, binds: of.binds },
        });
        const options = { ...optionsOf(of), lateEnds: 'close' as const };
        const due = dueMoment(of.limit, clock.startedAt, options).dueAt.getTime();
        const told = explainClock(clock, calendars);
        return (
          clock.dueAt?.getTime() === due &&
          clock.originalDueAt.getTime() === due &&
          preview.clock.dueAt?.getTime() === due &&
          told.dueAt?.getTime() === due &&
          told.agrees &&
          reprojectClock(clock, calendars) === clock
        );
      }),
    );
  });

  it('after any history: the clock is what its facts say from scratch, and a re-projection leaves it', () => {
    prove(
      fc.property(histories, ([of, verbs]) =>
        statesOf(of, verbs).every((clock) => {
          const fresh = fromScratch(clock, of).dueAt.getTime();
          const agrees = isPaused(clock)
            ? clock.dueAt === null || clock.dueAt.getTime() === fresh
            : clock.dueAt?.getTime() === fresh;
          return agrees && reprojectClock(clock, calendarsOf(of)) === clock;
        }),
      ),
    );
  });

  it('on a changed calendar: re-projecting is computing afresh, and doing it again changes nothing', () => {
    prove(
      fc.property(histories, bothCalendars, ([of, verbs], other) => {
        const changed = { ...of, on: other };
        return statesOf(of, verbs).every((clock) => {
          const moved = reprojectClock(clock, calendarsOf(changed));
          const fresh = fromScratch(clock, changed).dueAt;
          const stillSince = openPauses(clock)[0]?.from;
          const expected = stillSince && fresh >= stillSince ? null : fresh;
          return (
            moved.dueAt?.getTime() === expected?.getTime() &&
            moved.generation === clock.generation &&
            moved.originalDueAt === clock.originalDueAt &&
            reprojectClock(moved, calendarsOf(changed)) === moved
          );
        });
      }),
    );
  });

  it("after any history: the explanation's days add up to the term, and their last is the day that is shown", () => {
    prove(
      fc.property(histories, ([of, verbs]) =>
        statesOf(of, verbs).every((clock) => {
          const told = explainClock(clock, calendarsOf(of));
          const sum = told.ledger.reduce((total, { amount }) => total + amount, 0);
          const slack = isPartOfDays(of.limit) ? 0.001 * (1 + clock.exclusions.length) : 1e-6;
          return (
            told.dueAt?.getTime() === clock.dueAt?.getTime() &&
            told.ledger.at(-1)?.on === told.lastDay &&
            Math.abs(sum - told.total.amount) < slack
          );
        }),
      ),
    );
  });

  it('after any history: no rung comes before the start, and the overdue one just after the due moment', () => {
    prove(
      fc.property(histories, ([of, verbs]) =>
        statesOf(of, verbs).every((clock) =>
          rungMoments(clock, calendarsOf(of)).every(
            ({ key, at }) =>
              at >= clock.startedAt &&
              (key !== 'overdue' || at.getTime() === (clock.dueAt?.getTime() ?? 0) + 1),
          ),
        ),
      ),
    );
  });
});
