import { DomainError } from '../domain-error.js';

/** A moment that an officer tells of instead of "now". @throws DomainError moment-not-possible, naming the field */
export function assertBetween(
  at: Date,
  { earliest, latest }: { readonly earliest?: Date; readonly latest: Date },
  field: string,
): void {
  if (at <= latest && !(earliest && at < earliest)) return;
  throw new DomainError('moment-not-possible', { at, earliest: earliest ?? null, latest }, field);
}
