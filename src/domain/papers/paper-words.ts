import { formatTimeOfDay } from '../calendar/local-day.js';
import { localDayOf, minuteOfDayOf } from '../calendar/zoned-time.js';

/** For a person to fill in by hand. */
const BLANK = '…………………';

/** `ngày 05 tháng 02 năm 2026`: days below 10 and the months 1 and 2 have a nought (Decree 30/2020, annex I). */
export function dateWords(instant: Date, zone: string): string {
  const [year = '', month = '', day = ''] = localDayOf(instant, zone).split('-');
  const shown = Number(month) <= 2 ? month : String(Number(month));
  return `ngày ${day} tháng ${shown} năm ${year}`;
}

/** `08 giờ 05 phút, ngày 05 tháng 10 năm 2026` */
export function momentWords(instant: Date, zone: string): string {
  const [hours = '', minutes = ''] = formatTimeOfDay(minuteOfDayOf(instant, zone)).split(':');
  return `${hours} giờ ${minutes} phút, ${dateWords(instant, zone)}`;
}

/** `08:05 05/10/2026`, for the cells of a table. */
export function shortMoment(instant: Date, zone: string): string {
  return `${formatTimeOfDay(minuteOfDayOf(instant, zone))} ${shortDate(instant, zone)}`;
}

/** `05/10/2026` */
export function shortDate(instant: Date, zone: string): string {
  return localDayOf(instant, zone).split('-').toReversed().join('/');
}

/** `Hương Đông, ngày 05 tháng 10 năm 2026` */
export function placeAndDate(place: string | null, instant: Date, zone: string): string {
  return `${place ?? BLANK}, ${dateWords(instant, zone)}`;
}

/** `00123/BPTNTKQ` */
export function paperNumber(no: number, symbol: string): string {
  return `${String(no).padStart(5, '0')}/${symbol}`;
}

/** `Thời gian trả kết quả`, with a capital letter in front. */
export function capitalised(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase('vi') + rest.join('');
}

/** Parts that are there, with a separator. */
export function joined(parts: readonly (string | null | undefined)[], separator: string): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(separator);
}
