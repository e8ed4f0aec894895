import { statementsOn, type Expression } from '#database';
import { entryTable } from './entry.table.js';

const { db } = statementsOn(entryTable);

/**
 * Whether the menu of a tenant says that a method is on, for a statement of another module that decides by it; null where the menu says
 * nothing. What that means, `LogonMenu.assertOn` knows.
 */
export function switchOf(method: {
  readonly tenantId: Expression<string>;
  readonly method: Expression<string>;
}) {
  return db
    .selectFrom('logon_menu.entry as switch')
    .select('switch.enabled')
    .where('switch.tenant_id', '=', method.tenantId)
    .where('switch.method', '=', method.method)
    .$asScalar();
}
