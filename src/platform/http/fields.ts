import { type Type as ClassOf, applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import {
  type ListRules,
  type NumberRules,
  type TextRules,
  checkBoolean,
  checkDay,
  checkInstant,
  checkInt,
  checkList,
  checkObject,
  checkOneOf,
  checkText,
  readInstant,
  tidyText,
} from './field-checks.js';
import { type FieldCheck, fieldRule } from './field-rule.js';

// One decorator per field says the rule and its documentation together, so that they cannot differ.

export interface FieldOptions {
  /** May be left out; null counts as left out. */
  readonly optional?: boolean;
  /** May be left out or null, and null means something. */
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

interface Rule {
  readonly schema: ApiPropertyOptions;
  readonly check: FieldCheck;
  readonly read?: (value: unknown) => unknown;
}

function reading(options: FieldOptions, read: (value: unknown) => unknown): PropertyDecorator {
  const keepsNull = options.nullable === true;
  return Transform(({ value }: { value: unknown }) => {
    if (value === null) return keepsNull ? null : undefined;
    return read(value);
  });
}

function field(options: FieldOptions, { schema, check, read = (value) => value }: Rule): PropertyDecorator {
  const { optional, nullable, description, example } = options;
  const isRequired = optional !== true && nullable !== true;
  const documentation = {
    ...schema,
    required: isRequired,
    ...(nullable === true && { nullable }),
    ...(description !== undefined && { description }),
    ...(example !== undefined && { example }),
  } as ApiPropertyOptions;
  return applyDecorators(
    ApiProperty(documentation),
    reading(options, read),
    ...(isRequired ? [] : [IsOptional()]),
    fieldRule(check),
  );
}

function textSchema({ max, min = 1, pattern }: TextRules): ApiPropertyOptions {
  return { type: String, minLength: min, maxLength: max, ...(pattern && { pattern: pattern.source }) };
}

/** Text: trimmed, NFC, without control characters. `max` counts characters. */
export function TextField(options: FieldOptions & TextRules): PropertyDecorator {
  return field(options, { schema: textSchema(options), check: checkText(options), read: tidyText });
}

/** A password: kept as typed except for its Unicode form, never shown back. */
export function PasswordField(options: FieldOptions & { readonly min: number }): PropertyDecorator {
  const rules = { max: 200, min: options.min };
  const read = (value: unknown) => (typeof value === 'string' ? value.normalize('NFC') : value);
  const schema = { ...textSchema(rules), format: 'password', writeOnly: true } as ApiPropertyOptions;
  return field(options, { schema, check: checkText(rules), read });
}

/** A whole number; in a query string its decimal digits. */
export function IntField(
  options: FieldOptions & NumberRules & { readonly query?: boolean },
): PropertyDecorator {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = options;
  const digits = (value: unknown) =>
    typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return field(options, {
    schema: { type: 'integer', minimum: min, maximum: max },
    check: checkInt(options),
    ...(options.query === true && { read: digits }),
  });
}

/** One of a closed list of words. */
export function OneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { schema: { type: String, enum: [...values] }, check: checkOneOf(values) });
}

/** An ISO 8601 instant with its offset, read into a Date. */
export function InstantField(options: FieldOptions = {}): PropertyDecorator {
  const schema = { type: String, format: 'date-time' };
  return field(
    { example: '2026-11-23T08:00:00+07:00', ...options },
    { schema, check: checkInstant, read: readInstant },
  );
}

/** A local day, kept as `YYYY-MM-DD`. */
export function LocalDayField(options: FieldOptions = {}): PropertyDecorator {
  const schema = { type: String, format: 'date' };
  return field({ example: '2026-11-23', ...options }, { schema, check: checkDay });
}

/** true or false; in a query string the words. */
export function BooleanField(options: FieldOptions & { readonly query?: boolean } = {}): PropertyDecorator {
  const words = (value: unknown) => (value === 'true' ? true : value === 'false' ? false : value);
  return field(options, {
    schema: { type: Boolean },
    check: checkBoolean,
    ...(options.query === true && { read: words }),
  });
}

/** The generator knows a class that is told later by the name of the function: `type`. */
function lazily(classOf: () => ClassOf<object>): ApiPropertyOptions {
  return { type: () => classOf() };
}

/** An object with rules of its own. */
export function NestedField(classOf: () => ClassOf<object>, options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    field(options, { schema: lazily(classOf), check: checkObject }),
    Type(classOf),
    ValidateNested(),
  );
}

export type ListOptions = FieldOptions & ListRules;

/** A list of objects with rules of their own. */
export function ListField(classOf: () => ClassOf<object>, options: ListOptions): PropertyDecorator {
  const { min, max } = options;
  return applyDecorators(
    field(options, {
      schema: {
        ...lazily(classOf),
        isArray: true,
        maxItems: max,
        ...(min !== undefined && { minItems: min }),
      },
      check: checkList(options, checkObject),
    }),
    Type(classOf),
    ValidateNested({ each: true }),
  );
}

/** A list of texts, or of words out of `oneOf`; in a query string the name is repeated. */
export function TextListField(
  options: ListOptions & {
    readonly of: TextRules | { readonly oneOf: readonly string[] };
    readonly query?: boolean;
  },
): PropertyDecorator {
  const { of, min, max, query } = options;
  const isWords = 'oneOf' in of;
  const items = isWords ? { type: String, enum: [...of.oneOf] } : textSchema(of);
  const limits = { maxItems: max, ...(min !== undefined && { minItems: min }) };
  const read = (value: unknown) => {
    const list = query === true && typeof value === 'string' ? [value] : value;
    return Array.isArray(list) ? list.map(tidyText) : list;
  };
  return field(options, {
    schema: { ...items, isArray: true, ...limits },
    check: checkList(options, isWords ? checkOneOf(of.oneOf) : checkText(of)),
    read,
  });
}
