import { registerDecorator } from 'class-validator';
import { FIELD_FAULT_TEXTS, type Fault, type FieldFaultCode } from '../problems/field-fault.js';

/** Looks at one value; null when nothing is wrong with it. */
export type FieldCheck = (value: unknown) => Fault | null;

export function fault(code: FieldFaultCode, params: Fault['params'] = {}): Fault {
  return { code, params };
}

/** Makes a check a rule of class-validator, whose only channel for an answer is a message. */
export function fieldRule(check: FieldCheck): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'fieldRule',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => check(value) === null,
        defaultMessage: (args) => JSON.stringify(check(args?.value)),
      },
    });
  };
}

/** Reads back what `fieldRule` wrote; null for a message of class-validator's own. */
export function readFault(message: string): Fault | null {
  if (!message.startsWith('{"code":')) return null;
  const fault = JSON.parse(message) as Fault;
  return fault.code in FIELD_FAULT_TEXTS ? fault : null;
}
