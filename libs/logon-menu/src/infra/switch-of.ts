import { statementsOn, type Expression } from '#database';
import { entryTable } from './entry.table.js';

const { db } = statementsOn(entryTable);

/**
 * Whether a tenant's menu has a method switched on, as an expression for statements of other modules; null if the menu has no row for it.
 * `LogonMenu.assertOn` interprets the value.
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
