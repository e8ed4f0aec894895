import { covers, type Authority } from './authority.js';
import { effectivePermissionsOf, type EffectivePermissions } from './effective-permissions.js';
import { PERMISSIONS } from './permissions.js';
import type { Role } from './role.js';

/** Actions on accounts, each with the permission that it needs. */
export const ACCOUNT_ACTIONS = {
  create: PERMISSIONS.manageAccounts,
  update: PERMISSIONS.manageAccounts,
  setPassword: PERMISSIONS.manageAccounts,
  setRole: PERMISSIONS.manageAccounts,
  suspend: PERMISSIONS.manageAccounts,
  resume: PERMISSIONS.manageAccounts,
  unlock: PERMISSIONS.unlockAccounts,
  endSessions: PERMISSIONS.endSessions,
  link: PERMISSIONS.createBindings,
  unlink: PERMISSIONS.endBindings,
  giveLink: PERMISSIONS.createAttachLinks,
  withdrawLink: PERMISSIONS.createAttachLinks,
  revokeToken: PERMISSIONS.manageApiTokens,
} as const;

export type AccountAction = keyof typeof ACCOUNT_ACTIONS;

/** Actions that can change who the owners are. */
const OF_OWNERSHIP: ReadonlySet<AccountAction> = new Set(['create', 'setRole', 'suspend', 'resume']);

/** Actions for which programs that provision people need only the permission to provision. */
const OF_PROVISIONING: ReadonlySet<AccountAction> = new Set(['create', 'update', 'suspend', 'resume']);

/** Why an action is refused, as the code of the rule. */
export type ActionRefusal = 'permission.missing' | 'accounts.owner_required' | 'accounts.more_privileged';

/**
 * The single rule of who may do what to whom. The actor needs the action's permission, and must be able to do everything that the account may
 * do, before and after the action. Undefined: allowed.
 *
 * @param actor an authority, or the permissions of somebody who acts with fewer permissions; undefined: no rights at all
 * @param becomes the role that the account gets by the action
 */
export function refusalOf(
  actor: Authority | EffectivePermissions | undefined,
  action: AccountAction,
  role: Role,
  becomes: Role = role,
): ActionRefusal | undefined {
  if (actor === undefined) return 'permission.missing';
  const { authority, permissions } = typeof actor === 'string' ? effectivePermissionsOf(actor) : actor;
  const isProvisioning = OF_PROVISIONING.has(action) && permissions.has(PERMISSIONS.manageScim);
  if (!permissions.has(ACCOUNT_ACTIONS[action]) && !isProvisioning) return 'permission.missing';
  if (covers(authority, role) && covers(authority, becomes)) return undefined;
  const isOfOwners = OF_OWNERSHIP.has(action) && [role, becomes].includes('owner');
  return isOfOwners ? 'accounts.owner_required' : 'accounts.more_privileged';
}
