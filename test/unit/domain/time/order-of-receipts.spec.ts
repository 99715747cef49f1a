import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueMoment } from '../../../../src/domain/deadline/time-limit.js';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import {
  agency,
  cases,
  dayLimit,
  everyLimit,
  excluded,
  hourLimit,
  isPartOfDays,
  minute,
  optionsOf,
  partOfDays,
  pausesAfter,
  RANGE,
  sameDay,
  vietnam,
  workingDays,
  type BothCalendars,
  type Case,
} from './arbitraries.js';
import { toInstant } from './naive.js';
import { prove } from './prove.js';
import { calendar, limit, local, MONDAY_TO_FRIDAY, shown, VIETNAM } from './vietnam-calendar.js';

/** Parts of a day are kept in whole milliseconds, rounded at each exclusion. */
const slackOf = ({ limit: of, pauses, outages }: Case) =>
  isPartOfDays(of) ? 1 + 3 * (pauses.length + outages.length) : 0;

/** The 2026 calendar, in which all counted days are as long. */
const EVEN: BothCalendars = { definition: VIETNAM, ...vietnam };

const dueOf = (of: Case) => dueMoment(of.limit, toInstant(of.startMinute), optionsOf(of)).dueAt;
const wait = fc.oneof(
  fc.integer({ min: 0, max: 6_000 }),
  fc.nat(400).map((quarter) => quarter * 15),
);

describe('a later receipt never gives an earlier due moment', () => {
  const laterIsNotEarlier = (of: Case, waited: number) => {
    const first = dueOf(of);
    const second = dueOf({ ...of, startMinute: of.startMinute + waited });
    return second.getTime() >= first.getTime() - slackOf(of) && first >= toInstant(of.startMinute);
  };

  it('for any limit, cut-off, desk, extension and calendar', () => {
    prove(fc.property(cases(everyLimit, { exclusions: false }), wait, laterIsNotEarlier));
  });

  it('with pauses of days and hours either', () => {
    // The 28th to the 31st all end on 28 February, and a pause that the later of them missed is not its own; nor
    // is a hand-over received in the middle of its own pause.
    const limits = everyLimit.filter(({ unit }) => unit !== 'month');
    const paused = cases(limits).map((of) => ({ ...of, outages: [], lateEnds: 'close' as const }));
    prove(fc.property(paused, wait, laterIsNotEarlier));
  });

  it('in hours with outages either, on any calendar', () => {
    const inHours = fc.oneof(hourLimit, partOfDays);
    prove(fc.property(cases(inHours), wait, laterIsNotEarlier));
  });

  it('in working days with an outage of the whole province either, where all days are as long', () => {
    const starts = minute.chain((start) => fc.tuple(fc.constant(start), pausesAfter(start)));
    prove(
      fc.property(fc.oneof(hourLimit, workingDays), starts, wait, (of, [start, outages], waited) => {
        const exclusions = excluded('outage', outages);
        const dueFrom = (at: number) =>
          dueMoment(of, toInstant(at), { ...agency, calendar: EVEN.calendar, exclusions }).dueAt;
        return dueFrom(start + waited) >= dueFrom(start);
      }),
    );
  });
});

describe('a longer limit never gives an earlier due moment', () => {
  const more = fc.integer({ min: 1, max: 5 });
  const longerIsNotEarlier = (of: Case, by: number) => {
    const longer = { ...of, limit: { ...of.limit, amount: of.limit.amount + by } };
    return dueOf(longer).getTime() >= dueOf(of).getTime() - slackOf(of);
  };

  it('in hours with every mix of pauses, outages and an extension', () => {
    prove(fc.property(cases(fc.oneof(hourLimit, partOfDays)), more, longerIsNotEarlier));
  });

  it('in days with every mix of pauses and an extension', () => {
    const paused = cases(dayLimit).map((of) => ({ ...of, outages: [] }));
    prove(fc.property(paused, more, longerIsNotEarlier));
  });

  it('in working days with outages and an extension, where all days are as long', () => {
    const onEven = cases(workingDays).map((of) => ({
      ...of,
      on: EVEN,
      deskOn: null,
      desk: null,
      pauses: [],
    }));
    prove(fc.property(onEven, more, longerIsNotEarlier));
  });
});

/**
 * Decree 301/2026 does not count the time of an outage: each term is given back what itself lost, and nothing else.
 * A receipt after the outage, or one of whose days it hit only day zero, lost nothing; so two terms that would end
 * together may end apart, the earlier receipt later. Moving the later one too would be time that no law gives.
 */
describe('an outage is given back to the terms that lost it, even past a later receipt that did not', () => {
  const dueWith = (
    amount: number,
    unit: 'day' | 'same_day' | 'working_day',
    received: string,
    on = calendar,
  ) => {
    const outage = {
      kind: 'outage',
      from: local('2026-10-09 10:00'),
      to: local('2026-10-09 11:30'),
    } as const;
    const options = { ...agency, calendar: on, exclusions: [outage] };
    return shown(dueMoment(limit(amount, unit), local(received), options).dueAt);
  };

  it('in a same-day term: received before and after it', () => {
    expect(dueWith(0, 'same_day', '2026-10-09 08:00')).toBe('2026-10-12 09:00');
    expect(dueWith(0, 'same_day', '2026-10-09 13:30')).toBe('2026-10-09 17:30');
  });

  it('in calendar days that roll forward to one Monday: received the day before it and on its day', () => {
    expect(dueWith(2, 'day', '2026-10-08 16:00')).toBe('2026-10-13 09:00');
    expect(dueWith(2, 'day', '2026-10-09 16:00')).toBe('2026-10-12 17:30');
  });

  it('in working days of unequal length', () => {
    const short = [{ from: 450, to: 510 }];
    const weekly = MONDAY_TO_FRIDAY.map((row) => (row.weekday === 1 ? { ...row, sessions: short } : row));
    const uneven = compileCalendar({ ...VIETNAM, weekly }, RANGE);
    expect(dueWith(1, 'working_day', '2026-10-08 09:00', uneven)).toBe('2026-10-13 08:00');
    expect(dueWith(1, 'working_day', '2026-10-09 09:00', uneven)).toBe('2026-10-12 08:30');
  });

  it('and by no more than was lost: never before the moment without it, never longer after it', () => {
    prove(
      fc.property(cases(fc.oneof(dayLimit, sameDay)), (random) => {
        const of = { ...random, pauses: [], desk: null, deskOn: null };
        const [without, found] = [dueOf({ ...of, outages: [] }), dueOf(of)];
        const moved = of.on.calendar.workingMillisBetween(without, found);
        const lost = of.outages.reduce(
          (sum, { from, to }) => sum + of.on.calendar.workingMillisBetween(toInstant(from), toInstant(to)),
          0,
        );
        return found >= without && moved <= lost;
      }),
    );
  });
});
