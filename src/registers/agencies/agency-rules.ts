import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { Agency, AgencyTree } from './agency-tree.js';

/** @throws DomainError `agency-validity-inverted` */
export function assertValidity(validFrom: LocalDay, validTo: LocalDay | null): void {
  if (validTo !== null && validTo < validFrom)
    throw new DomainError('agency-validity-inverted', {}, 'validTo');
}

/** @throws DomainError `agency-in-circle` when `parentId` is the agency itself or lies below it */
export function assertNoCircle(tree: AgencyTree, agency: Agency, parentId: string | null): void {
  const isBelow = parentId !== null && tree.subtree(agency.id).some(({ id }) => id === parentId);
  if (isBelow) throw new DomainError('agency-in-circle', {}, 'parentCode');
}

/** Whether nothing changed of what says by whose hours the terms are counted. */
export function keepsHours(before: Agency, after: Agency): boolean {
  return (
    before.calendarId === after.calendarId &&
    before.deskCalendarId === after.deskCalendarId &&
    before.deskAgencyId === after.deskAgencyId
  );
}

/**
 * The id behind an optional code: undefined and null stay what they are.
 * @throws DomainError `unknown-agency` on `field`
 */
export function idOf<T extends string | null | undefined>(tree: AgencyTree, code: T, field: string) {
  if (code === undefined || code === null) return code as Exclude<T, string>;
  const agency = tree.byCode(code);
  if (agency === null) throw new DomainError('unknown-agency', { code }, field);
  return agency.id;
}
