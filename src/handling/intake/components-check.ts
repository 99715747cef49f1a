import { assertListed, missingFrom } from '../../domain/dossier/brought-papers.js';
import type { GivenPapers } from '../../domain/papers/handed-in.js';
import type { ProcedureVariant } from '../../domain/procedure-rules.js';

/**
 * The mandatory papers that were not handed in. Nothing given at all means that the officer vouches for the set.
 * @throws DomainError unknown-component, component-twice
 */
export function missingComponents(
  variant: ProcedureVariant,
  given: readonly GivenPapers[] | undefined,
): { key: string; name: string }[] {
  if (given === undefined) return [];
  assertListed(given, variant);
  return missingFrom(given, variant).map(({ key, name }) => ({ key, name: name.vi }));
}
