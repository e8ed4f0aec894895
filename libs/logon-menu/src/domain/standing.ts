import { covers, type Authority, type Role } from '#accounts';

/**
 * Whether an account can log on with a method: it can; it has what the method needs, but on the word of somebody
 * whose role does not reach up to the account's; it has not.
 */
export type Standing = 'usable' | 'outgrown' | 'missing';

/**
 * @param credential what the account has, with the account's role; undefined: nothing
 * @param role the one to ask for instead of the account's own
 */
export function standing(
  credential: { readonly authority: Authority; readonly role: Role } | undefined,
  role?: Role,
): Standing {
  if (credential === undefined) return 'missing';
  return covers(credential.authority, role ?? credential.role) ? 'usable' : 'outgrown';
}
