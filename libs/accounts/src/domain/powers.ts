import type { Authority } from './authority.js';
import { PERMISSIONS } from './permissions.js';
import { permissionsOf, ROLES } from './role.js';

/** What somebody may who acts: the permissions, and the authority, which says up to which roles they reach. */
export interface Powers {
  readonly authority: Authority;
  readonly permissions: ReadonlySet<string>;
}

const EVERYTHING: ReadonlySet<string> = new Set(Object.values(PERMISSIONS));

/**
 * The powers of an authority that acts by what may do less, such as an API token. It reaches up to the highest role of which it may do
 * everything: a token that may change accounts, and nothing else, changes those of members alone. Otherwise it could make
 * itself an account that may more.
 *
 * @param most permissions that it may use at most; left out: all of its role
 */
export function powersOf(authority: Authority, most?: readonly string[]): Powers {
  const own = authority === 'operator' ? EVERYTHING : permissionsOf(authority);
  if (most === undefined) return { authority, permissions: own };
  const permissions = new Set(most.filter((permission) => own.has(permission)));
  const reached = ROLES.find((role) => hasAll(permissions, permissionsOf(role))) ?? 'member';
  return { authority: reached, permissions };
}

function hasAll(permissions: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...wanted].every((permission) => permissions.has(permission));
}
