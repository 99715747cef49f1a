import fc from 'fast-check';
import type {
  CalendarDefinition,
  SpecialDay,
  SpecialDayKind,
  WeeklySessions,
  WorkingSession,
} from '../../../../src/domain/calendar/working-calendar.js';
import { NaiveCalendar } from './naive-calendar.js';
import { ZONE } from './vietnam-calendar.js';

/** Days compiled in random cases; they begin in the first quarter of 2026. */
export const RANGE = { from: '2025-12-01', through: '2027-12-31' };

const FIRST_DAY = Date.UTC(2026, 0, 1) / 86_400_000;
const dayText = (offset: number) => new Date((FIRST_DAY + offset) * 86_400_000).toISOString().slice(0, 10);

/** Hours between which a day's sessions lie, in quarters since midnight. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

const ALL_DAY: Hours = { from: 0, to: 95 };

/** One to four sessions on quarters of an hour, three hours or more together, apart or touching. */
const sessionsIn = ({ from, to }: Hours): fc.Arbitrary<readonly WorkingSession[]> =>
  fc
    .tuple(fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 2, maxLength: 6 }), fc.nat(5))
    .map(([quarters, cut]) => {
      const bounds = quarters.toSorted((a, b) => a - b).map((quarter) => quarter * 15);
      const sessions = bounds.flatMap((start, index) => {
        const end = bounds[index + 1];
        return index % 2 === 0 && end !== undefined ? [{ from: start, to: end }] : [];
      });
      return sessions.flatMap((session, index) => (index === cut ? inTwo(session) : [session]));
    })
    .filter((ofDay) => ofDay.reduce((sum, session) => sum + session.to - session.from, 0) >= 180);

/** Two sessions that touch. */
const inTwo = ({ from, to }: WorkingSession) => [
  { from, to: from + 5 },
  { from: from + 5, to },
];

type Week = ReadonlyMap<number, readonly WorkingSession[]>;

/** Three to seven weekdays; the common one is in every season, so that no week stays without hours. */
const weekIn = (hours: Hours, common: number): fc.Arbitrary<Week> => {
  const day = fc.tuple(fc.integer({ min: 1, max: 7 }), sessionsIn(hours));
  return fc
    .tuple(sessionsIn(hours), fc.uniqueArray(day, { selector: ([of]) => of, minLength: 2, maxLength: 7 }))
    .map(([ofCommon, days]) => new Map([...days, [common, ofCommon]]));
};

const weekly = (hours: Hours): fc.Arbitrary<readonly WeeklySessions[]> =>
  fc.integer({ min: 1, max: 7 }).chain((common) =>
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 5, max: 110 }), { maxLength: 2 }),
        fc.array(weekIn(hours, common), { minLength: 1, maxLength: 3 }),
      )
      .map(([starts, weeks]) =>
        seasons(
          starts.toSorted((a, b) => a - b),
          weeks,
        ),
      ),
  );

/** One season until the first start, another from each on. */
function seasons(starts: readonly number[], weeks: readonly Week[]): readonly WeeklySessions[] {
  return [null, ...starts].flatMap((start, season) => {
    const next = starts[season];
    return [...(weeks[season % weeks.length] ?? [])].map(([weekday, sessions]) => ({
      weekday: weekday as 1,
      validFrom: start === null ? null : dayText(start),
      validTo: next === undefined ? null : dayText(next - 1),
      sessions,
    }));
  });
}

interface SpecialSeed {
  readonly offset: number;
  readonly kind: SpecialDayKind;
  readonly own: readonly WorkingSession[] | null;
}

const specialSeed = (hours: Hours): fc.Arbitrary<SpecialSeed> =>
  fc.record({
    offset: fc.integer({ min: 0, max: 90 }),
    kind: fc.constantFrom(
      'holiday',
      'compensation',
      'swap_off',
      'makeup_work',
      'makeup_work',
      'duty',
      'extra_session',
    ),
    own: fc.option(sessionsIn(hours), { freq: 3 }),
  });

/** The special day of a seed; an extra session comes after the usual ones, and only where there are any. */
function specialDayOf(
  { offset, kind, own }: SpecialSeed,
  usual: readonly WorkingSession[],
): SpecialDay | null {
  const day = { on: dayText(offset), kind, name: kind, source: 'test' };
  if (kind === 'makeup_work' || kind === 'duty') return { ...day, sessions: own };
  if (kind !== 'extra_session') return { ...day, sessions: null };
  const last = usual.at(-1)?.to;
  return last === undefined || last > 1380 ? null : { ...day, sessions: [{ from: last, to: last + 45 }] };
}

/** Calendars with seasons and every kind of day. */
export function definitions(hours: Hours = ALL_DAY, zone = ZONE): fc.Arbitrary<CalendarDefinition> {
  const seeds = fc.uniqueArray(specialSeed(hours), { selector: ({ offset }) => offset, maxLength: 12 });
  return fc.tuple(weekly(hours), seeds).map(([rows, specials]) => {
    const plain: CalendarDefinition = {
      ...{ id: 'random', version: 1, zone, weekly: rows, specialDays: [] },
      publishedThrough: '2026-12-31',
    };
    const week = new NaiveCalendar(plain);
    const specialDays = specials.flatMap((seed) => {
      const day = specialDayOf(seed, week.sessions(FIRST_DAY + seed.offset));
      return day ? [day] : [];
    });
    return { ...plain, specialDays };
  });
}
