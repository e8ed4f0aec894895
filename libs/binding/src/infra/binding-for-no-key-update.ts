import { joinableAccounts } from '#accounts';
import { sql, type Expression } from '#database';
import { joinableTenants } from '#tenancy';
import { db } from './statements.js';

/**
 * The binding of an identity, with its account, for a statement of another module that logs the account on. Both rows stay locked until the
 * transaction ends. `isActive`: account and tenant are active.
 */
export function bindingForNoKeyUpdate(identity: {
  readonly tenantId: Expression<string>;
  readonly connectionId: Expression<string>;
  readonly subject: Expression<string>;
}) {
  return db
    .selectFrom('binding.binding as b')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'b.tenant_id').onRef('a.id', '=', 'b.account_id'),
    )
    .select((eb) => [
      'b.id',
      'b.account_id',
      'b.authority',
      'a.role',
      sql<boolean>`a.status = 'active' and exists ${eb
        .selectFrom(joinableTenants.as('t'))
        .select('t.id')
        .whereRef('t.id', '=', 'a.tenant_id')
        .where('t.status', '=', 'active')}`.as('isActive'),
    ])
    .where('b.tenant_id', '=', identity.tenantId)
    .where('b.connection_id', '=', identity.connectionId)
    .where('b.subject', '=', identity.subject)
    .where('b.ended_at', 'is', null)
    .forNoKeyUpdate('b')
    .forShare('a');
}
