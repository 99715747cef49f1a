import { formatTimeOfDay } from '../../domain/calendar/local-day.js';
import { endMomentOf } from '../../domain/calendar/zoned-time.js';
import { dateText } from '../../domain/deadline/explanation-words.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { ENGLISH_MONTHS } from '../../platform/i18n/english-months.js';

/** A due moment as an office writes it: `17:30 ngày 27/02/2026`, `24:00 on 27 February 2026`. */
export function dueTimeText(dueAt: Date): BilingualText {
  const { day: dueDay, minute } = endMomentOf(dueAt, OFFICE_ZONE);
  const [year = '', month = '', day = ''] = dueDay.split('-');
  const time = formatTimeOfDay(minute);
  return {
    vi: `${time} ngày ${dateText(dueDay)}`,
    en: `${time} on ${Number(day)} ${ENGLISH_MONTHS[Number(month) - 1]} ${year}`,
  };
}

/** The tail of a sentence about something due; empty while nothing is due. */
export function untilText(dueAt: Date | null): BilingualText {
  if (dueAt === null) return { vi: '', en: '' };
  const due = dueTimeText(dueAt);
  return { vi: `, hạn ${due.vi}`, en: `, due ${due.en}` };
}
