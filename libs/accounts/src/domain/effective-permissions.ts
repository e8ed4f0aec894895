import type { Authority } from './authority.js';
import { PERMISSIONS } from './permissions.js';
import { permissionsOf, ROLES } from './role.js';

/** The rights of an actor: the permissions, and the authority, which says which roles they cover. */
export interface EffectivePermissions {
  readonly authority: Authority;
  readonly permissions: ReadonlySet<string>;
}

const EVERYTHING: ReadonlySet<string> = new Set(Object.values(PERMISSIONS));

/**
 * The permissions of an authority that acts through something with fewer permissions, such as an API token. Its authority is then the highest
 * role whose permissions it has completely: a token that may only change accounts can change members' accounts alone. Otherwise it could
 * make itself an account with more rights.
 *
 * @param most the only permissions that it may use; left out: all permissions of its role
 */
export function effectivePermissionsOf(authority: Authority, most?: readonly string[]): EffectivePermissions {
  const own = authority === 'operator' ? EVERYTHING : permissionsOf(authority);
  if (most === undefined) return { authority, permissions: own };
  const permissions = new Set(most.filter((permission) => own.has(permission)));
  const reached = ROLES.find((role) => hasAll(permissions, permissionsOf(role))) ?? 'member';
  return { authority: reached, permissions };
}

function hasAll(permissions: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...wanted].every((permission) => permissions.has(permission));
}
