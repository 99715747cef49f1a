import { type ArgumentMetadata, type Type, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Fault, type FieldFault, InvalidRequest } from '../problems/field-fault.js';
import { readFault } from './field-rule.js';

// A hostile body can be wrong in a hundred thousand places.
const MOST_FAULTS = 100;

const WRONG_TYPE: Fault = { code: 'wrong-type', params: { expected: 'object' } };

function faultOf(constraints: Readonly<Record<string, string>>): Fault {
  if (constraints['whitelistValidation'] !== undefined) return { code: 'field-unknown', params: {} };
  const ours = Object.values(constraints).map(readFault);
  return ours.find((fault) => fault !== null) ?? WRONG_TYPE;
}

function pathOf(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}

function collect(errors: readonly ValidationError[], parent: string, faults: FieldFault[]): FieldFault[] {
  for (const error of errors) {
    if (faults.length >= MOST_FAULTS) return faults;
    const field = pathOf(parent, error.property);
    if (error.constraints) faults.push({ field, ...faultOf(error.constraints) });
    else collect(error.children ?? [], field, faults);
  }
  return faults;
}

/** A list or a bare value is not a request; a list even has properties that look like fields (`at`). */
class RequestValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isStrange = Array.isArray(value) || (typeof value !== 'object' && value !== undefined);
    if (metadata.type === 'body' && isStrange) throw new InvalidRequest([{ field: 'body', ...WRONG_TYPE }]);
    return super.transform(value, metadata);
  }
}

/** Refuses a request with all its faults at once; a field that no rule names is a fault. */
export function requestValidation(): ValidationPipe {
  return new RequestValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new InvalidRequest(collect(errors, '', [])),
  });
}

/** A request that did not come as a JSON body, by the same rules. @throws InvalidRequest with all its faults */
export async function validated<T extends object>(classOf: Type<T>, value: object): Promise<T> {
  return (await requestValidation().transform(value, { type: 'body', metatype: classOf })) as T;
}
