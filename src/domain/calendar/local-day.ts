import { DomainError } from '../domain-error.js';

/** A local calendar day as `YYYY-MM-DD`; days compare as text. */
export type LocalDay = string;

/** Minutes since local midnight, 0 to 1440. */
export type MinuteOfDay = number;

/** 1 Monday to 7 Sunday. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAYS_PER_ERA = 146_097;
const DAYS_FROM_ERA_TO_1970 = 719_468;
const LAST_EPOCH_DAY = 2_932_896;
const FIRST_EPOCH_DAY = -719_162;
const LOCAL_DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_DAYS_KEPT = 32_768;
const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// Facts about days, which never change, so sharing them is safe; reading a text costs many times more.
const epochDays = new Map<LocalDay, number>();
const texts = new Map<number, LocalDay>();

/** Whether the text names a day that exists, years 0001 to 9999. */
export function isLocalDay(value: unknown): value is LocalDay {
  if (typeof value !== 'string' || !LOCAL_DAY.test(value)) return false;
  const { year, month, day } = split(value);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @throws DomainError `impossible-day` naming the field. */
export function assertLocalDay(value: unknown, field: string | null = null): asserts value is LocalDay {
  if (!isLocalDay(value)) throw new DomainError('impossible-day', { value }, field);
}

/**
 * Days since 1970-01-01.
 * @throws DomainError `impossible-day`
 */
export function toEpochDay(day: LocalDay): number {
  const known = epochDays.get(day);
  if (known !== undefined) return known;
  assertLocalDay(day);
  return kept(epochDays, day, epochDayOf(split(day)));
}

/**
 * The day that many days after 1970-01-01.
 * @throws DomainError `impossible-day` outside the years 0001 to 9999.
 */
export function fromEpochDay(epochDay: number): LocalDay {
  const known = texts.get(epochDay);
  if (known !== undefined) return known;
  if (!Number.isInteger(epochDay) || epochDay < FIRST_EPOCH_DAY || epochDay > LAST_EPOCH_DAY) {
    throw new DomainError('impossible-day', { epochDay });
  }
  const { year, month, day } = civilDateOf(epochDay);
  return kept(texts, epochDay, `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

function kept<K, V>(facts: Map<K, V>, key: K, value: V): V {
  if (facts.size >= MOST_DAYS_KEPT) facts.clear();
  facts.set(key, value);
  return value;
}

/** @throws DomainError `impossible-day` */
export function addDays(day: LocalDay, days: number): LocalDay {
  return fromEpochDay(toEpochDay(day) + days);
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return toEpochDay(to) - toEpochDay(from);
}

/**
 * The same date that many months on, the month's last day where that date is missing (31/01 + 1 month = 28
 * or 29/02).
 * @throws DomainError `impossible-day`
 */
export function addMonthsClamped(day: LocalDay, months: number): LocalDay {
  assertLocalDay(day);
  const from = split(day);
  const monthIndex = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  return fromEpochDay(epochDayOf({ year, month, day: Math.min(from.day, daysInMonth(year, month)) }));
}

export function isoWeekday(day: LocalDay): IsoWeekday {
  return isoWeekdayOf(toEpochDay(day));
}

/** 1970-01-01 was a Thursday. */
export function isoWeekdayOf(epochDay: number): IsoWeekday {
  return (((((epochDay + 3) % 7) + 7) % 7) + 1) as IsoWeekday;
}

/**
 * `07:30` → 450. Two digits each, 00:00 to 23:59; `24:00` and `7:5` are refused, not guessed at.
 * @throws DomainError `impossible-time` naming the field.
 */
export function parseTimeOfDay(text: string, field: string | null = null): MinuteOfDay {
  const match = TIME_OF_DAY.exec(text);
  if (!match) throw new DomainError('impossible-time', { value: text }, field);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** 450 → `07:30`; 1440 → `24:00`. */
export function formatTimeOfDay(minute: MinuteOfDay): string {
  return `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`;
}

function split(day: LocalDay): CivilDate {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// The year is counted from March so that the leap day is its last (Howard Hinnant, days_from_civil).
function epochDayOf({ year, month, day }: CivilDate): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_ERA_TO_1970;
}

function civilDateOf(epochDay: number): CivilDate {
  const shifted = epochDay + DAYS_FROM_ERA_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}
