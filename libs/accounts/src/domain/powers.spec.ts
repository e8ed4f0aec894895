import { PERMISSIONS } from './permissions.js';
import { powersOf } from './powers.js';
import { permissionsOf, ROLES } from './role.js';
import { refusalOf } from './acts.js';

describe('O9: the powers of an actor with a token', () => {
  it('are those of the role without a token, and with a token that has all permissions', () => {
    for (const role of ROLES) {
      expect(powersOf(role)).toEqual({ authority: role, permissions: permissionsOf(role) });
      expect(powersOf(role, Object.values(PERMISSIONS))).toEqual(powersOf(role));
    }
  });

  it('are never more than the role has', () => {
    expect([...powersOf('auditor', Object.values(PERMISSIONS)).permissions].sort()).toEqual(
      [...permissionsOf('auditor')].sort(),
    );
  });

  it('cover the highest role whose permissions the token has completely', () => {
    expect(powersOf('owner', [PERMISSIONS.manageAccounts]).authority).toBe('member');
    expect(powersOf('owner', [...permissionsOf('helpdesk')]).authority).toBe('helpdesk');
    expect(powersOf('owner', [...permissionsOf('administrator')]).authority).toBe('administrator');
  });

  it('allow a token with one permission to change members’ accounts, and none with more rights than the token', () => {
    const powers = powersOf('owner', [PERMISSIONS.manageAccounts]);
    expect(refusalOf(powers, 'create', 'member')).toBeUndefined();
    expect(refusalOf(powers, 'setRole', 'member', 'administrator')).toBe('accounts.more_privileged');
    expect(refusalOf(powers, 'create', 'owner')).toBe('accounts.owner_required');
    expect(refusalOf(powers, 'setPassword', 'helpdesk')).toBe('accounts.more_privileged');
    expect(refusalOf(powers, 'endSessions', 'member')).toBe('permission.missing');
  });
});
