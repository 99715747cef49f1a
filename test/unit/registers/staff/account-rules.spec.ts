import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../../../src/platform/access/actor.js';
import {
  administers,
  assertKeepsOwnRights,
  assertRolesFit,
} from '../../../../src/registers/staff/account-rules.js';

const refused: [Role[], string | null, string][] = [
  [['portal', 'approver'], '1', 'portal-role-alone'],
  [['reception_officer'], null, 'account-needs-agency'],
  [['supervisor'], null, 'account-needs-agency'],
  [['administrator', 'supervisor'], '1', 'administrator-role-alone'],
  [['reception_officer', 'administrator'], '1', 'administrator-role-alone'],
];
const fitting: [Role[], string | null][] = [
  [['portal'], null],
  [['administrator'], null],
  [['approver', 'supervisor'], '1'],
];

describe('the roles of an account', () => {
  it.each(refused)('%j in agency %p: %s', (roles, agencyId, code) => {
    expect(() => assertRolesFit(roles, agencyId)).toThrow(code);
  });

  it.each(fitting)('%j fit agency %p', (roles, agencyId) => {
    expect(() => assertRolesFit(roles, agencyId)).not.toThrow();
  });

  it('are not changed by their owner, nor is the agency', () => {
    const before = { roles: ['approver', 'supervisor'], agencyId: '1' };
    const keep = (after: Partial<typeof before>) => assertKeepsOwnRights(before, { ...before, ...after });
    expect(() => keep({ roles: ['supervisor', 'approver'] })).not.toThrow();
    expect(() => keep({ roles: ['approver'] })).toThrow('own-roles');
    expect(() => keep({ agencyId: '2' })).toThrow('own-roles');
  });

  it('let only an active account administer', () => {
    expect(administers({ roles: ['administrator'], active: true })).toBe(true);
    expect(administers({ roles: ['administrator'], active: false })).toBe(false);
  });
});
