import { refusalOf, type Act } from './acts.js';
import { covers, type Authority } from './authority.js';
import type { AccountStatus } from './account.js';
import type { Role } from './role.js';

/** Something that somebody gave out for an account, to be used later. */
export interface Given {
  readonly act: Act;
  readonly accountId: string;
  /** The account that gave it; null: the operator. */
  readonly makerId: string | null;
  /** On whose word it rested when it was given. */
  readonly authority: Authority;
}

/** An account with what it may. */
interface Party {
  readonly role: Role;
  readonly status: AccountStatus;
}

/**
 * Whether what was given still counts, as everybody's role is now: the word that it was given on reaches up to the account's
 * role, and its maker could give it again.
 *
 * @param maker undefined: there is no such account
 */
export function stands(given: Given, account: Party, maker: Party | undefined): boolean {
  if (!covers(given.authority, account.role)) return false;
  const active = maker?.status === 'active' ? maker.role : undefined;
  const authority = given.makerId === null ? 'operator' : active;
  return refusalOf(authority, given.act, account.role) === undefined;
}
