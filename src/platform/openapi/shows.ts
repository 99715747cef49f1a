import type { Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

const KINDS = {
  text: { type: String },
  integer: { type: 'integer' },
  number: { type: Number },
  boolean: { type: Boolean },
  instant: { type: String, format: 'date-time', example: '2026-11-23T08:00:00.000Z' },
  day: { type: String, format: 'date', example: '2026-11-23' },
  object: { type: 'object', additionalProperties: true },
} as const satisfies Record<string, ApiPropertyOptions>;

export type ShownKind = keyof typeof KINDS | (() => Type);

export interface ShownOptions {
  readonly list?: boolean;
  readonly nullable?: boolean;
  /** Left out of some answers. */
  readonly optional?: boolean;
  readonly oneOf?: readonly string[];
  readonly description?: string;
  readonly example?: unknown;
}

/** Documents one property of a response: `@Shows('instant', { nullable: true }) dueAt: Date | null`. */
export function Shows(kind: ShownKind, options: ShownOptions = {}): PropertyDecorator {
  const { list, nullable, optional, oneOf, description, example } = options;
  return ApiProperty({
    // The generator knows a class that is told later by the name of the function: `type`.
    ...(typeof kind === 'function' ? { type: () => kind() } : KINDS[kind]),
    required: optional !== true,
    ...(list === true && { isArray: true }),
    ...(nullable === true && { nullable }),
    ...(oneOf !== undefined && { enum: [...oneOf] }),
    ...(description !== undefined && { description }),
    ...(example !== undefined && { example }),
  } as ApiPropertyOptions);
}
