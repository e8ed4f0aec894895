import { db } from './statements.js';

/** Accounts as other modules may join them in a statement of their own, by tenant and id: to read, never to write. */
export const joinableAccounts = db
  .selectFrom('accounts.account')
  .select(['tenant_id', 'id', 'username', 'display_name', 'email', 'role', 'status']);
