import { DomainError } from '../../domain/domain-error.js';

/** Far deeper than any request; what walks a body by recursion later bears it. */
const MOST_LEVELS = 32;

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Level by level and without recursion, which a hostile body would exhaust.
 * @throws DomainError `json-too-deep`
 */
export function refuseDeepJson(body: unknown): void {
  let level = [body].filter(isNested);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) throw new DomainError('json-too-deep', { max: MOST_LEVELS }, 'body');
    level = level.flatMap((each) => Object.values(each).filter(isNested));
  }
}
