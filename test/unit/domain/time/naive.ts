import type { CutOff, TimeLimit } from '../../../../src/domain/deadline/time-limit.js';
import { DAY, dayOf, type NaiveCalendar } from './naive-calendar.js';

export { NaiveCalendar, toInstant, toLocalMinute } from './naive-calendar.js';

/**
 * A second, deliberately slow reading of the rules: days and minutes are walked one by one, on a fixed offset of
 * seven hours, sharing nothing with the engine but the shapes of its input.
 */
export interface NaiveTerm {
  readonly limit: TimeLimit;
  /** Minutes since 1970 on the local clock. */
  readonly startMinute: number;
  readonly pauses?: readonly NaivePause[];
  readonly outages?: readonly NaivePause[];
  readonly binds?: 'agency' | 'applicant';
  readonly cutOff?: CutOff;
  readonly desk?: NaiveCalendar | null;
  readonly lateEnds?: 'close' | 'opening';
  readonly extension?: TimeLimit | null;
}

export interface NaivePause {
  readonly from: number;
  readonly to: number;
}

interface Taken {
  readonly minute: number;
  readonly day: number;
  readonly isTooLate: boolean;
}

/** The minutes that intervals cover, one by one. */
class Marks {
  private readonly first: number;
  private readonly marks: Uint8Array;

  constructor(intervals: readonly NaivePause[]) {
    const end = Math.max(0, ...intervals.map(({ to }) => to));
    this.first = Math.min(end, ...intervals.map(({ from }) => from));
    this.marks = new Uint8Array(end - this.first);
    for (const { from, to } of intervals) this.marks.fill(1, from - this.first, to - this.first);
  }

  has(minute: number): boolean {
    const index = minute - this.first;
    return index >= 0 && index < this.marks.length && this.marks[index] === 1;
  }

  /** Rubs out what others cover. */
  without(others: readonly NaivePause[]): this {
    for (const { from, to } of others) {
      this.marks.fill(0, Math.max(0, from - this.first), Math.max(0, to - this.first));
    }
    return this;
  }

  /** The longest runs of covered minutes. */
  runs(): readonly NaivePause[] {
    const found: NaivePause[] = [];
    for (let from = this.marks.indexOf(1); from >= 0;) {
      const end = this.marks.indexOf(0, from);
      const to = end < 0 ? this.marks.length : end;
      found.push({ from: this.first + from, to: this.first + to });
      from = this.marks.indexOf(1, to);
    }
    return found;
  }
}

/** The due moment as a local minute; a part of one where the limit is a part of a working day. */
export function naiveDue(calendar: NaiveCalendar, term: NaiveTerm): number {
  const { unit, amount } = term.limit;
  const taken = take(calendar, term);
  const isHours = unit === 'working_hour' || unit === 'hour' || !Number.isInteger(amount);
  return isHours ? naiveHours(calendar, term, taken) : naiveDays(calendar, term, taken);
}

/** On which day a receipt counts, and from which minute. */
function take(calendar: NaiveCalendar, term: NaiveTerm): Taken {
  const { startMinute: minute, cutOff } = term;
  const day = dayOf(minute);
  const isSameDay = term.limit.unit === 'same_day';
  const shifts = isSameDay || (cutOff?.affects === 'clock' && cutOff.at.kind !== 'none');
  if (!shifts) return { minute, day, isTooLate: false };
  const isOff = !calendar.isCounted(day);
  const isOver = !isOff && isSameDay && minute > atDesk(endOf(calendar, day, term), term);
  if (isOff || isOver || (cutOff && isPast(calendar, cutOff, minute))) {
    const next = calendar.countedFrom(isOff ? day : day + 1);
    return { minute: calendar.openOf(next), day: next, isTooLate: true };
  }
  return { minute: isSameDay ? minute : Math.max(minute, calendar.openOf(day)), day, isTooLate: false };
}

function isPast(calendar: NaiveCalendar, { at }: CutOff, minute: number): boolean {
  if (at.kind === 'none') return false;
  const day = dayOf(minute);
  if (at.kind === 'time_of_day') return minute > day * DAY + at.minuteOfDay;
  return minute > Math.max(day * DAY, calendar.closeOf(day) - at.minutes);
}

function endOf(calendar: NaiveCalendar, day: number, { binds }: NaiveTerm): number {
  return binds === 'applicant' ? (day + 1) * DAY : calendar.closeOf(day);
}

function atDesk(minute: number, { binds, desk }: NaiveTerm): number {
  if (!desk || binds === 'applicant') return minute;
  return Math.min(minute, desk.deskCloseOf(dayOf(minute)) ?? minute);
}

function naiveHours(calendar: NaiveCalendar, term: NaiveTerm, { minute }: Taken): number {
  const { limit, extension, pauses = [], outages = [] } = term;
  const excluded = new Marks([...pauses, ...outages]);
  const isNominal = limit.unit === 'working_day';
  const worth = (at: number) => {
    if (limit.unit === 'hour') return 1;
    if (!calendar.isWorking(at)) return 0;
    return isNominal ? 480 / calendar.lengthOf(dayOf(at)) : 1;
  };
  let left = (limit.amount + (extension?.amount ?? 0)) * (isNominal ? 480 : 60);
  for (let at = minute; ; at += 1) {
    const used = excluded.has(at) ? 0 : worth(at);
    if (used > 0 && left - used < 1e-7) return at + Math.min(1, left / used);
    left -= used;
  }
}

/** Pauses and outages are taken in one by one, as long as they begin before what is due without them. */
function naiveDays(calendar: NaiveCalendar, term: NaiveTerm, at: Taken): number {
  const taken = (intervals: readonly NaivePause[] = []) =>
    intervals
      .filter(({ to }) => to > at.minute)
      .map(({ from, to }) => ({ from: Math.max(from, at.minute), to }));
  const pauses = new Marks(taken(term.pauses)).runs();
  const outages = new Marks(taken(term.outages)).without(pauses).runs();
  const known = { pauses: [] as NaivePause[], outages: [] as NaivePause[] };
  let dueMinute = daysWith(calendar, term, at, known);
  for (const each of [...pauses, ...outages].toSorted((a, b) => a.from - b.from)) {
    const isPause = pauses.includes(each);
    if (each.from > dueMinute || (each.from === dueMinute && !isPause)) continue;
    known[isPause ? 'pauses' : 'outages'].push(each);
    dueMinute = daysWith(calendar, term, at, known);
  }
  return dueMinute;
}

type Known = Readonly<Record<'pauses' | 'outages', readonly NaivePause[]>>;

function daysWith(calendar: NaiveCalendar, term: NaiveTerm, taken: Taken, known: Known): number {
  const { limit, extension } = term;
  const opensLate = term.lateEnds === 'opening' && limit.unit === 'same_day' && !extension;
  let isLate = taken.isTooLate;
  const close = (day: number) => (isLate && opensLate ? calendar.openOf(day) : endOf(calendar, day, term));
  const excluded = daysOf(known.pauses);
  const withNothingLeft = new Set<NaivePause>();
  let lastDay = taken.day;
  for (const segment of extension ? [limit, extension] : [limit]) {
    const isLast = segment === (extension ?? limit);
    const ranOutOn = walkDays(calendar, segment, lastDay, excluded);
    lastDay = calendar.countedFrom(ranOutOn);
    // With nothing left, a pause lets the term end where it is resumed.
    for (const pause of known.pauses) {
      const { from, to } = pause;
      const end = isLast ? close(lastDay) : lastDay * DAY - 1;
      if (from < ranOutOn * DAY || from > end) continue;
      withNothingLeft.add(pause);
      isLate = !calendar.isCounted(dayOf(to)) || to > atDesk(endOf(calendar, dayOf(to), term), term);
      lastDay = isLate ? calendar.countedFrom(dayOf(to) + 1) : dayOf(to);
    }
  }
  const base = close(lastDay);
  const inDays = known.pauses.filter((pause) => pause.from <= base && !withNothingLeft.has(pause));
  const dayZero = limit.amount > 0 ? [taken.day] : [];
  const lost = lostMinutes(calendar, known, base, new Set([...dayZero, ...daysOf(inDays)]));
  return atDesk(calendar.addMinutes(base, lost), term);
}

/** Days in (pause day, resume day]. */
function daysOf(pauses: readonly NaivePause[]): ReadonlySet<number> {
  const days = new Set<number>();
  for (const { from, to } of pauses)
    for (let day = dayOf(from) + 1; day <= dayOf(to); day += 1) days.add(day);
  return days;
}

/** The day on which nothing is left. */
function walkDays(
  calendar: NaiveCalendar,
  { amount, unit }: TimeLimit,
  dayZero: number,
  excluded: ReadonlySet<number>,
): number {
  const everyDay = unit === 'day' || unit === 'month';
  let day = dayZero;
  let left = unit === 'month' ? monthsLater(dayZero, amount) - dayZero : amount;
  while (left > 0) {
    day += 1;
    if ((everyDay || calendar.isCounted(day)) && !excluded.has(day)) left -= 1;
  }
  return day;
}

/** What outages took from days that count, and what pauses took after the last day was over and only such minutes were left. */
function lostMinutes(
  calendar: NaiveCalendar,
  { pauses, outages }: Known,
  base: number,
  uncounted: ReadonlySet<number>,
): number {
  let lost = 0;
  for (const { from, to } of outages) {
    for (let day = dayOf(from); day <= dayOf(to); day += 1) {
      for (const session of uncounted.has(day) ? [] : calendar.sessions(day)) {
        const [opens, closes] = [day * DAY + session.from, day * DAY + session.to];
        lost += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
      }
    }
  }
  for (const { from, to } of pauses) if (from > base) lost += calendar.minutesBetween(from, to);
  return lost;
}

function monthsLater(dayZero: number, months: number): number {
  const from = new Date(dayZero * DAY * 60_000);
  const wanted = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const month = wanted.getUTCMonth();
  wanted.setUTCDate(from.getUTCDate());
  while (wanted.getUTCMonth() !== month) wanted.setUTCDate(wanted.getUTCDate() - 1);
  return wanted.getTime() / 86_400_000;
}
