import { permissionsOf, ROLES, type Role } from './role.js';

/**
 * On whose word something rests: that of an account, by the role that it had then, or that of the operator, who answers for
 * the whole installation.
 */
export const AUTHORITIES = ['operator', ...ROLES] as const;

export type Authority = (typeof AUTHORITIES)[number];

/** Whether an authority reaches up to a role: it may do everything that the role may. */
export function covers(authority: Authority, role: Role): boolean {
  if (authority === 'operator') return true;
  const own = permissionsOf(authority);
  return [...permissionsOf(role)].every((permission) => own.has(permission));
}

/** Every role that an authority reaches up to. */
export function rolesCoveredBy(authority: Authority): readonly Role[] {
  return ROLES.filter((role) => covers(authority, role));
}

/** Every authority with each role that it reaches up to. */
export const COVERED: readonly (readonly [Authority, Role])[] = AUTHORITIES.flatMap((authority) =>
  rolesCoveredBy(authority).map((role) => [authority, role] as const),
);
