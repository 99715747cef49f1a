import { isoInZone } from '../../domain/calendar/iso-instant.js';
import { isLocalDay } from '../../domain/calendar/local-day.js';
import { dateText } from '../../domain/deadline/explanation-words.js';
import type { BilingualText } from '../i18n/language.js';
import { OFFICE_ZONE } from '../time/office-zone.js';

export type ProblemStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 408
  | 409
  | 410
  | 412
  | 413
  | 414
  | 415
  | 416
  | 422
  | 428
  | 429
  | 431
  | 500
  | 503;

/** How one refusal code is told to people; `{name}` in a text is filled from the refusal's details. */
export interface ProblemEntry {
  readonly status: ProblemStatus;
  readonly title: BilingualText;
  readonly detail: BilingualText;
  /** Sent as Retry-After where trying again later may succeed. */
  readonly retryAfterSeconds?: number;
}

export type ProblemArea = Readonly<Record<string, ProblemEntry>>;

/** Replaces each `{name}` by its value; lists are joined, days and moments told as officials write them. */
export function fillText(template: string, details: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => printed(details[name]));
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function printed(value: unknown): string {
  if (value === undefined || value === null) return '—';
  if (value instanceof Date) return momentText(value);
  if (typeof value === 'string' && isLocalDay(value)) return dateText(value);
  if (typeof value === 'string') return MOMENT.test(value) ? momentText(new Date(value)) : value;
  if (Array.isArray(value)) return value.map(printed).join(', ');
  return JSON.stringify(value);
}

/** `17:30 ngày 27/02/2026` without words, since both languages have it: `17:30 27/02/2026` */
function momentText(at: Date): string {
  const [, day = '', time = ''] = /^(.{10})T(.{5})/.exec(isoInZone(at, OFFICE_ZONE)) ?? [];
  return `${time} ${dateText(day)}`;
}
