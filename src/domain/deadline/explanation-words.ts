import type { ClockKind, Exclusion, ExclusionReason } from './clock-facts.js';
import { formatTimeOfDay, isoWeekday, type LocalDay, type MinuteOfDay } from '../calendar/local-day.js';
import type { TimeLimit, TimeLimitUnit } from './time-limit.js';
import type { DayReason } from '../calendar/working-calendar.js';

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
  duty: { vi: 'Trực tiếp nhận, không tính vào thời hạn', en: 'Duty day, open for filing, not counted' },
  pause: { vi: 'Tạm dừng', en: 'Pause' },
  outage: { vi: 'Bù thời gian sự cố', en: 'Makes up for an outage' },
  rolled_forward: { vi: 'Chuyển sang ngày làm việc tiếp theo', en: 'Moved to the next working day' },
};

const EXCLUSIONS: Readonly<Record<ExclusionReason, Bilingual>> = {
  supplement: { vi: 'chờ bổ sung hồ sơ', en: 'waiting for a supplement' },
  payment: { vi: 'chờ nộp phí, lệ phí', en: 'waiting for payment' },
  consultation: { vi: 'lấy ý kiến', en: 'consultation' },
  verification: { vi: 'xác minh', en: 'verification' },
  outage: { vi: 'sự cố hệ thống', en: 'system outage' },
  other: { vi: 'lý do khác', en: 'other reason' },
};

/** How the sentence of each kind of clock begins and ends. */
export const CLOCK_WORDS: Readonly<Record<ClockKind, { begins: Bilingual; ends: Bilingual }>> = {
  intake_response: {
    begins: { vi: 'Hồ sơ trực tuyến đến', en: 'Online filing arrived' },
    ends: { vi: 'hạn trả lời tiếp nhận', en: 'answer due' },
  },
  hand_over: {
    begins: { vi: 'Hồ sơ nhận', en: 'Dossier received' },
    ends: { vi: 'hạn chuyển hồ sơ', en: 'hand-over due' },
  },
  processing: {
    begins: { vi: 'Hồ sơ nhận', en: 'Dossier received' },
    ends: { vi: 'hẹn trả', en: 'result due' },
  },
  leg: {
    begins: { vi: 'Chặng liên thông bắt đầu', en: 'Leg began' },
    ends: { vi: 'hạn của chặng', en: 'leg due' },
  },
  step: {
    begins: { vi: 'Bước bắt đầu', en: 'Step began' },
    ends: { vi: 'hạn của bước', en: 'step due' },
  },
  consultation: {
    begins: { vi: 'Gửi lấy ý kiến', en: 'Opinion asked for' },
    ends: { vi: 'hạn trả lời ý kiến', en: 'opinion due' },
  },
  supplement_wait: {
    begins: { vi: 'Thông báo bổ sung', en: 'Supplement asked for' },
    ends: { vi: 'hạn bổ sung', en: 'supplement due' },
  },
  return_limit: {
    begins: { vi: 'Hồ sơ nhận', en: 'Dossier received' },
    ends: { vi: 'hạn yêu cầu bổ sung', en: 'last moment to ask for a supplement' },
  },
  apology: {
    begins: { vi: 'Bắt đầu tính từ', en: 'Counted from' },
    ends: { vi: 'hạn gửi văn bản xin lỗi', en: 'apology due' },
  },
};

/** `thứ Sáu ngày 27/02/2026` */
export function dayText(day: LocalDay): Bilingual {
  const { vi, en } = WEEKDAYS[isoWeekday(day) - 1] ?? { vi: '', en: '' };
  return { vi: `${vi} ngày ${dateText(day)}`, en: `${en} ${dateText(day)}` };
}

/** `17:30 thứ Sáu ngày 27/02/2026` */
export function momentText(day: LocalDay, minute: MinuteOfDay): Bilingual {
  const { vi, en } = dayText(day);
  return { vi: `${formatTimeOfDay(minute)} ${vi}`, en: `${formatTimeOfDay(minute)} on ${en}` };
}

/** `27/02/2026`, the way dates are written in Vietnam. */
export function dateText(day: LocalDay): string {
  return day.split('-').toReversed().join('/');
}

/** `16/02–20/02/2026` */
export function spanText(from: LocalDay, through: LocalDay): string {
  if (from === through) return dateText(from);
  const isSameYear = from.slice(0, 4) === through.slice(0, 4);
  return `${isSameYear ? dateText(from).slice(0, 5) : dateText(from)}–${dateText(through)}`;
}

/** `5 ngày làm việc` */
export function limitText({ amount, unit }: TimeLimit): Bilingual {
  const words = UNITS[unit];
  if (unit === 'same_day') return { vi: words.vi, en: words.one };
  const en = amount === 1 ? words.one : words.many;
  return { vi: `${String(amount).replace('.', ',')} ${words.vi}`, en: `${amount} ${en}` };
}

/** `Nghỉ lễ: Quốc khánh` */
export function reasonText(reason: DayReason, name: string | null): Bilingual {
  const { vi, en } = REASONS[reason];
  return name ? { vi: `${vi}: ${name}`, en: `${en}: ${name}` } : { vi, en };
}

/** `Tạm dừng lần 2 (chờ bổ sung hồ sơ)` */
export function exclusionText({ kind, no, reason }: Exclusion): Bilingual {
  const { vi, en } = EXCLUSIONS[reason];
  return kind === 'pause'
    ? { vi: `Tạm dừng lần ${no} (${vi})`, en: `Pause no. ${no} (${en})` }
    : { vi: `Sự cố lần ${no}`, en: `Outage no. ${no}` };
}
