import { DomainError } from '../../domain/domain-error.js';
import type { AgencyCode, AgencyTree } from './agency-tree.js';

interface Coded {
  readonly id: string | null;
  readonly otherCodes: readonly AgencyCode[];
}

/**
 * One code means one agency on any day: it may go from one to another, but not be of both at once.
 * @throws DomainError `agency-validity-inverted`, `agency-code-taken`
 */
export function assertOwnCodes(tree: AgencyTree, { id, otherCodes }: Coded): void {
  otherCodes.forEach((given, index) => {
    const field = `otherCodes[${index}]`;
    if (given.validTo !== null && given.validTo < given.validFrom) {
      throw new DomainError('agency-validity-inverted', {}, `${field}.validTo`);
    }
    const { code } = given;
    const isTwice = otherCodes.some((other, at) => at !== index && other.code === code && meet(other, given));
    const isOthers = tree
      .inOrder()
      .some(
        (agency) =>
          agency.code === code ||
          (agency.id !== id && agency.otherCodes.some((own) => own.code === code && meet(own, given))),
      );
    if (isTwice || isOthers) throw new DomainError('agency-code-taken', { code }, `${field}.code`);
  });
}

function meet(one: AgencyCode, other: AgencyCode): boolean {
  const startsBeforeEnd = (a: AgencyCode, b: AgencyCode): boolean =>
    b.validTo === null || a.validFrom <= b.validTo;
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
}
