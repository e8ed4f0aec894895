import { PERMISSIONS } from './permissions.js';
import { permissionsOf, ROLES } from './role.js';

describe('permissions of a role', () => {
  it('let an owner everything, and an administrator everything but the owners', () => {
    expect([...permissionsOf('owner')].sort()).toEqual(Object.values(PERMISSIONS).sort());
    expect(permissionsOf('owner').size - permissionsOf('administrator').size).toBe(1);
    expect(permissionsOf('administrator').has(PERMISSIONS.manageOwners)).toBe(false);
  });

  it('L4: let an auditor read, export and verify the log, and nothing else', () => {
    expect([...permissionsOf('auditor')].sort()).toEqual(['audit.export', 'audit.read', 'audit.verify']);
  });

  it('let those who run a tenant alone decide what the log keeps', () => {
    const managing = ROLES.filter((role) => permissionsOf(role).has(PERMISSIONS.manageLog));
    expect(managing).toEqual(['owner', 'administrator']);
  });

  it('let the help desk change no setting and give no role', () => {
    const manageable = [...permissionsOf('helpdesk')].filter((permission) => permission.endsWith('.manage'));
    expect(manageable).toEqual([]);
  });

  it('let a member nothing', () => {
    expect(permissionsOf('member').size).toBe(0);
  });

  it('are written <area>.<verb> and are each given to somebody', () => {
    const given = new Set(ROLES.flatMap((role) => [...permissionsOf(role)]));
    for (const permission of Object.values(PERMISSIONS)) {
      expect(permission).toMatch(/^[a-z-]+\.[a-z]+$/);
      expect(given).toContain(permission);
    }
  });
});
