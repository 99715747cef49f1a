import { DomainError } from '../domain-error.js';
import { fromEpochDay, toEpochDay, type LocalDay, type MinuteOfDay } from './local-day.js';

export const MILLIS_PER_MINUTE = 60_000;
export const MILLIS_PER_DAY = 86_400_000;
const MINUTES_PER_DAY = 1440;

const MOST_DAYS_KEPT = 32_768;
const MOST_ZONES_KEPT = 32;

interface ZoneClock {
  readonly format: Intl.DateTimeFormat;
  /** Offset in milliseconds per UTC day; null where it changes within the day. */
  readonly offsetOfDay: Map<number, number | null>;
}

/** An instant as the people of a zone read it. */
export interface LocalMoment {
  readonly epochDay: number;
  readonly millisOfDay: number;
}

// Holds facts about zones only, which never change while the process runs, so sharing it is safe.
const zoneClocks = new Map<string, ZoneClock>();

/**
 * The local day of an instant.
 * @param zone IANA name, e.g. `Asia/Ho_Chi_Minh`
 * @throws DomainError `unknown-zone`, `impossible-instant`
 */
export function localDayOf(instant: Date, zone: string): LocalDay {
  return fromEpochDay(localMomentOf(instant, zone).epochDay);
}

/** Whole minutes since local midnight, 0 to 1439. */
export function minuteOfDayOf(instant: Date, zone: string): MinuteOfDay {
  return Math.floor(localMomentOf(instant, zone).millisOfDay / MILLIS_PER_MINUTE);
}

/** The day and minute at which something ends: midnight is minute 1440 of the day that is over. */
export function endMomentOf(instant: Date, zone: string): { day: LocalDay; minute: MinuteOfDay } {
  const { epochDay, millisOfDay } = localMomentOf(instant, zone);
  if (millisOfDay === 0) return { day: fromEpochDay(epochDay - 1), minute: MINUTES_PER_DAY };
  return { day: fromEpochDay(epochDay), minute: Math.floor(millisOfDay / MILLIS_PER_MINUTE) };
}

/** Day and milliseconds since local midnight. */
export function localMomentOf(instant: Date, zone: string): LocalMoment {
  const time = timeOf(instant);
  const local = time + offsetMillisAt(time, clockOf(zone));
  const epochDay = Math.floor(local / MILLIS_PER_DAY);
  return { epochDay, millisOfDay: local - epochDay * MILLIS_PER_DAY };
}

/**
 * The instant at which that zone's clocks show that minute; 1440 is the next midnight. A time that occurs
 * twice (clocks set back) is the first one, one that never occurs is moved on by the gap.
 * @throws DomainError `unknown-zone`, `impossible-day`
 */
export function instantAt(day: LocalDay, minuteOfDay: MinuteOfDay, zone: string): Date {
  return instantOfLocal(toEpochDay(day), minuteOfDay * MILLIS_PER_MINUTE, zone);
}

/** Like instantAt, from whole numbers: days since 1970-01-01 and milliseconds since local midnight. */
export function instantOfLocal(epochDay: number, millisOfDay: number, zone: string): Date {
  const clock = clockOf(zone);
  const local = epochDay * MILLIS_PER_DAY + millisOfDay;
  const before = offsetMillisAt(local - MILLIS_PER_DAY, clock);
  const after = offsetMillisAt(local + MILLIS_PER_DAY, clock);
  if (before === after) return new Date(local - before);
  const [first, second] = before > after ? [before, after] : [after, before];
  const isShown = (offset: number) => offsetMillisAt(local - offset, clock) === offset;
  if (isShown(first)) return new Date(local - first);
  return new Date(local - (isShown(second) ? second : before));
}

function timeOf(instant: Date): number {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw new DomainError('impossible-instant', { value: String(instant) });
  return time;
}

function clockOf(zone: string): ZoneClock {
  const known = zoneClocks.get(zone);
  if (known) return known;
  if (zoneClocks.size >= MOST_ZONES_KEPT) zoneClocks.clear();
  const clock: ZoneClock = { format: formatOf(zone), offsetOfDay: new Map() };
  zoneClocks.set(zone, clock);
  return clock;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  // `+07:00` is accepted by Intl but is an offset, which knows nothing of a zone's past or future.
  if (!/^[A-Za-z]/.test(zone)) throw new DomainError('unknown-zone', { zone }, 'zone');
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new DomainError('unknown-zone', { zone }, 'zone');
  }
}

function offsetMillisAt(time: number, clock: ZoneClock): number {
  const utcDay = Math.floor(time / MILLIS_PER_DAY);
  let offset = clock.offsetOfDay.get(utcDay);
  if (offset === undefined) {
    if (clock.offsetOfDay.size >= MOST_DAYS_KEPT) clock.offsetOfDay.clear();
    const atStart = readOffset(utcDay * MILLIS_PER_DAY, clock.format);
    const atEnd = readOffset((utcDay + 1) * MILLIS_PER_DAY, clock.format);
    offset = atStart === atEnd ? atStart : null;
    clock.offsetOfDay.set(utcDay, offset);
  }
  return offset ?? readOffset(time, clock.format);
}

function readOffset(time: number, format: Intl.DateTimeFormat): number {
  const wholeSecond = Math.floor(time / 1000) * 1000;
  const part = new Map(format.formatToParts(wholeSecond).map(({ type, value }) => [type, Number(value)]));
  const read = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
  const localDay = toEpochDay(
    [String(read('year')).padStart(4, '0'), two(read('month')), two(read('day'))].join('-'),
  );
  const secondOfDay = (read('hour') * 60 + read('minute')) * 60 + read('second');
  return localDay * MILLIS_PER_DAY + secondOfDay * 1000 - wholeSecond;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
