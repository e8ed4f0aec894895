import type { Me } from './session';

export type Role = Me['account']['role'];

const NAMES: Readonly<Record<Role, string>> = {
  owner: $localize`:@@role.owner:Owner`,
  administrator: $localize`:@@role.administrator:Administrator`,
  helpdesk: $localize`:@@role.helpdesk:Help desk`,
  auditor: $localize`:@@role.auditor:Auditor`,
  member: $localize`:@@role.member:Member`,
};

/** All roles, from most to fewest permissions. */
export const ROLES: readonly Role[] = ['owner', 'administrator', 'helpdesk', 'auditor', 'member'];

/** The name of a role. */
export function roleName(role: Role): string {
  return NAMES[role];
}
