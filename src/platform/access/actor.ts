/** What an account may do; `backlog_officer` enters papers received earlier, `portal` is a machine. */
export const ROLES = [
  'reception_officer',
  'processing_officer',
  'approver',
  'supervisor',
  'backlog_officer',
  'administrator',
  'portal',
] as const;
export type Role = (typeof ROLES)[number];

/** Who sent a request. */
export interface Actor {
  readonly accountId: string;
  readonly username: string;
  readonly fullName: string;
  readonly roles: readonly Role[];
  readonly agencyId: string | null;
}

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
