import { permissionsOf, ROLES, type Role } from './role.js';

/** Who vouches for something: an account, by the role that it had then, or the operator, who is responsible for the whole installation. */
export const AUTHORITIES = ['operator', ...ROLES] as const;

export type Authority = (typeof AUTHORITIES)[number];

/** Whether an authority covers a role: it may do everything that the role may do. */
export function covers(authority: Authority, role: Role): boolean {
  if (authority === 'operator') return true;
  const own = permissionsOf(authority);
  return [...permissionsOf(role)].every((permission) => own.has(permission));
}

/** Every role that an authority covers. */
export function rolesCoveredBy(authority: Authority): readonly Role[] {
  return ROLES.filter((role) => covers(authority, role));
}

/** Every authority with each role that it covers. */
export const COVERED: readonly (readonly [Authority, Role])[] = AUTHORITIES.flatMap((authority) =>
  rolesCoveredBy(authority).map((role) => [authority, role] as const),
);
