import type { Me } from './session';

export type Role = Me['account']['role'];

const NAMES: Readonly<Record<Role, string>> = {
  owner: $localize`:@@role.owner:Owner`,
  administrator: $localize`:@@role.administrator:Administrator`,
  helpdesk: $localize`:@@role.helpdesk:Help desk`,
  auditor: $localize`:@@role.auditor:Auditor`,
  member: $localize`:@@role.member:Member`,
};

/** Every role, from most to least. */
export const ROLES: readonly Role[] = ['owner', 'administrator', 'helpdesk', 'auditor', 'member'];

/** What a role is called. */
export function roleName(role: Role): string {
  return NAMES[role];
}
