import type { CalendarDefinition, WorkingSession } from '../../../../src/domain/calendar/working-calendar.js';
import type { TimeLimit } from '../../../../src/domain/deadline/time-limit.js';

/**
 * A second, deliberately slow reading of the rules: days and minutes are walked one by one, on a fixed offset of
 * seven hours, sharing nothing with the engine but the shapes of its input.
 */
export interface NaivePause {
  readonly from: number;
  readonly to: number;
}

export interface NaiveTerm {
  readonly limit: TimeLimit;
  /** Minutes since 1970 on the local clock. */
  readonly startMinute: number;
  readonly pauses?: readonly NaivePause[];
  readonly outages?: readonly NaivePause[];
  readonly binds?: 'agency' | 'applicant';
}

const DAY = 1440;
const OFFSET_MINUTES = 7 * 60;
const NOTHING: readonly NaivePause[] = [];

export const toLocalMinute = (instant: Date) => instant.getTime() / 60_000 + OFFSET_MINUTES;
export const toInstant = (localMinute: number) => new Date((localMinute - OFFSET_MINUTES) * 60_000);

export class NaiveCalendar {
  private readonly known = new Map<number, readonly WorkingSession[]>();
  private readonly minutes = new Map<number, Uint8Array>();

  constructor(private readonly definition: CalendarDefinition) {}

  sessions(dayNumber: number): readonly WorkingSession[] {
    const known = this.known.get(dayNumber);
    if (known) return known;
    const sessions = this.read(dayNumber);
    this.known.set(dayNumber, sessions);
    return sessions;
  }

  isCounted(dayNumber: number): boolean {
    return this.sessions(dayNumber).length > 0;
  }

  isWorking(minute: number): boolean {
    const dayNumber = Math.floor(minute / DAY);
    let ofDay = this.minutes.get(dayNumber);
    if (!ofDay) {
      ofDay = new Uint8Array(DAY);
      for (const { from, to } of this.sessions(dayNumber)) ofDay.fill(1, from, to);
      this.minutes.set(dayNumber, ofDay);
    }
    return ofDay[minute - dayNumber * DAY] === 1;
  }

  closeOf(dayNumber: number): number {
    return dayNumber * DAY + Math.max(...this.sessions(dayNumber).map(({ to }) => to));
  }

  countedFrom(dayNumber: number): number {
    let day = dayNumber;
    while (!this.isCounted(day)) day += 1;
    return day;
  }

  addMinutes(minute: number, minutes: number): number {
    let at = minute;
    for (let left = minutes; left > 0; at += 1) if (this.isWorking(at)) left -= 1;
    return at;
  }

  minutesBetween(from: number, to: number): number {
    let minutes = 0;
    for (let at = from; at < to; at += 1) if (this.isWorking(at)) minutes += 1;
    return minutes;
  }

  private read(dayNumber: number): readonly WorkingSession[] {
    const date = new Date(dayNumber * DAY * 60_000);
    const on = date.toISOString().slice(0, 10);
    const special = this.definition.specialDays.find((row) => row.on === on);
    if (special) return special.kind === 'makeup_work' ? (special.sessions ?? []) : [];
    const weekday = date.getUTCDay() || 7;
    return this.definition.weekly.find((row) => row.weekday === weekday)?.sessions ?? [];
  }
}

/** The due moment as a local minute. */
export function naiveDue(calendar: NaiveCalendar, term: NaiveTerm): number {
  const { unit } = term.limit;
  if (unit === 'working_hour' || unit === 'hour') return naiveHours(calendar, term);
  return naiveDays(calendar, term);
}

function covers(intervals: readonly NaivePause[] = NOTHING, minute: number): boolean {
  for (const { from, to } of intervals) if (from <= minute && minute < to) return true;
  return false;
}

function naiveHours(calendar: NaiveCalendar, { limit, startMinute, pauses, outages }: NaiveTerm): number {
  const everyMinute = limit.unit === 'hour';
  let left = Math.round(limit.amount * 60);
  let at = startMinute;
  while (left > 0) {
    const runs = everyMinute || calendar.isWorking(at);
    if (runs && !covers(pauses, at) && !covers(outages, at)) left -= 1;
    at += 1;
  }
  return at;
}

function naiveDays(calendar: NaiveCalendar, term: NaiveTerm): number {
  const dayZero = Math.floor(term.startMinute / DAY);
  const pauses = (term.pauses ?? NOTHING).filter(({ to }) => to > term.startMinute);
  const isExcluded = (day: number) =>
    pauses.some(
      ({ from, to }) =>
        Math.floor(Math.max(from, term.startMinute) / DAY) < day && day <= Math.floor(to / DAY),
    );
  let ranOutOn = dayZero;
  for (let left = lengthOf(term.limit, dayZero); left > 0;) {
    ranOutOn += 1;
    const counts = term.limit.unit === 'working_day' ? calendar.isCounted(ranOutOn) : true;
    if (counts && !isExcluded(ranOutOn)) left -= 1;
  }
  const endOf = (day: number) => (term.binds === 'applicant' ? (day + 1) * DAY : calendar.closeOf(day));
  const firstMinute = Math.max(ranOutOn * DAY, term.startMinute);
  const lastDay = afterPausesWithNothingLeft(
    calendar,
    { pauses, firstMinute, endOf },
    calendar.countedFrom(ranOutOn),
  );
  return withOutages(calendar, term, endOf(lastDay), (day) => day === dayZero || isExcluded(day));
}

function lengthOf({ amount, unit }: TimeLimit, dayZero: number): number {
  if (unit !== 'month') return amount;
  const from = new Date(dayZero * DAY * 60_000);
  const wanted = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + amount, 1));
  const month = wanted.getUTCMonth();
  wanted.setUTCDate(from.getUTCDate());
  while (wanted.getUTCMonth() !== month) wanted.setUTCDate(wanted.getUTCDate() - 1);
  return wanted.getTime() / 86_400_000 - dayZero;
}

interface LastDays {
  readonly pauses: readonly NaivePause[];
  readonly firstMinute: number;
  readonly endOf: (day: number) => number;
}

function afterPausesWithNothingLeft(calendar: NaiveCalendar, facts: LastDays, foundDay: number): number {
  if (facts.pauses.length === 0) return foundDay;
  let lastDay = foundDay;
  for (let minute = facts.firstMinute; minute <= facts.endOf(lastDay); minute += 1) {
    if (!covers(facts.pauses, minute)) continue;
    while (covers(facts.pauses, minute)) minute += 1;
    const day = Math.floor(minute / DAY);
    const isInTime = calendar.isCounted(day) && minute <= facts.endOf(day);
    lastDay = isInTime ? day : calendar.countedFrom(day + 1);
    minute -= 1;
  }
  return lastDay;
}

function withOutages(
  calendar: NaiveCalendar,
  { outages = NOTHING, pauses }: NaiveTerm,
  base: number,
  isNotCounted: (day: number) => boolean,
): number {
  let dueMinute = base;
  for (;;) {
    let lost = 0;
    const from = Math.min(...outages.map((outage) => outage.from), dueMinute);
    for (let at = from; at < dueMinute; at += 1) {
      const counts = covers(outages, at) && calendar.isWorking(at) && !covers(pauses, at);
      if (counts && !isNotCounted(Math.floor(at / DAY))) lost += 1;
    }
    const moved = calendar.addMinutes(base, lost);
    if (moved === dueMinute) return dueMinute;
    dueMinute = moved;
  }
}
