import { PERMISSIONS } from './permissions.js';
import { powersOf } from './powers.js';
import { permissionsOf, ROLES } from './role.js';
import { refusalOf } from './acts.js';

describe('O9: the powers of somebody who acts by a token', () => {
  it('are those of the role without one, and with one that has all of them', () => {
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

  it('reach up to the highest role of which the token may do everything', () => {
    expect(powersOf('owner', [PERMISSIONS.manageAccounts]).authority).toBe('member');
    expect(powersOf('owner', [...permissionsOf('helpdesk')]).authority).toBe('helpdesk');
    expect(powersOf('owner', [...permissionsOf('administrator')]).authority).toBe('administrator');
  });

  it('change accounts of members by one permission, and nobody who may more than the token', () => {
    const powers = powersOf('owner', [PERMISSIONS.manageAccounts]);
    expect(refusalOf(powers, 'create', 'member')).toBeUndefined();
    expect(refusalOf(powers, 'setRole', 'member', 'administrator')).toBe('accounts.more_privileged');
    expect(refusalOf(powers, 'create', 'owner')).toBe('accounts.owner_required');
    expect(refusalOf(powers, 'setPassword', 'helpdesk')).toBe('accounts.more_privileged');
    expect(refusalOf(powers, 'endSessions', 'member')).toBe('permission.missing');
  });
});
