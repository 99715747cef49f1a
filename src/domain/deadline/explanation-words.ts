import type { Exclusion, ExclusionReason } from './clock-facts.js';
import {
  formatTimeOfDay,
  isoWeekday,
  type IsoWeekday,
  type LocalDay,
  type MinuteOfDay,
} from '../calendar/local-day.js';
import type { TimeLimit, TimeLimitUnit } from './time-limit.js';
import type { DayReason } from '../calendar/working-calendar.js';
import { endMomentOf, localDayOf, minuteOfDayOf } from '../calendar/zoned-time.js';

/** A text that people read, Vietnamese first. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

const WEEKDAYS: readonly Bilingual[] = [
  { vi: 'thứ Hai', en: 'Monday' },
  { vi: 'thứ Ba', en: 'Tuesday' },
  { vi: 'thứ Tư', en: 'Wednesday' },
  { vi: 'thứ Năm', en: 'Thursday' },
  { vi: 'thứ Sáu', en: 'Friday' },
  { vi: 'thứ Bảy', en: 'Saturday' },
  { vi: 'Chủ nhật', en: 'Sunday' },
];

const UNITS: Readonly<Record<TimeLimitUnit, { vi: string; one: string; many: string }>> = {
  working_day: { vi: 'ngày làm việc', one: 'working day', many: 'working days' },
  day: { vi: 'ngày', one: 'day', many: 'days' },
  month: { vi: 'tháng', one: 'month', many: 'months' },
  working_hour: { vi: 'giờ làm việc', one: 'working hour', many: 'working hours' },
  hour: { vi: 'giờ', one: 'hour', many: 'hours' },
  same_day: { vi: 'trong ngày', one: 'same day', many: 'same day' },
};

const REASONS: Readonly<Record<DayReason, Bilingual>> = {
  day_zero: { vi: 'Ngày bắt đầu, không tính vào thời hạn', en: 'Day of the event, not counted' },
  working_day: { vi: 'Ngày làm việc', en: 'Working day' },
  calendar_day: { vi: 'Tính theo ngày lịch', en: 'Calendar day' },
  weekend: { vi: 'Ngày nghỉ hằng tuần', en: 'Weekly day off' },
  holiday: { vi: 'Nghỉ lễ', en: 'Public holiday' },
  compensation: { vi: 'Nghỉ bù', en: 'Day off in lieu' },
  swap_off: { vi: 'Nghỉ hoán đổi', en: 'Day off swapped with a Saturday' },
  makeup_work: { vi: 'Ngày làm bù', en: 'Make-up working day' },
  duty: { vi: 'Ngày trực, có tiếp nhận hồ sơ', en: 'Duty day, open for filing' },
  extra_session: { vi: 'Ngày làm việc, tiếp nhận thêm giờ', en: 'Working day with extra desk hours' },
  pause: { vi: 'Tạm dừng', en: 'Pause' },
  outage: { vi: 'Bù thời gian sự cố', en: 'Makes up for an outage' },
  rolled_forward: { vi: 'Chuyển sang ngày làm việc tiếp theo', en: 'Moved to the next working day' },
};

/** Kinds of days whose own names often begin with the kind: `Nghỉ bù Tết Nguyên đán`, `Làm bù`. */
const DAYS_OFTEN_NAMED_BY_KIND: ReadonlySet<DayReason> = new Set([
  'holiday',
  'compensation',
  'swap_off',
  'makeup_work',
]);
const KIND_IN_NAME = /^(nghỉ (lễ|bù|hoán đổi)|nghỉ|ngày làm bù|làm bù)(?=[\s,:]|$)[\s,:]*/i;
const NOTE_IN_NAME = /\s*\([^)]*\)/g;

/** What is waited for. */
export const EXCLUSIONS: Readonly<Record<ExclusionReason, Bilingual>> = {
  supplement: { vi: 'chờ bổ sung hồ sơ', en: 'waiting for a supplement' },
  payment: { vi: 'chờ nộp phí, lệ phí', en: 'waiting for payment' },
  consultation: { vi: 'lấy ý kiến', en: 'consultation' },
  verification: { vi: 'xác minh', en: 'verification' },
  outage: { vi: 'sự cố hệ thống', en: 'system outage' },
  other: { vi: 'lý do khác', en: 'other reason' },
};

/** `thứ Sáu ngày 27/02/2026` */
export function weekdayText(weekday: IsoWeekday): Bilingual {
  return WEEKDAYS[weekday - 1] ?? { vi: '', en: '' };
}

export function dayText(day: LocalDay): Bilingual {
  const { vi, en } = weekdayText(isoWeekday(day));
  return { vi: `${vi} ngày ${dateText(day)}`, en: `${en} ${dateText(day)}` };
}

/** `17:30 thứ Sáu ngày 27/02/2026` */
function momentText(day: LocalDay, minute: MinuteOfDay): Bilingual {
  const { vi, en } = dayText(day);
  return { vi: `${formatTimeOfDay(minute)} ${vi}`, en: `${formatTimeOfDay(minute)} on ${en}` };
}

/** When something happened: `09:00 thứ Năm ngày 13/08/2026`. */
export function instantText(at: Date, zone: string): Bilingual {
  return momentText(localDayOf(at, zone), minuteOfDayOf(at, zone));
}

/** By when something has to happen; midnight is read as 24:00 of the last day. */
export function dueText(dueAt: Date, zone: string): Bilingual {
  const { day, minute } = endMomentOf(dueAt, zone);
  return momentText(day, minute);
}

/** `27/02/2026`, the way dates are written in Vietnam. */
export function dateText(day: LocalDay): string {
  return day.split('-').toReversed().join('/');
}

/** `từ 16/02 đến 20/02/2026`, `ngày 24/11/2026` */
export function spanText(from: LocalDay, through: LocalDay): Bilingual {
  const [first, last] = [dateText(from), dateText(through)];
  if (from === through) return { vi: `ngày ${first}`, en: `on ${first}` };
  const isSameYear = from.slice(0, 4) === through.slice(0, 4);
  const begin = isSameYear ? first.slice(0, 5) : first;
  return { vi: `từ ${begin} đến ${last}`, en: `from ${begin} to ${last}` };
}

/** `5 ngày làm việc`, `15 phút làm việc`, `1 giờ 30 phút làm việc` */
export function limitText({ amount, unit }: TimeLimit): Bilingual {
  const words = UNITS[unit];
  if (unit === 'same_day') return { vi: words.vi, en: words.one };
  const isInHours = unit === 'working_hour' || unit === 'hour';
  if (isInHours && !Number.isInteger(amount)) return minutesText(amount * 60, unit === 'working_hour');
  const en = amount === 1 ? words.one : words.many;
  return { vi: `${String(amount).replace('.', ',')} ${words.vi}`, en: `${amount} ${en}` };
}

/** Parts of an hour as a clock shows them; nothing is less than a minute. */
function minutesText(amount: number, isWorkingTime: boolean): Bilingual {
  const total = Math.max(1, Math.round(amount));
  const parts = [
    { amount: Math.floor(total / 60), vi: 'giờ', en: 'hour' },
    { amount: total % 60, vi: 'phút', en: 'minute' },
  ].filter((part) => part.amount > 0);
  const vi = parts.map((part) => `${part.amount} ${part.vi}`).join(' ');
  const en = parts.map((part) => `${part.amount} ${part.en}${part.amount === 1 ? '' : 's'}`).join(' ');
  return isWorkingTime ? { vi: `${vi} làm việc`, en: `${en} of working time` } : { vi, en };
}

/** `Nghỉ lễ: Quốc khánh`; a name that says its kind itself stands alone: `Nghỉ bù Tết Nguyên đán`. */
export function reasonText(reason: DayReason, name: string | null): Bilingual {
  const { vi, en } = REASONS[reason];
  if (reason === 'duty') return { vi: `${name ?? vi}, không tính vào thời hạn`, en: `${en}, not counted` };
  if (!name) return { vi, en };
  const occasion = occasionOf(name);
  const saysItsKind = DAYS_OFTEN_NAMED_BY_KIND.has(reason) && KIND_IN_NAME.test(name);
  return { vi: saysItsKind ? name : `${vi}: ${name}`, en: occasion ? `${en}: ${occasion}` : en };
}

/** `Nghỉ bù Tết Nguyên đán (mùng 1 là thứ Bảy)` → `Tết Nguyên đán`; empty where the name says only its kind. */
export function occasionOf(name: string): string {
  return name.replaceAll(NOTE_IN_NAME, '').replace(KIND_IN_NAME, '').trim();
}

/** `Tạm dừng lần 2 (chờ bổ sung hồ sơ)` */
export function exclusionText({ kind, no, reason }: Exclusion): Bilingual {
  const { vi, en } = EXCLUSIONS[reason];
  return kind === 'pause'
    ? { vi: `Tạm dừng lần ${no} (${vi})`, en: `Pause no. ${no} (${en})` }
    : { vi: `Sự cố lần ${no}`, en: `Outage no. ${no}` };
}
