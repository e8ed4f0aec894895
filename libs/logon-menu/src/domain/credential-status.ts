import { covers, type Authority, type Role } from '#accounts';

/**
 * Whether an account can log on with a method. `usable`: it can. `outgrown`: it has what the method needs, but vouched for by somebody
 * whose role does not reach up to the account's. `missing`: it does not have it.
 */
export type CredentialStatus = 'usable' | 'outgrown' | 'missing';

/**
 * @param credential the account's credential and role; undefined: none
 * @param role a role to check instead of the account's own
 */
export function credentialStatus(
  credential: { readonly authority: Authority; readonly role: Role } | undefined,
  role?: Role,
): CredentialStatus {
  if (credential === undefined) return 'missing';
  return covers(credential.authority, role ?? credential.role) ? 'usable' : 'outgrown';
}
