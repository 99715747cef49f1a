import { isLocalDay, toEpochDay } from '../../domain/calendar/local-day.js';
import { instantOfLocal, MILLIS_PER_DAY } from '../../domain/calendar/zoned-time.js';
import { valueFault, type ValueFault } from './row-fault.js';

export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export const DAY_MEANINGS = ['start', 'end'] as const;

/** How a source writes its moments; what is not said is not guessed. */
export interface MomentFormat {
  readonly dateOrder: DateOrder;
  /** IANA zone of moments without an offset; null: they are refused. */
  readonly zone: string | null;
  /** What a day without a time of day stands for; null: it is refused. */
  readonly dayMeans: (typeof DAY_MEANINGS)[number] | null;
}

const DATE = String.raw`(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})`;
const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const OFFSET = String.raw`(Z|[+-]\d{2}(?::?\d{2})?)`;
const MOMENT = new RegExp(`^${DATE}(?:[T ]${TIME})? ?${OFFSET}?$`, 'i');

interface Parts {
  readonly epochDay: number;
  /** Null: a day only. */
  readonly millisOfDay: number | null;
  readonly offset: string | undefined;
}

/**
 * An instant as a log writes it, ISO 8601 or near it, to the millisecond: finer digits are cut off, since
 * instants are kept in milliseconds.
 */
export function readMoment(text: string, format: MomentFormat): Date | ValueFault {
  const parts = partsOf(text, format.dateOrder);
  if (!parts) return valueFault('moment-unreadable', { value: text });
  if (parts.millisOfDay === null && format.dayMeans === null) {
    return valueFault('moment-without-time', { value: text });
  }
  const millisOfDay = parts.millisOfDay ?? (format.dayMeans === 'end' ? MILLIS_PER_DAY - 1 : 0);
  if (parts.offset !== undefined) {
    return new Date(parts.epochDay * MILLIS_PER_DAY + millisOfDay - offsetMillis(parts.offset));
  }
  if (format.zone === null) return valueFault('moment-without-zone', { value: text });
  return instantOfLocal(parts.epochDay, millisOfDay, format.zone);
}

function partsOf(text: string, order: DateOrder): Parts | null {
  const [whole, first, second, third, hour, minute, secondOfMinute, fraction, offset] =
    MOMENT.exec(text) ?? [];
  if (whole === undefined) return null;
  const day = localDay([first ?? '', second ?? '', third ?? ''], order);
  if (day === null) return null;
  if (hour === undefined) return { epochDay: toEpochDay(day), millisOfDay: null, offset };
  const time = [hour, minute, secondOfMinute ?? '0'].map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = time;
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const millis = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const millisOfDay = ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis;
  return { epochDay: toEpochDay(day), millisOfDay, offset };
}

function localDay(parts: readonly string[], order: DateOrder): string | null {
  const part = (letter: string) => parts[order.indexOf(letter)] ?? '';
  if (part('y').length !== 4) return null;
  const day = `${part('y')}-${part('m').padStart(2, '0')}-${part('d').padStart(2, '0')}`;
  return isLocalDay(day) ? day : null;
}

function offsetMillis(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}
