import { isoInZone } from '../../../../src/domain/calendar/iso-instant.js';
import { explainClock } from '../../../../src/domain/deadline/clock-explanation.js';
import {
  pauseClock,
  recordOutage,
  resumeClock,
  startClock,
} from '../../../../src/domain/deadline/deadline-clock.js';
import { rungMoments } from '../../../../src/domain/deadline/rungs.js';
import { AFTER_15_ROWS, DATED_ROWS, type DatedRow } from './dated-rows.js';
import { AFTER_15_NEXT_DAY, calendars, limit, local, NO_CUT_OFF, terms, ZONE } from './vietnam-calendar.js';

/** Everything that can be said of the dated table, with a pause and an outage in each row, as text. */
export function datedTexts(): readonly string[] {
  const row =
    (cutOff: typeof NO_CUT_OFF) =>
    ([rule, received, amount, unit]: DatedRow) => {
      const clock = startClock(terms(limit(amount, unit), { cutOff }), local(received), calendars);
      const [from, to] = [6, 77].map((hours) => new Date(clock.startedAt.getTime() + hours * 3_600_000));
      const resumed = resumeClock(pauseClock(clock, from as Date, 'supplement'), to as Date, calendars);
      const moved = recordOutage(
        resumed,
        to as Date,
        new Date((to as Date).getTime() + 7_200_000),
        calendars,
      );
      const { sentence, ledger } = explainClock(moved, calendars);
      const rungs = rungMoments(moved, calendars).map(({ key, at }) => `${key} ${isoInZone(at, ZONE)}`);
      const due = [clock, resumed, moved].map(({ dueAt }) => dueAt && isoInZone(dueAt, ZONE));
      return JSON.stringify([rule, due, rungs, sentence, ledger]);
    };
  return [...DATED_ROWS.map(row(NO_CUT_OFF)), ...AFTER_15_ROWS.map(row(AFTER_15_NEXT_DAY))];
}
