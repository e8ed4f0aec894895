/** What an order sorts by, as SQL over `accounts.account` a and `accounts.activity` v, its type, and what breaks ties. */
interface OrderTerms {
  readonly value: string;
  readonly type: string;
  readonly id: string;
}

export type AccountOrder = 'username' | 'name' | 'created' | 'lastLogon';

/** Where a page ends: its order, what its last account is sorted by, as text, and that account's id. */
export type AccountPosition = readonly [AccountOrder, string, string];

/** The orders that lists of accounts have. Each is that of an index. */
export const ACCOUNT_ORDERS: Readonly<Record<AccountOrder, OrderTerms>> = {
  username: { value: 'a.username_key collate "C"', type: 'text collate "C"', id: 'a.id' },
  name: { value: 'a.name_key', type: 'text collate "C"', id: 'a.id' },
  created: { value: 'a.created_at', type: 'timestamptz', id: 'a.id' },
  lastLogon: { value: 'v.last_logon_at', type: 'timestamptz', id: 'v.account_id' },
};
