import { fromEpochDay } from '../../domain/calendar/local-day.js';
import { localMomentOf } from '../../domain/calendar/zoned-time.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { ENGLISH_MONTHS } from '../../platform/i18n/english-months.js';

/** An instant as an office writes it: `17:30 ngày 27/02/2026`, `17:30 on 27 February 2026`. */
export function localTimeText(instant: Date): BilingualText {
  const { epochDay, millisOfDay } = localMomentOf(instant, OFFICE_ZONE);
  const [year = '', month = '', day = ''] = fromEpochDay(epochDay).split('-');
  const minutes = Math.floor(millisOfDay / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return {
    vi: `${time} ngày ${day}/${month}/${year}`,
    en: `${time} on ${Number(day)} ${ENGLISH_MONTHS[Number(month) - 1]} ${year}`,
  };
}

/** The tail of a sentence about something due; empty while nothing is due. */
export function untilText(dueAt: Date | null): BilingualText {
  if (dueAt === null) return { vi: '', en: '' };
  const due = localTimeText(dueAt);
  return { vi: `, hạn ${due.vi}`, en: `, due ${due.en}` };
}
