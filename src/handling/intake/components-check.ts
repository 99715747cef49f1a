import { assertListed } from '../../domain/dossier/brought-papers.js';
import type { GivenPapers } from '../../domain/papers/handed-in.js';
import type { ProcedureVariant } from '../../domain/procedure-rules.js';

/**
 * The mandatory papers that were not handed in. Nothing given at all means that the officer vouches for the
 * set; what a database already gives is never missing (Decree 309/2026 art. 2).
 * @throws DomainError unknown-component, component-twice
 */
export function missingComponents(
  variant: ProcedureVariant,
  given: readonly GivenPapers[] | undefined,
): { key: string; name: string }[] {
  if (given === undefined) return [];
  assertListed(given, variant);
  const handedIn = new Map(given.map((component) => [component.key, component]));
  return variant.components
    .filter((listed) => listed.mandatory && !listed.fromDatabase)
    .filter((listed) => {
      const paper = handedIn.get(listed.key);
      return !paper || paper.originals + paper.copies === 0 || paper.originals < listed.originals;
    })
    .map(({ key, name }) => ({ key, name: name.vi }));
}
