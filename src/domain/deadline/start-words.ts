import type { ClockKind } from './clock-facts.js';
import { dayText, type Bilingual } from './explanation-words.js';
import { formatTimeOfDay, type LocalDay } from '../calendar/local-day.js';
import { isAfterCutOff, type CutOff } from './time-limit.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { localDayOf } from '../calendar/zoned-time.js';

/** When a clock was started, and what was too late on that day. */
export interface Start {
  readonly at: Date;
  readonly cutOff: CutOff;
}

/** A same-day term counts no day: its limit is nought and its due day is the day of receipt. */
export function sameDayText(kind: ClockKind, isLate: boolean): Bilingual {
  if (kind !== 'hand_over') return { vi: 'Giải quyết trong ngày', en: 'Settled the same day' };
  return isLate
    ? { vi: 'Chuyển vào đầu giờ làm việc', en: 'Handed over at the opening' }
    : { vi: 'Chuyển trong ngày', en: 'Handed over the same day' };
}

const AFTER_HOURS: Bilingual = { vi: 'Nhận sau giờ làm việc', en: 'Received after working hours' };

/** Why a receipt counts as that of a later day, and of which. */
export function shiftedStart(
  kind: ClockKind,
  start: Start,
  dayZero: LocalDay,
  calendar: WorkingCalendar,
): { readonly reason: Bilingual; readonly note: Bilingual } {
  const { vi, en } = tooLateText(start, calendar);
  const then =
    kind === 'hand_over'
      ? {
          vi: 'chuyển vào đầu giờ ngày làm việc tiếp theo',
          en: 'handed over at the start of the next working day',
        }
      : { vi: 'coi như nhận vào ngày làm việc tiếp theo', en: 'counts as received on the next working day' };
  const reason = { vi: `${vi}: ${then.vi}`, en: `${en}: ${then.en}` };
  return { reason, note: dayText(dayZero) };
}

/** Of hours that begin to run only when the office opens again. */
export function afterHoursText(): Bilingual {
  return {
    vi: `${AFTER_HOURS.vi}: tính từ giờ làm việc tiếp theo`,
    en: `${AFTER_HOURS.en}: counted from the next opening`,
  };
}

function tooLateText({ at, cutOff }: Start, calendar: WorkingCalendar): Bilingual {
  const day = localDayOf(at, calendar.zone);
  if (!calendar.isCounted(day)) {
    return calendar.isOpenForIntake(day)
      ? { vi: 'Nhận vào ngày trực', en: 'Received on a duty day' }
      : { vi: 'Nhận vào ngày nghỉ', en: 'Received on a day off' };
  }
  if (!isAfterCutOff(at, cutOff, calendar)) return AFTER_HOURS;
  const time = formatTimeOfDay(cutOffMinute(cutOff, day, calendar));
  return { vi: `Nhận sau ${time}`, en: `Received after ${time}` };
}

function cutOffMinute({ at }: CutOff, day: LocalDay, calendar: WorkingCalendar): number {
  if (at.kind === 'time_of_day') return at.minuteOfDay;
  const closing = calendar.sessionsOn(day).at(-1)?.to ?? 0;
  return at.kind === 'last_minutes' ? Math.max(0, closing - at.minutes) : closing;
}
