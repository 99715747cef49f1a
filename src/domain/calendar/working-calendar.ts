import {
  assertCalendarDefinition,
  type CalendarDefinition,
  type SpecialDayKind,
  type WorkingSession,
} from './calendar-definition.js';
import {
  buildCalendarTable,
  DEFAULT_RANGE,
  type CalendarRange,
  type CalendarTable,
} from './calendar-table.js';
import { DomainError } from '../domain-error.js';
import { fromEpochDay, toEpochDay, type LocalDay } from './local-day.js';
import { item, momentStillLeft, momentUsedUp, workingPosition } from './working-position.js';
import { instantOfLocal, localMomentOf, MILLIS_PER_MINUTE, type LocalMoment } from './zoned-time.js';

export type {
  CalendarDefinition,
  SpecialDay,
  SpecialDayKind,
  WeeklySessions,
  WorkingSession,
} from './calendar-definition.js';

/** Why a day was counted or skipped. */
export type DayReason =
  | 'day_zero'
  | 'working_day'
  | 'calendar_day'
  | 'weekend'
  | SpecialDayKind
  | 'pause'
  | 'outage'
  | 'rolled_forward';

/** What the calendar says of a day. `weekend` is any day on which the week has no hours. */
export interface DayFact {
  readonly counted: boolean;
  readonly reason: Extract<DayReason, 'working_day' | 'weekend' | SpecialDayKind>;
  /** The special day's own name, e.g. `Tết Nguyên đán`. */
  readonly name: string | null;
}

/**
 * lịch làm việc, compiled: every answer costs the same for three days and for a thousand. Working time is
 * measured on the local clock. A day or instant outside the compiled days is refused with DomainError
 * `out-of-calendar`, never answered wrongly; "counted" is what the law calls a working day.
 */
export interface WorkingCalendar {
  readonly id: string;
  readonly version: number;
  readonly zone: string;
  readonly publishedThrough: LocalDay;
  /** The compiled days, both inclusive: no other one is answered for. */
  readonly covered: CalendarRange;
  isCounted(day: LocalDay): boolean;
  /** Counted days and duty days. */
  isOpenForIntake(day: LocalDay): boolean;
  /** The counted sessions, in order; empty on a day that does not count. */
  sessionsOn(day: LocalDay): readonly WorkingSession[];
  /** The counted sessions, with the desk's extra ones; on a duty day, its hours. */
  intakeSessionsOn(day: LocalDay): readonly WorkingSession[];
  /** @throws DomainError `day-not-counted` */
  openOf(day: LocalDay): Date;
  /** @throws DomainError `day-not-counted` */
  closeOf(day: LocalDay): Date;
  /** That day or the first counted one after it. */
  nextCountedDay(day: LocalDay): LocalDay;
  /** That day or the last counted one before it. */
  previousCountedDay(day: LocalDay): LocalDay;
  /** The n-th counted day after that day (before it when n is negative); n = 0 is the day itself. */
  addCountedDays(day: LocalDay, n: number): LocalDay;
  /** Counted days in (a, b]; negative when b is earlier. */
  countedDaysBetween(a: LocalDay, b: LocalDay): number;
  /** The instant at which the minutes are used up: the end of a session rather than the start of the next. */
  addWorkingMinutes(instant: Date, minutes: number): Date;
  addWorkingMillis(instant: Date, millis: number): Date;
  /** The mirror image: the start of a session rather than the end of the one before. */
  subtractWorkingMinutes(instant: Date, minutes: number): Date;
  /** Negative when b is earlier. */
  workingMinutesBetween(a: Date, b: Date): number;
  /** Like workingMinutesBetween, in whole milliseconds: sums of parts are exact. */
  workingMillisBetween(a: Date, b: Date): number;
  /** Whether the day lies after the last day for which the State has announced days off. */
  isProvisional(day: LocalDay): boolean;
  reasonOf(day: LocalDay): DayFact;
}

/**
 * @param range days to compile; narrowed to those that the weekly rows cover.
 * @throws DomainError `invalid-calendar`, `unknown-zone`, `impossible-day`, each naming the field
 */
export function compileCalendar(
  definition: CalendarDefinition,
  range: CalendarRange = DEFAULT_RANGE,
): WorkingCalendar {
  assertCalendarDefinition(definition);
  return new CompiledCalendar(definition, buildCalendarTable(definition, range));
}

class CompiledCalendar implements WorkingCalendar {
  readonly id: string;
  readonly version: number;
  readonly zone: string;
  readonly publishedThrough: LocalDay;
  readonly covered: CalendarRange;

  constructor(
    definition: CalendarDefinition,
    private readonly table: CalendarTable,
  ) {
    this.id = definition.id;
    this.version = definition.version;
    this.zone = definition.zone;
    this.publishedThrough = definition.publishedThrough;
    const { firstEpochDay, dayCount } = table;
    this.covered = { from: fromEpochDay(firstEpochDay), through: fromEpochDay(firstEpochDay + dayCount - 1) };
  }

  isCounted(day: LocalDay): boolean {
    return this.sessionsOn(day).length > 0;
  }

  isOpenForIntake(day: LocalDay): boolean {
    return this.intakeSessionsOn(day).length > 0;
  }

  sessionsOn(day: LocalDay): readonly WorkingSession[] {
    return item(this.table.sessions, this.indexOf(day));
  }

  intakeSessionsOn(day: LocalDay): readonly WorkingSession[] {
    return this.table.intakeSessions.get(toEpochDay(day)) ?? this.sessionsOn(day);
  }

  openOf(day: LocalDay): Date {
    return this.momentOf(day, this.countedSessions(day)[0]?.from);
  }

  closeOf(day: LocalDay): Date {
    return this.momentOf(day, this.countedSessions(day).at(-1)?.to);
  }

  nextCountedDay(day: LocalDay): LocalDay {
    return this.countedDay(item(this.table.countedBefore, this.indexOf(day)));
  }

  previousCountedDay(day: LocalDay): LocalDay {
    return this.countedDay(item(this.table.countedBefore, this.indexOf(day) + 1) - 1);
  }

  addCountedDays(day: LocalDay, n: number): LocalDay {
    if (!Number.isSafeInteger(n)) throw new DomainError('not-whole-days', { n }, 'days');
    const index = this.indexOf(day);
    if (n === 0) return day;
    const { countedBefore } = this.table;
    const rank = n > 0 ? item(countedBefore, index + 1) + n - 1 : item(countedBefore, index) + n;
    return this.countedDay(rank);
  }

  countedDaysBetween(a: LocalDay, b: LocalDay): number {
    const { countedBefore } = this.table;
    return item(countedBefore, this.indexOf(b) + 1) - item(countedBefore, this.indexOf(a) + 1);
  }

  addWorkingMinutes(instant: Date, minutes: number): Date {
    return this.addWorkingMillis(instant, Math.round(minutes * MILLIS_PER_MINUTE));
  }

  addWorkingMillis(instant: Date, millis: number): Date {
    return this.moved(instant, millis, (position) => momentUsedUp(this.table, position + millis));
  }

  subtractWorkingMinutes(instant: Date, minutes: number): Date {
    const millis = Math.round(minutes * MILLIS_PER_MINUTE);
    return this.moved(instant, millis, (position) => momentStillLeft(this.table, position - millis));
  }

  workingMinutesBetween(a: Date, b: Date): number {
    return this.workingMillisBetween(a, b) / MILLIS_PER_MINUTE;
  }

  workingMillisBetween(a: Date, b: Date): number {
    return this.positionOf(b) - this.positionOf(a);
  }

  isProvisional(day: LocalDay): boolean {
    return day > this.publishedThrough;
  }

  reasonOf(day: LocalDay): DayFact {
    const counted = this.isCounted(day);
    const special = this.table.specialDays.get(toEpochDay(day));
    if (special) return { counted, reason: special.kind, name: special.name };
    return { counted, reason: counted ? 'working_day' : 'weekend', name: null };
  }

  private positionOf(instant: Date): number {
    const position = workingPosition(this.table, localMomentOf(instant, this.zone));
    if (position === null) throw this.outside({ instant });
    return position;
  }

  private moved(instant: Date, millis: number, move: (position: number) => LocalMoment | null): Date {
    if (millis === 0) return instant;
    if (!(millis > 0)) throw new DomainError('negative-working-time', { millis });
    const moment = move(this.positionOf(instant));
    if (moment === null) throw this.outside({ instant, millis });
    return instantOfLocal(moment.epochDay, moment.millisOfDay, this.zone);
  }

  private countedDay(rank: number): LocalDay {
    const index = this.table.countedIndexes[rank];
    if (index === undefined) throw this.outside({ countedDay: rank });
    return fromEpochDay(this.table.firstEpochDay + index);
  }

  private countedSessions(day: LocalDay): readonly WorkingSession[] {
    const sessions = this.sessionsOn(day);
    if (sessions.length === 0) throw new DomainError('day-not-counted', { day, calendar: this.id });
    return sessions;
  }

  private momentOf(day: LocalDay, minute = 0): Date {
    return instantOfLocal(toEpochDay(day), minute * MILLIS_PER_MINUTE, this.zone);
  }

  private indexOf(day: LocalDay): number {
    const index = toEpochDay(day) - this.table.firstEpochDay;
    if (index < 0 || index >= this.table.dayCount) throw this.outside({ day });
    return index;
  }

  private outside(details: Readonly<Record<string, unknown>>): DomainError {
    return new DomainError('out-of-calendar', { ...details, calendar: this.id, ...this.covered });
  }
}
