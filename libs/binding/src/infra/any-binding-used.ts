import { statementsOn, type Slots } from '#database';
import { bindingTable } from './binding.table.js';

const { prepare } = statementsOn(bindingTable);

/** One row if anybody of the tenant has ever logged on by a binding, whether or not it still holds. */
export const anyBindingUsed = prepare((db, $: Slots<{ tenantId: string }>) =>
  db
    .selectFrom('binding.binding')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where('last_used_at', 'is not', null)
    .limit(1),
);
