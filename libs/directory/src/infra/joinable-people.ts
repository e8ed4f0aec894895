import type { Expression } from '#database';
import { db } from './statements.js';

/** Whether a directory made the account and still knows its person, for a statement of another module: one row, or none. */
export function madeByDirectory(account: {
  readonly tenantId: Expression<string>;
  readonly accountId: Expression<string>;
}) {
  return db
    .selectFrom('directory.person as made_p')
    .select('made_p.id')
    .where('made_p.tenant_id', '=', account.tenantId)
    .where('made_p.account_id', '=', account.accountId)
    .where('made_p.is_ours', '=', true)
    .where('made_p.state', '=', 'present');
}
