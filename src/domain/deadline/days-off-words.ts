import type { LedgerRow } from './explanation-rows.js';
import { dateText, occasionOf, spanText, type Bilingual } from './explanation-words.js';
import type { LocalDay } from '../calendar/local-day.js';
import type { DayReason, WorkingCalendar } from '../calendar/working-calendar.js';

/** How a day off is told within a sentence, with its occasion and without. */
interface DayOffWords {
  readonly of: (occasion: string) => Bilingual;
  readonly alone: Bilingual;
}

const DAYS_OFF: Readonly<Partial<Record<DayReason, DayOffWords>>> = {
  holiday: {
    of: (occasion) => ({ vi: `nghỉ ${occasion}`, en: `the public holiday ${occasion}` }),
    alone: { vi: 'nghỉ lễ', en: 'the public holiday' },
  },
  compensation: {
    of: (occasion) => ({ vi: `nghỉ bù ${occasion}`, en: `the day off in lieu of ${occasion}` }),
    alone: { vi: 'nghỉ bù', en: 'the day off in lieu' },
  },
  swap_off: {
    of: (occasion) => ({ vi: `nghỉ hoán đổi ${occasion}`, en: `the swapped day off for ${occasion}` }),
    alone: { vi: 'nghỉ hoán đổi', en: 'the swapped day off' },
  },
};

/** Neighbouring days off of one kind and occasion. */
interface Break {
  readonly words: Bilingual;
  readonly from: LocalDay;
  readonly through: LocalDay;
}

/** `không tính nghỉ Quốc khánh từ 01/09 đến 02/09/2026 và các ngày nghỉ hằng tuần`; empty where no day was off. */
export function daysOffWords(rows: readonly LedgerRow[], calendar: WorkingCalendar): readonly Bilingual[] {
  const told = breaksOf(rows, calendar).map(({ words, from, through }) => {
    const span = spanText(from, through);
    // `nghỉ Ngày Văn hóa Việt Nam 24/11/2026`: one "ngày" is enough.
    const isNamedDay = from === through && words.vi.includes(' Ngày ');
    return { vi: `${words.vi} ${isNamedDay ? dateText(from) : span.vi}`, en: `${words.en} ${span.en}` };
  });
  if (rows.some(({ counted, reason }) => !counted && reason.code === 'weekend'))
    told.push({ vi: 'các ngày nghỉ hằng tuần', en: 'the weekly days off' });
  if (told.length === 0) return [];
  const vi = enumerated(
    told.map((each) => each.vi),
    'và',
  );
  const en = enumerated(
    told.map((each) => each.en),
    'and',
  );
  return [{ vi: `không tính ${vi}`, en: `not counting ${en}` }];
}

/** A weekend between two days of one break belongs to it. */
function breaksOf(rows: readonly LedgerRow[], calendar: WorkingCalendar): readonly Break[] {
  const breaks: Break[] = [];
  let isOpen = false;
  for (const row of rows) {
    const words = row.counted ? null : wordsOf(row, calendar);
    const last = breaks.at(-1);
    if (words === null) {
      isOpen = isOpen && row.reason.code === 'weekend';
    } else if (isOpen && last?.words.vi === words.vi) {
      breaks[breaks.length - 1] = { ...last, through: row.on };
    } else {
      breaks.push({ words, from: row.on, through: row.on });
      isOpen = true;
    }
  }
  return breaks;
}

function wordsOf({ on, reason }: LedgerRow, calendar: WorkingCalendar): Bilingual | null {
  const words = DAYS_OFF[reason.code];
  if (!words) return null;
  const occasion = occasionOf(calendar.reasonOf(on).name ?? '');
  return occasion ? words.of(occasion) : words.alone;
}

/** `a, b và c` */
function enumerated(parts: readonly string[], and: string): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${and} ${last}`;
}
