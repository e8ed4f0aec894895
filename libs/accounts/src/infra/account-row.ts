import type { Account, AccountStatus } from '../domain/account.js';
import type { Authority } from '../domain/authority.js';
import type { Role } from '../domain/role.js';

/** A row of `accounts.account`. */
export interface AccountRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly username: string;
  readonly email: string | null;
  readonly email_authority: Authority;
  readonly display_name: string;
  readonly role: Role;
  readonly status: AccountStatus;
}

export const ACCOUNT_COLUMNS = 'id, tenant_id, username, email, email_authority, display_name, role, status';

/** The account that a row holds. */
export function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    username: row.username,
    email: row.email,
    emailAuthority: row.email_authority,
    displayName: row.display_name,
    role: row.role,
    status: row.status,
  };
}
