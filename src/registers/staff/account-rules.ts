import { DomainError } from '../../domain/domain-error.js';
import type { Role } from '../../platform/access/actor.js';

/**
 * Whether an account may have these roles in this agency.
 * @throws DomainError `portal-role-alone` or `account-needs-agency`
 */
export function assertRolesFit(roles: readonly Role[], agencyId: string | null): void {
  if (roles.includes('portal') && roles.length > 1) throw new DomainError('portal-role-alone', {}, 'roles');
  const worksInAgency = roles.some((role) => role !== 'portal' && role !== 'administrator');
  if (worksInAgency && agencyId === null) throw new DomainError('account-needs-agency', {}, 'agencyCode');
}

interface Standing {
  readonly roles: readonly Role[];
  readonly active: boolean;
}

export function administers({ roles, active }: Standing): boolean {
  return active && roles.includes('administrator');
}
