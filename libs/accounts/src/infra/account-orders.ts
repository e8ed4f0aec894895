import { sql, type RawBuilder } from '#database';

/** The sort key of an order over `accounts.account` a and `accounts.activity` v, its type, and the tie-breaker. */
interface OrderTerms {
  readonly value: RawBuilder<unknown>;
  readonly type: RawBuilder<unknown>;
  readonly id: RawBuilder<string>;
}

export type AccountOrder = 'username' | 'name' | 'created' | 'lastLogon';

/** Cursor of a page: its order, the sort key of its last account as text, and that account's id. */
export type AccountPosition = readonly [AccountOrder, string, string];

const TEXT = sql`text collate "C"`;
const TIME = sql`timestamptz`;
const ID = sql<string>`a.id`;

/** Sort orders of lists of accounts. Each has an index. */
export const ACCOUNT_ORDERS: Readonly<Record<AccountOrder, OrderTerms>> = {
  username: { value: sql`a.username_key collate "C"`, type: TEXT, id: ID },
  name: { value: sql`a.name_key`, type: TEXT, id: ID },
  created: { value: sql`a.created_at`, type: TIME, id: ID },
  lastLogon: { value: sql`v.last_logon_at`, type: TIME, id: sql`v.account_id` },
};
