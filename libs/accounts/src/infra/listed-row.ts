import type { ListedAccount } from '../domain/listed-account.js';
import { accountOf, type AccountRow } from './account-row.js';

/** An account with its activity. */
export interface ListedRow extends AccountRow {
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly last_logon_at: Date | null;
  readonly linked_identities: number;
  /** What the list is sorted by, as text. */
  readonly sort_value: string;
}

export const LISTED_COLUMNS = `a.id, a.tenant_id, a.username, a.email, a.email_authority, a.display_name, a.role, a.status, a.created_at,
  a.updated_at, nullif(v.last_logon_at, '-infinity') as last_logon_at, v.linked_identities`;

export const LISTED_SOURCE = `accounts.account a
  join accounts.activity v on v.tenant_id = a.tenant_id and v.account_id = a.id`;

/** The account that a row of a list holds. */
export function listedOf(row: ListedRow): ListedAccount {
  return {
    ...accountOf(row),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastLogonAt: row.last_logon_at,
    linkedIdentities: row.linked_identities,
  };
}
