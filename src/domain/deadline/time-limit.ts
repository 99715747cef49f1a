import { runDayLedger, type DayLedger, type DaySegment } from './day-ledger.js';
import { DomainError } from '../domain-error.js';
import { earlier, later, unionAfter, without, type ExcludedInterval } from './excluded-time.js';
import {
  addDays,
  addMonthsClamped,
  daysBetween,
  type LocalDay,
  type MinuteOfDay,
} from '../calendar/local-day.js';
import { runTimeLedger, type TimeLedger } from './time-ledger.js';
import {
  elapsedScale,
  MILLIS_PER_NOMINAL_DAY,
  nominalScale,
  workingScale,
  type TimeScale,
} from './time-scale.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { instantAt, localDayOf } from '../calendar/zoned-time.js';

export type TimeLimitUnit = 'working_day' | 'day' | 'month' | 'working_hour' | 'hour' | 'same_day';

/** thời hạn giải quyết: how long, in which unit. `same_day` has amount 0. Fractions only for `working_day` of internal steps and hours. */
export interface TimeLimit {
  readonly amount: number;
  readonly unit: TimeLimitUnit;
}

/** When a receipt counts as too late in the day, and what that moves. */
export interface CutOff {
  readonly at:
    | { readonly kind: 'none' }
    | { readonly kind: 'time_of_day'; readonly minuteOfDay: MinuteOfDay }
    | { readonly kind: 'last_minutes'; readonly minutes: number };
  readonly affects: 'hand_over' | 'clock';
}

/** What a due moment depends on besides limit and start. */
export interface DueOptions {
  /** Counts the days; the competent agency's, for a leg or a step its own agency's. */
  readonly calendar: WorkingCalendar;
  /** The returning desk's, whose close ends the last day if it is earlier. */
  readonly deskCalendar?: WorkingCalendar | null | undefined;
  readonly cutOff: CutOff;
  /** An agency's term ends at close of business, the applicant's (and deemed consent) at 24:00. */
  readonly binds: 'agency' | 'applicant';
  /** Where a `same_day` term received too late ends on the next counted day; absent: at its close. */
  readonly lateEnds?: 'close' | 'opening' | undefined;
  readonly exclusions?: readonly ExcludedInterval[];
  readonly extension?: TimeLimit | null;
}

/** When a term ends. `dayZero` is the day from which it counts, `lastDay` the day that is shown. */
export interface DueMoment {
  readonly dueAt: Date;
  readonly dayZero: LocalDay;
  readonly lastDay: LocalDay;
  /** The last day lies beyond the published calendar. */
  readonly provisional: boolean;
}

/** A due moment with the days or stretches that led to it. */
export interface TermProjection extends DueMoment {
  readonly receivedOn: LocalDay;
  /** When the term began to run: the start, or the opening of the day it counts as received. */
  readonly startAt: Date;
  readonly ledger: DayLedger | TimeLedger;
}

interface Taken {
  readonly at: Date;
  readonly day: LocalDay;
  /** A same-day term received too late for its own day. */
  readonly isLate?: boolean;
}

const MILLIS_PER_HOUR = 3_600_000;
const FINEST_PART = 10_000;

/** Ten years: nothing in Vietnamese procedures comes near it, so more is a mistake in the data. */
const MOST: Readonly<Record<TimeLimitUnit, number>> = {
  working_day: 2_600,
  day: 3_660,
  month: 120,
  working_hour: 20_800,
  hour: 87_600,
  same_day: 0,
};

/** @throws DomainError `invalid-time-limit`, naming the field. */
export function validateTimeLimit(limit: TimeLimit, field = 'limit'): void {
  const { amount, unit } = limit;
  if (!Object.hasOwn(MOST, unit))
    throw new DomainError('invalid-time-limit', { reason: 'unknown-unit', unit }, `${field}.unit`);
  const isWhole = unit === 'day' || unit === 'month' || unit === 'same_day';
  const step = isWhole ? 1 : FINEST_PART;
  const isFine = typeof amount === 'number' && Number.isInteger(Number((amount * step).toFixed(6)));
  const least = unit === 'same_day' ? amount === 0 : amount > 0;
  if (!isFine || !least || amount > MOST[unit]) {
    throw new DomainError(
      'invalid-time-limit',
      { reason: 'impossible-amount', amount, unit, most: MOST[unit] },
      `${field}.amount`,
    );
  }
}

/** @throws DomainError `invalid-cut-off`, naming the field. */
export function validateCutOff({ at }: CutOff, field = 'cutOff'): void {
  if (at.kind === 'none') return;
  const minutes = at.kind === 'time_of_day' ? at.minuteOfDay : at.minutes;
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > 1440) {
    throw new DomainError('invalid-cut-off', { minutes }, `${field}.at`);
  }
}

/**
 * When a term ends (Civil Code 2015 art. 147–148). Days and months: the day of the event is day zero, the last
 * day is a counted one, and the term ends at its close. Hours run from the instant, or the next open moment.
 * `same_day`: that day or, received after the cut-off, after closing or on an uncounted day, the next counted;
 * a hand-over then ends at its opening (Decree 118/2025 art. 18).
 * @throws DomainError `out-of-calendar`, `extension-in-other-unit`
 */
export function dueMoment(limit: TimeLimit, startedAt: Date, options: DueOptions): DueMoment {
  const { dueAt, dayZero, lastDay, provisional } = projectTerm(limit, startedAt, options);
  return { dueAt, dayZero, lastDay, provisional };
}

/** The one computation behind every due moment, with its ledger. */
export function projectTerm(limit: TimeLimit, startedAt: Date, options: DueOptions): TermProjection {
  const { calendar, extension = null } = options;
  assertExtends(limit, extension);
  const taken = limit.unit === 'same_day' ? takenSameDay(startedAt, options) : takenIn(startedAt, options);
  const scale = scaleOf(limit, calendar);
  const ledger = scale
    ? runHours(scale, taken, budgetOf(limit) + budgetOf(extension), options)
    : runDays([limit, ...(extension ? [extension] : [])], taken, options);
  const endsByDays = ledger.kind === 'days' && ledger.outageMillis === 0;
  const lastDay = endsByDays ? ledger.baseDay : localDayOf(ledger.dueAt, calendar.zone);
  return {
    dueAt: ledger.dueAt,
    dayZero: taken.day,
    lastDay,
    provisional: calendar.isProvisional(lastDay),
    receivedOn: localDayOf(startedAt, calendar.zone),
    startAt: taken.at,
    ledger,
  };
}

/** Whether a moment lies strictly after the cut-off of its day; without hours that day, never. */
export function isAfterCutOff(moment: Date, { at }: CutOff, calendar: WorkingCalendar): boolean {
  if (at.kind === 'none') return false;
  const day = localDayOf(moment, calendar.zone);
  if (at.kind === 'time_of_day') return moment > instantAt(day, at.minuteOfDay, calendar.zone);
  const closing = calendar.sessionsOn(day).at(-1)?.to;
  return closing !== undefined && moment > instantAt(day, Math.max(0, closing - at.minutes), calendar.zone);
}

/** @throws DomainError `extension-in-other-unit` when days are to be added to hours or the other way round. */
export function assertExtends(limit: TimeLimit, extension: TimeLimit | null): void {
  if (!extension) return;
  const family = familyOf(limit);
  const fits = family === 'nominal' ? extension.unit === 'working_day' : family === familyOf(extension);
  if (!fits || extension.unit === 'same_day') {
    throw new DomainError(
      'extension-in-other-unit',
      { limit: limit.unit, extension: extension.unit },
      'extension.unit',
    );
  }
}

function familyOf({ amount, unit }: TimeLimit): 'days' | TimeScale['kind'] {
  if (unit === 'working_hour') return 'working';
  if (unit === 'hour') return 'elapsed';
  return Number.isInteger(amount) ? 'days' : 'nominal';
}

function scaleOf(limit: TimeLimit, calendar: WorkingCalendar): TimeScale | null {
  const family = familyOf(limit);
  if (family === 'working') return workingScale(calendar);
  if (family === 'nominal') return nominalScale(calendar);
  return family === 'elapsed' ? elapsedScale : null;
}

function budgetOf(limit: TimeLimit | null): number {
  if (!limit) return 0;
  return Math.round(limit.amount * (limit.unit === 'working_day' ? MILLIS_PER_NOMINAL_DAY : MILLIS_PER_HOUR));
}

function runHours(scale: TimeScale, taken: Taken, budget: number, options: DueOptions): TimeLedger {
  return runTimeLedger(scale, taken.at, budget, unionAfter(taken.at, options.exclusions ?? []));
}

function runDays(limits: readonly TimeLimit[], taken: Taken, options: DueOptions): DayLedger {
  const { calendar, deskCalendar, binds, exclusions = [] } = options;
  const opensLate = limits.every(({ unit }) => unit === 'same_day') && options.lateEnds === 'opening';
  const ofKind = (kind: ExcludedInterval['kind']) =>
    unionAfter(
      taken.at,
      exclusions.filter((exclusion) => exclusion.kind === kind),
    );
  const pauses = ofKind('pause');
  const term = {
    calendar,
    startAt: taken.at,
    dayZero: taken.day,
    segments: limits.map(segmentOf),
    endOf: (day: LocalDay, isLate: boolean) =>
      isLate && opensLate ? calendar.openOf(day) : endOfDay(day, options),
    isLate: taken.isLate === true,
    atDesk: (at: Date) => (binds === 'agency' ? atDesk(at, deskCalendar) : at),
  };
  return runDayLedger(term, pauses, without(ofKind('outage'), pauses));
}

function segmentOf({ amount, unit }: TimeLimit): DaySegment {
  if (unit === 'day') return { counts: 'calendar_days', daysFrom: () => amount };
  if (unit !== 'month') return { counts: 'counted_days', daysFrom: () => amount };
  return {
    counts: 'calendar_days',
    daysFrom: (dayZero) => daysBetween(dayZero, addMonthsClamped(dayZero, amount)),
  };
}

function endOfDay(day: LocalDay, { calendar, binds }: DueOptions): Date {
  return binds === 'agency' ? calendar.closeOf(day) : instantAt(day, 1440, calendar.zone);
}

function atDesk(at: Date, desk: WorkingCalendar | null | undefined): Date {
  if (!desk) return at;
  const day = localDayOf(at, desk.zone);
  // Extra hours at the desk are for taking in: the promised moment stays the close of business.
  const sessions = desk.isCounted(day) ? desk.sessionsOn(day) : desk.intakeSessionsOn(day);
  const closing = sessions.at(-1)?.to;
  return closing === undefined ? at : earlier(at, instantAt(day, closing, desk.zone));
}

function takenIn(startedAt: Date, { calendar, cutOff }: DueOptions): Taken {
  const day = localDayOf(startedAt, calendar.zone);
  const shifts = cutOff.affects === 'clock' && cutOff.at.kind !== 'none';
  if (!shifts) return { at: startedAt, day };
  if (!calendar.isCounted(day)) return takenAtOpening(day, calendar);
  if (isAfterCutOff(startedAt, cutOff, calendar)) return takenAtOpening(addDays(day, 1), calendar);
  // Before opening is not earlier than after yesterday's cut-off.
  return { at: later(startedAt, calendar.openOf(day)), day };
}

function takenSameDay(startedAt: Date, options: DueOptions): Taken {
  const { calendar, cutOff, deskCalendar, binds } = options;
  const day = localDayOf(startedAt, calendar.zone);
  if (!calendar.isCounted(day)) return { ...takenAtOpening(day, calendar), isLate: true };
  const end = endOfDay(day, options);
  const isTooLate = startedAt > (binds === 'agency' ? atDesk(end, deskCalendar) : end);
  return isTooLate || isAfterCutOff(startedAt, cutOff, calendar)
    ? { ...takenAtOpening(addDays(day, 1), calendar), isLate: true }
    : { at: startedAt, day };
}

function takenAtOpening(from: LocalDay, calendar: WorkingCalendar): Taken {
  const day = calendar.nextCountedDay(from);
  return { at: calendar.openOf(day), day };
}
