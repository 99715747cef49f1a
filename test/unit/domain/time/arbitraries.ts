import fc from 'fast-check';
import type { CutOff, DueOptions, TimeLimit } from '../../../../src/domain/deadline/time-limit.js';
import {
  compileCalendar,
  type CalendarDefinition,
  type WorkingCalendar,
} from '../../../../src/domain/calendar/working-calendar.js';
import { definitions, RANGE } from './arbitrary-calendars.js';
import { DAY, dayOf } from './naive-calendar.js';
import { NaiveCalendar, toInstant, toLocalMinute, type NaivePause, type NaiveTerm } from './naive.js';
import { calendarWith, local, NO_CUT_OFF, VIETNAM } from './vietnam-calendar.js';

export { RANGE } from './arbitrary-calendars.js';

/** Enough to find a broken rule, few enough for the everyday run; `npm run prove` asks for more. */
export const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 500);

/** What `npm run prove` sets: one seed for all, and the file that gathers how many cases each property ran. */
export const PROOF = {
  seed: process.env['PROPERTY_SEED'] === undefined ? null : Number(process.env['PROPERTY_SEED']),
  report: process.env['PROPERTY_REPORT'] ?? null,
};

export interface BothCalendars {
  readonly definition: CalendarDefinition;
  readonly calendar: WorkingCalendar;
  readonly naive: NaiveCalendar;
}

/** A calendar twice: compiled, and for the naive walk. */
export const bothCalendars: fc.Arbitrary<BothCalendars> = fc
  .oneof({ weight: 1, arbitrary: fc.constant(VIETNAM) }, { weight: 4, arbitrary: definitions() })
  .map(twice);

function twice(definition: CalendarDefinition): BothCalendars {
  const both = {
    definition,
    calendar: compileCalendar(definition, RANGE),
    naive: new NaiveCalendar(definition),
  };
  return { ...both, [fc.toStringMethod]: () => JSON.stringify(definition) } as BothCalendars;
}

/** The 2026 calendar as it is; equal days, so that outages cost the same whatever day they hit. */
export const vietnam = { calendar: calendarWith(), naive: new NaiveCalendar(VIETNAM) };

const FIRST_MINUTE = toLocalMinute(local('2026-01-05 00:00'));

/** A local minute in the first quarter of 2026, often on a quarter of an hour. */
export const minute: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 80 * 96 }).map((quarter) => FIRST_MINUTE + quarter * 15),
  fc.integer({ min: 0, max: 80 * DAY }).map((offset) => FIRST_MINUTE + offset),
);

/** An agency's term without a cut-off. */
export const agency = { cutOff: NO_CUT_OFF, binds: 'agency' } as const;

export const workingDays: fc.Arbitrary<TimeLimit> = fc.record({
  amount: fc.integer({ min: 1, max: 30 }),
  unit: fc.constant('working_day' as const),
});

export const dayLimit: fc.Arbitrary<TimeLimit> = fc.oneof(
  workingDays,
  fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constant('day' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 3 }), unit: fc.constant('month' as const) }),
);

export const hourLimit: fc.Arbitrary<TimeLimit> = fc.record({
  amount: fc.integer({ min: 1, max: 120 }).map((quarters) => quarters / 4),
  unit: fc.constantFrom('working_hour' as const, 'hour' as const),
});

export const sameDay: fc.Arbitrary<TimeLimit> = fc.constant({ amount: 0, unit: 'same_day' });

/** Parts of a working day, as internal processes print them; never whole days. */
export const partOfDays: fc.Arbitrary<TimeLimit> = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0.1, 0.2, 0.25, 0.5, 0.75))
  .map(([whole, part]) => ({ amount: whole + part, unit: 'working_day' }));

export const anyLimit = fc.oneof(dayLimit, hourLimit);
export const everyLimit = fc.oneof(dayLimit, dayLimit, hourLimit, sameDay, partOfDays);

export const isPartOfDays = ({ amount, unit }: TimeLimit) =>
  unit === 'working_day' && !Number.isInteger(amount);

export const cutOff: fc.Arbitrary<CutOff> = fc.record({
  at: fc.oneof(
    fc.constant({ kind: 'none' as const }),
    fc.record({
      kind: fc.constant('time_of_day' as const),
      minuteOfDay: fc.oneof(fc.constant(900), fc.integer({ min: 0, max: 1440 })),
    }),
    fc.record({ kind: fc.constant('last_minutes' as const), minutes: fc.integer({ min: 0, max: 300 }) }),
  ),
  affects: fc.constantFrom('hand_over' as const, 'clock' as const),
});

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

/** Everything that a due moment depends on, for both. */
export interface Case extends NaiveTerm {
  readonly on: BothCalendars;
  readonly deskOn: BothCalendars | null;
  readonly pauses: readonly NaivePause[];
  readonly outages: readonly NaivePause[];
  readonly binds: 'agency' | 'applicant';
  readonly cutOff: CutOff;
}

/** A moment seen from a start: so many minutes after it, or at the n-th boundary of a day after its own. */
type Mark =
  | { readonly after: number }
  | { readonly daysOn: number; readonly boundary: number; readonly beside: number };

const mark = (mostDays: number): fc.Arbitrary<Mark> =>
  fc.oneof(
    fc.record({ after: fc.integer({ min: 0, max: mostDays * DAY }) }),
    fc.record({ after: fc.integer({ min: 0, max: mostDays * 96 }).map((quarter) => quarter * 15) }),
    fc.record({
      daysOn: fc.integer({ min: 0, max: mostDays }),
      boundary: fc.nat(12),
      beside: fc.constantFrom(0, 0, 0, -1, 1),
    }),
  );

/** Midnight, noon, 15:00, 23:59 and the beginnings and ends of that day's sessions (or of a Monday's). */
function minuteOf(naive: NaiveCalendar, from: number, at: Mark): number {
  if ('after' in at) return from + at.after;
  const day = dayOf(from) + at.daysOn;
  const sessions = naive.sessions(naive.countedFrom(day));
  const times = [0, 720, 900, DAY - 1, ...sessions.flatMap((session) => [session.from, session.to])];
  return Math.max(from, day * DAY + (times[at.boundary % times.length] ?? 0) + at.beside);
}

interface Stretch {
  readonly from: Mark;
  readonly to: Mark;
}

const stretch: fc.Arbitrary<Stretch> = fc.record({ from: mark(25), to: mark(4) });

/** Random cases, each part of which can be left out. */
export function cases(
  limits: fc.Arbitrary<TimeLimit>,
  { exclusions = true, extensions = true }: { exclusions?: boolean; extensions?: boolean } = {},
): fc.Arbitrary<Case> {
  const none = fc.constant<readonly Stretch[]>([]);
  const extension = fc.integer({ min: 1, max: 8 });
  return fc
    .record({
      on: bothCalendars,
      limit: limits,
      start: mark(80),
      desk: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, bothCalendars),
      cutOff,
      binds: fc.constantFrom('agency' as const, 'agency' as const, 'applicant' as const),
      lateEnds: fc.constantFrom('close' as const, 'opening' as const),
      pauses: exclusions ? fc.array(stretch, { maxLength: 4 }) : none,
      outages: exclusions ? fc.array(stretch, { maxLength: 3 }) : none,
      more: extensions ? fc.option(extension, { freq: 2 }) : fc.constant(null),
    })
    .map(({ on, start, desk, pauses, outages, more, limit, ...rest }) => {
      const startMinute = minuteOf(on.naive, FIRST_MINUTE, start);
      const between = ({ from, to }: Stretch) => {
        const begin = minuteOf(on.naive, startMinute, from);
        return { from: begin, to: Math.max(begin + 1, minuteOf(on.naive, begin, to)) };
      };
      const of: Case = {
        ...rest,
        ...{ on, deskOn: desk, desk: desk?.naive ?? null, limit, startMinute },
        ...{ pauses: pauses.map(between), outages: outages.map(between) },
        extension: more === null ? null : extensionOf(limit, more),
      };
      return { ...of, [fc.toStringMethod]: () => told(of) } as Case;
    });
}

function told({ on, deskOn, desk: _desk, startMinute, pauses, outages, ...rest }: Case): string {
  const at = (one: number) => toInstant(one).toISOString();
  const all = (intervals: readonly NaivePause[]) => intervals.map(({ from, to }) => [at(from), at(to)]);
  const when = { startedAt: at(startMinute), pauses: all(pauses), outages: all(outages) };
  return JSON.stringify({ ...rest, ...when, calendar: on.definition, desk: deskOn?.definition ?? null });
}

/** In hours for hours, in working days for everything else. */
export function extensionOf({ unit }: TimeLimit, amount: number): TimeLimit {
  return { amount, unit: unit === 'working_hour' || unit === 'hour' ? unit : 'working_day' };
}

export function optionsOf(of: Case): DueOptions {
  const exclusions = [...excluded('outage', of.outages), ...excluded('pause', of.pauses)];
  const { cutOff: cut, binds, lateEnds = 'close', extension = null } = of;
  const calendars = { calendar: of.on.calendar, deskCalendar: of.deskOn?.calendar ?? null };
  return { ...calendars, cutOff: cut, binds, lateEnds, extension, exclusions };
}
