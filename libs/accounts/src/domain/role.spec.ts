import { PERMISSIONS } from './permissions.js';
import { permissionsOf, ROLES } from './role.js';

describe('permissions of a role', () => {
  it('allow an owner everything, and an administrator everything except managing owners', () => {
    expect([...permissionsOf('owner')].sort()).toEqual(Object.values(PERMISSIONS).sort());
    expect(permissionsOf('owner').size - permissionsOf('administrator').size).toBe(1);
    expect(permissionsOf('administrator').has(PERMISSIONS.manageOwners)).toBe(false);
  });

  it('L4: allow an auditor to read, export and verify the log, and nothing else', () => {
    expect([...permissionsOf('auditor')].sort()).toEqual(['audit.export', 'audit.read', 'audit.verify']);
  });

  it('allow only owners and administrators to decide what the log keeps', () => {
    const managing = ROLES.filter((role) => permissionsOf(role).has(PERMISSIONS.manageLog));
    expect(managing).toEqual(['owner', 'administrator']);
  });

  it('do not allow the help desk to change settings or roles', () => {
    const manageable = [...permissionsOf('helpdesk')].filter((permission) => permission.endsWith('.manage'));
    expect(manageable).toEqual([]);
  });

  it('allow a member nothing', () => {
    expect(permissionsOf('member').size).toBe(0);
  });

  it('have the form <area>.<verb>, and each belongs to at least one role', () => {
    const given = new Set(ROLES.flatMap((role) => [...permissionsOf(role)]));
    for (const permission of Object.values(PERMISSIONS)) {
      expect(permission).toMatch(/^[a-z-]+\.[a-z]+$/);
      expect(given).toContain(permission);
    }
  });
});
