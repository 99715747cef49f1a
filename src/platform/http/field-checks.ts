import { isLocalDay } from '../../domain/calendar/local-day.js';
import type { Fault, FieldFaultCode } from '../problems/field-fault.js';
import { type FieldCheck, fault } from './field-rule.js';

export interface TextRules {
  readonly max: number;
  /** 1 unless told; an empty text is not a text. */
  readonly min?: number;
  readonly pattern?: RegExp;
  /** What is said of a text that does not match, where a person types it. */
  readonly shape?: Extract<FieldFaultCode, `${string}-shape`>;
  /** Line breaks and tabs are allowed. */
  readonly multiline?: boolean;
}

// Control characters, halves of characters, and the marks that turn the direction of text around: they can hide what a name says.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]/u;
const UNPRINTABLE_BUT_LINES = /[^\P{Cc}\n\r\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/u;

// U+2800 is a Braille cell without dots.
const VISIBLE = /[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Trimmed and in one Unicode form, so that a name typed on any machine is found again. */
export function tidyText(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC').trim() : value;
}

export function checkText(rules: TextRules): FieldCheck {
  const { max, min = 1, pattern, shape } = rules;
  const unprintable = rules.multiline === true ? UNPRINTABLE_BUT_LINES : UNPRINTABLE;
  return (value) => {
    if (value === undefined) return fault('field-required');
    if (typeof value !== 'string') return fault('wrong-type', { expected: 'text' });
    if (value.length > max && [...value].length > max) return fault('text-too-long', { max });
    if (value.length < min) return fault('text-too-short', { min });
    if (unprintable.test(value)) return fault('text-not-printable');
    // Blank to whoever reads it: it counts as having no characters.
    if (min > 0 && !VISIBLE.test(value)) return fault('text-too-short', { min });
    if (!pattern || pattern.test(value)) return null;
    return shape ? fault(shape) : fault('text-pattern', { pattern: pattern.source });
  };
}

export interface NumberRules {
  readonly min?: number;
  readonly max?: number;
}

/** Whole numbers only. */
export function checkInt({ min = 0, max = Number.MAX_SAFE_INTEGER }: NumberRules): FieldCheck {
  return (value) => {
    if (value === undefined) return fault('field-required');
    if (!Number.isSafeInteger(value)) return fault('wrong-type', { expected: 'integer' });
    if ((value as number) < min) return fault('number-too-small', { min });
    if ((value as number) > max) return fault('number-too-large', { max });
    return null;
  };
}

export function checkOneOf(values: readonly string[]): FieldCheck {
  return (value) => {
    if (value === undefined) return fault('field-required');
    if (typeof value !== 'string') return fault('wrong-type', { expected: 'text' });
    return values.includes(value) ? null : fault('not-one-of', { values: values.join(', ') });
  };
}

/** A Date for an instant that is real and has its offset; anything else stays what it was and is refused. */
export function readInstant(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const day = INSTANT.exec(value)?.[1];
  return isLocalDay(day) ? new Date(value) : value;
}

export function checkInstant(value: unknown): Fault | null {
  if (value === undefined) return fault('field-required');
  return value instanceof Date ? null : fault('not-an-instant');
}

export function checkDay(value: unknown): Fault | null {
  if (value === undefined) return fault('field-required');
  return isLocalDay(value) ? null : fault('not-a-day');
}

export function checkBoolean(value: unknown): Fault | null {
  if (value === undefined) return fault('field-required');
  return typeof value === 'boolean' ? null : fault('wrong-type', { expected: 'true | false' });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function checkObject(value: unknown): Fault | null {
  if (value === undefined) return fault('field-required');
  return isObject(value) ? null : fault('wrong-type', { expected: 'object' });
}

export interface ListRules {
  readonly max: number;
  readonly min?: number;
}

export function checkList({ max, min = 0 }: ListRules, checkItem: FieldCheck): FieldCheck {
  return (value) => {
    if (value === undefined) return fault('field-required');
    if (!Array.isArray(value)) return fault('wrong-type', { expected: 'list' });
    if (value.length > max) return fault('list-too-long', { max });
    if (value.length < min) return fault('list-too-short', { min });
    for (const item of value) {
      const ofItem = checkItem(item);
      if (ofItem !== null) return ofItem;
    }
    return null;
  };
}
