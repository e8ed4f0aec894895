import { refusalOf, type AccountAction } from './account-actions.js';
import { covers, type Authority } from './authority.js';
import type { AccountStatus } from './account.js';
import type { Role } from './role.js';

/** Something that was issued for an account, to be used later. */
export interface DelegatedAction {
  readonly act: AccountAction;
  readonly accountId: string;
  /** The account that issued it; null: the operator. */
  readonly makerId: string | null;
  /** The authority that it had when it was issued. */
  readonly authority: Authority;
}

/** Role and status of an account. */
interface Party {
  readonly role: Role;
  readonly status: AccountStatus;
}

/**
 * Whether what was issued still counts with today's roles: its authority covers the account's role, and its maker could issue it again.
 *
 * @param maker undefined: there is no such account
 */
export function isAuthorised(delegated: DelegatedAction, account: Party, maker: Party | undefined): boolean {
  if (!covers(delegated.authority, account.role)) return false;
  const active = maker?.status === 'active' ? maker.role : undefined;
  const authority = delegated.makerId === null ? 'operator' : active;
  return refusalOf(authority, delegated.act, account.role) === undefined;
}
