import { MILLIS_PER_DAY, localMomentOf } from './zoned-time.js';

/** An instant as ISO 8601 with the zone's offset of that moment, e.g. `2026-02-27T17:30:00.000+07:00`. */
export function isoInZone(instant: Date, zone: string): string {
  const { epochDay, millisOfDay } = localMomentOf(instant, zone);
  const localMillis = epochDay * MILLIS_PER_DAY + millisOfDay;
  const offsetMinutes = Math.round((localMillis - instant.getTime()) / 60_000);
  const absolute = Math.abs(offsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
  return new Date(localMillis).toISOString().replace('Z', offset);
}
