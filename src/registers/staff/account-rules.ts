import { DomainError } from '../../domain/domain-error.js';
import type { Role } from '../../platform/access/actor.js';

/**
 * Whether an account may have these roles in this agency.
 * @throws DomainError `portal-role-alone`, `administrator-role-alone` or `account-needs-agency`
 */
export function assertRolesFit(roles: readonly Role[], agencyId: string | null): void {
  if (roles.includes('portal') && roles.length > 1) throw new DomainError('portal-role-alone', {}, 'roles');
  // Who hands out rights reads no personal data.
  if (roles.includes('administrator') && roles.length > 1) {
    throw new DomainError('administrator-role-alone', {}, 'roles');
  }
  const worksInAgency = roles.some((role) => role !== 'portal' && role !== 'administrator');
  if (worksInAgency && agencyId === null) throw new DomainError('account-needs-agency', {}, 'agencyCode');
}

interface Rights {
  readonly roles: readonly string[];
  readonly agencyId: string | null;
}

/**
 * Nobody moves up, or elsewhere, by his own hand.
 * @throws DomainError `own-roles`
 */
export function assertKeepsOwnRights(before: Rights, after: Rights): void {
  const isSame = before.roles.toSorted().join() === after.roles.toSorted().join();
  if (!isSame) throw new DomainError('own-roles', {}, 'roles');
  if (before.agencyId !== after.agencyId) throw new DomainError('own-roles', {}, 'agencyCode');
}

interface Standing {
  readonly roles: readonly Role[];
  readonly active: boolean;
}

export function administers({ roles, active }: Standing): boolean {
  return active && roles.includes('administrator');
}
