import { DomainError } from '../../domain/domain-error.js';
import type { ProcedureVariant } from '../../domain/procedure-rules.js';

export interface GivenComponent {
  readonly key: string;
  readonly originals: number;
  readonly copies: number;
}

/**
 * The mandatory papers that were not handed in. Nothing given at all means that the officer vouches for the
 * set; what a database already gives is never missing (Decree 309/2026 art. 2).
 * @throws DomainError unknown-component, component-twice
 */
export function missingComponents(
  variant: ProcedureVariant,
  given: readonly GivenComponent[] | undefined,
): { key: string; name: string }[] {
  if (given === undefined) return [];
  given.forEach(({ key }, index) => assertListed(variant, given, key, index));
  const handedIn = new Map(given.map((component) => [component.key, component]));
  return variant.components
    .filter((listed) => listed.mandatory && !listed.fromDatabase)
    .filter((listed) => {
      const paper = handedIn.get(listed.key);
      return !paper || paper.originals + paper.copies === 0 || paper.originals < listed.originals;
    })
    .map(({ key, name }) => ({ key, name: name.vi }));
}

function assertListed(
  variant: ProcedureVariant,
  given: readonly GivenComponent[],
  key: string,
  index: number,
): void {
  const field = `components[${index}].key`;
  const known = variant.components.map((listed) => listed.key);
  if (!known.includes(key)) throw new DomainError('unknown-component', { component: key, known }, field);
  if (given.findIndex((other) => other.key === key) !== index) {
    throw new DomainError('component-twice', { component: key }, field);
  }
}
