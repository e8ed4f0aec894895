import { PERMISSIONS } from './permissions.js';

/** What an account may do, from most to least. */
export const ROLES = ['owner', 'administrator', 'helpdesk', 'auditor', 'member'] as const;

export type Role = (typeof ROLES)[number];

/** The roles that can run a tenant; at least one of their accounts must always be able to log on. */
export const ADMINISTRATIVE_ROLES: readonly Role[] = ['owner', 'administrator'];

const everything = Object.values(PERMISSIONS);

const permissionsByRole: Readonly<Record<Role, ReadonlySet<string>>> = {
  owner: new Set(everything),
  administrator: new Set(everything.filter((permission) => permission !== PERMISSIONS.manageOwners)),
  helpdesk: new Set([
    PERMISSIONS.readOverview,
    PERMISSIONS.readBindings,
    PERMISSIONS.readAccounts,
    PERMISSIONS.unlockAccounts,
    PERMISSIONS.readDirectory,
    PERMISSIONS.readGroups,
    PERMISSIONS.readSessions,
    PERMISSIONS.readLog,
    PERMISSIONS.readApplications,
    PERMISSIONS.endBindings,
    PERMISSIONS.endSessions,
    PERMISSIONS.createAttachLinks,
  ]),
  auditor: new Set([PERMISSIONS.readLog, PERMISSIONS.exportLog, PERMISSIONS.verifyLog]),
  member: new Set(),
};

/** The permissions of a role, as named on routes. A member has none beyond those of every signed-in person. */
export function permissionsOf(role: Role): ReadonlySet<string> {
  return permissionsByRole[role];
}
