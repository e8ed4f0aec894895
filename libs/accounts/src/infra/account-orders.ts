import { sql, type RawBuilder } from '#database';

/** What an order sorts by, over `accounts.account` a and `accounts.activity` v, its type, and what breaks ties. */
interface OrderTerms {
  readonly value: RawBuilder<unknown>;
  readonly type: RawBuilder<unknown>;
  readonly id: RawBuilder<string>;
}

export type AccountOrder = 'username' | 'name' | 'created' | 'lastLogon';

/** Where a page ends: its order, what its last account is sorted by, as text, and that account's id. */
export type AccountPosition = readonly [AccountOrder, string, string];

const TEXT = sql`text collate "C"`;
const TIME = sql`timestamptz`;
const ID = sql<string>`a.id`;

/** The orders that lists of accounts have. Each is that of an index. */
export const ACCOUNT_ORDERS: Readonly<Record<AccountOrder, OrderTerms>> = {
  username: { value: sql`a.username_key collate "C"`, type: TEXT, id: ID },
  name: { value: sql`a.name_key`, type: TEXT, id: ID },
  created: { value: sql`a.created_at`, type: TIME, id: ID },
  lastLogon: { value: sql`v.last_logon_at`, type: TIME, id: sql`v.account_id` },
};
