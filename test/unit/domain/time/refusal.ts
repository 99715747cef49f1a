import { DomainError } from '../../../../src/domain/domain-error.js';

/** Code, reason and field of the refusal that an act meets; null when it goes through. */
export function refusalOf(act: () => unknown) {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { reason, because } = error.details as { reason?: string; because?: string };
    return [error.code, reason ?? because ?? null, error.field];
  }
}
