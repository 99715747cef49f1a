import { addDays } from '../../domain/calendar/local-day.js';
import type { Bilingual } from './answers.js';

/** `2026-11-23T17:30:00.000+07:00` as people in Việt Nam write it; the server answers in local time. */
export function momentText(iso: string): string {
  return `${iso.slice(11, 16)} ${dayText(iso)}`;
}

export function dayText(iso: string): string {
  const [year, month, day] = dayOf(iso).split('-');
  return `${day}/${month}/${year}`;
}

export function dayOf(iso: string): string {
  return iso.slice(0, 10);
}

/** @param startedAt reading of `performance.now()`, milliseconds */
export function secondsSince(startedAt: number): Bilingual {
  const en = ((performance.now() - startedAt) / 1000).toFixed(1);
  return { vi: en.replace('.', ','), en };
}

/** Nine in the morning, so many days before that day. */
export function nineOClock(iso: string, daysBefore: number): string {
  return `${addDays(dayOf(iso), -daysBefore)}T09:00:00+07:00`;
}
