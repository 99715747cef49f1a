import type {
  CalendarDefinition,
  SpecialDay,
  WorkingSession,
} from '../../../../src/domain/calendar/working-calendar.js';

export const DAY = 1440;
const OFFSET_MINUTES = 7 * 60;

/** Minutes since 1970 on the local clock, seven hours ahead and never anything else. */
export const toLocalMinute = (instant: Date) => instant.getTime() / 60_000 + OFFSET_MINUTES;
export const toInstant = (localMinute: number) => new Date((localMinute - OFFSET_MINUTES) * 60_000);

// Taken once: in Jest's sandbox every look at a global costs more than a minute's walk.
const { floor } = Math;
export const dayOf = (minute: number) => floor(minute / DAY);
const textOf = (dayNumber: number) => new Date(dayNumber * DAY * 60_000).toISOString().slice(0, 10);
const weekdayOf = (dayNumber: number) => new Date(dayNumber * DAY * 60_000).getUTCDay() || 7;
const inOrder = (sessions: readonly WorkingSession[]) => sessions.toSorted((a, b) => a.from - b.from);

/** A calendar that knows one day at a time and walks from there, day by day and minute by minute. */
export class NaiveCalendar {
  private readonly known = new Map<number, readonly WorkingSession[]>();
  private readonly lengths = new Map<number, number>();
  private readonly specialDays: ReadonlyMap<string, SpecialDay>;
  private minutesOf = -1;
  private readonly minutes = new Uint8Array(DAY);

  constructor(private readonly definition: CalendarDefinition) {
    this.specialDays = new Map(definition.specialDays.map((row) => [row.on, row]));
  }

  sessions(dayNumber: number): readonly WorkingSession[] {
    const known = this.known.get(dayNumber);
    if (known) return known;
    const sessions = inOrder(this.read(dayNumber));
    this.known.set(dayNumber, sessions);
    return sessions;
  }

  isCounted(dayNumber: number): boolean {
    return this.sessions(dayNumber).length > 0;
  }

  isWorking(minute: number): boolean {
    const dayNumber = dayOf(minute);
    if (this.minutesOf !== dayNumber) {
      this.minutesOf = dayNumber;
      this.minutes.fill(0);
      for (const { from, to } of this.sessions(dayNumber)) this.minutes.fill(1, from, to);
    }
    return this.minutes[minute - dayNumber * DAY] === 1;
  }

  /** Working minutes of a day. */
  lengthOf(dayNumber: number): number {
    const known = this.lengths.get(dayNumber);
    if (known !== undefined) return known;
    const length = this.sessions(dayNumber).reduce((sum, { from, to }) => sum + to - from, 0);
    this.lengths.set(dayNumber, length);
    return length;
  }

  openOf(dayNumber: number): number {
    return dayNumber * DAY + Math.min(...this.sessions(dayNumber).map(({ from }) => from));
  }

  closeOf(dayNumber: number): number {
    return dayNumber * DAY + Math.max(...this.sessions(dayNumber).map(({ to }) => to));
  }

  /** When the desk's day ends, without the extra hours for taking in; null when it does not open. */
  deskCloseOf(dayNumber: number): number | null {
    const special = this.specialDays.get(textOf(dayNumber));
    const own = special?.kind === 'duty' ? (special.sessions ?? this.mondayHours(dayNumber)) : [];
    const ends = [...this.sessions(dayNumber), ...own].map(({ to }) => to);
    return ends.length === 0 ? null : dayNumber * DAY + Math.max(...ends);
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
    const special = this.specialDays.get(textOf(dayNumber));
    if (!special || special.kind === 'extra_session') return this.usual(dayNumber);
    if (special.kind !== 'makeup_work') return [];
    return special.sessions ?? this.mondayHours(dayNumber);
  }

  private usual(dayNumber: number): readonly WorkingSession[] {
    const [on, weekday] = [textOf(dayNumber), weekdayOf(dayNumber)];
    const row = this.definition.weekly.find(
      ({ weekday: of, validFrom, validTo }) =>
        of === weekday && (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo),
    );
    return row?.sessions ?? [];
  }

  /** Of that week's Monday, or of the first weekday after it that has hours. */
  private mondayHours(dayNumber: number): readonly WorkingSession[] {
    let day = dayNumber;
    while (weekdayOf(day) !== 1) day -= 1;
    while (this.usual(day).length === 0) day += 1;
    return this.usual(day);
  }
}
