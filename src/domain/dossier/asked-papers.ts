import { DomainError } from '../domain-error.js';
import type { ProcedureVariant } from '../procedure-rules.js';
import type { Overreach, SupplementItem } from './dossier-case.js';

/**
 * Papers are asked for by the version's list; anything else, or what a database already gives (Decree 309/2026
 * art. 2), needs its reason: the data cannot be read or is wrong, or sector law asks for more.
 * @throws DomainError unknown-component, item-outside-list, item-from-database, naming the field
 */
export function overreachOf(
  items: readonly SupplementItem[],
  { components }: Pick<ProcedureVariant, 'components'>,
): readonly Overreach[] {
  const found = items.flatMap(({ component, reason }, index): Overreach[] => {
    const place = `items[${index}]`;
    if (component === undefined) {
      // Without a list on record nothing can lie outside it.
      if (components.length === 0) return [];
      return explained(
        'asked_outside_list',
        reason,
        new DomainError('item-outside-list', {}, `${place}.reason`),
      );
    }
    const listed = components.find(({ key }) => key === component);
    if (!listed) {
      const known = components.map(({ key }) => key);
      throw new DomainError('unknown-component', { component, known }, `${place}.component`);
    }
    if (!listed.fromDatabase) return [];
    const refusal = new DomainError('item-from-database', { component: listed.name.vi }, `${place}.reason`);
    return explained('asked_from_database', reason, refusal);
  });
  return [...new Set(found)];
}

function explained(kind: Overreach, reason: string | undefined, refusal: DomainError): Overreach[] {
  if (reason === undefined || reason.trim() === '') throw refusal;
  return [kind];
}
