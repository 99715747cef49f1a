import type { BilingualText } from '../i18n/language.js';

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

/** Replaces each `{name}` by its value; lists are joined, moments are ISO 8601. */
export function fillText(template: string, details: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => printed(details[name]));
}

function printed(value: unknown): string {
  if (value === undefined || value === null) return '—';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(printed).join(', ');
  return JSON.stringify(value);
}
