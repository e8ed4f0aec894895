import { PERMISSIONS } from './permissions.js';
import { effectivePermissionsOf } from './effective-permissions.js';
import { permissionsOf, ROLES } from './role.js';
import { refusalOf } from './account-actions.js';

describe('O9: the permissions of an actor with a token', () => {
  it('are those of the role without a token, and with a token that has all permissions', () => {
    for (const role of ROLES) {
      expect(effectivePermissionsOf(role)).toEqual({ authority: role, permissions: permissionsOf(role) });
      expect(effectivePermissionsOf(role, Object.values(PERMISSIONS))).toEqual(effectivePermissionsOf(role));
    }
  });

  it('are never more than the role has', () => {
    expect([...effectivePermissionsOf('auditor', Object.values(PERMISSIONS)).permissions].sort()).toEqual(
      [...permissionsOf('auditor')].sort(),
    );
  });

  it('cover the highest role whose permissions the token has completely', () => {
    expect(effectivePermissionsOf('owner', [PERMISSIONS.manageAccounts]).authority).toBe('member');
    expect(effectivePermissionsOf('owner', [...permissionsOf('helpdesk')]).authority).toBe('helpdesk');
    expect(effectivePermissionsOf('owner', [...permissionsOf('administrator')]).authority).toBe(
      'administrator',
    );
  });

  it('allow a token with one permission to change members’ accounts, and none with more rights than the token', () => {
    const permissions = effectivePermissionsOf('owner', [PERMISSIONS.manageAccounts]);
    expect(refusalOf(permissions, 'create', 'member')).toBeUndefined();
    expect(refusalOf(permissions, 'setRole', 'member', 'administrator')).toBe('accounts.more_privileged');
    expect(refusalOf(permissions, 'create', 'owner')).toBe('accounts.owner_required');
    expect(refusalOf(permissions, 'setPassword', 'helpdesk')).toBe('accounts.more_privileged');
    expect(refusalOf(permissions, 'endSessions', 'member')).toBe('permission.missing');
  });
});
