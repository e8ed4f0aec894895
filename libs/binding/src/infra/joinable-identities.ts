import { joinableConnections } from '#providers';
import { db } from './statements.js';

/** People of providers to whom accounts are linked now. Other modules may join them by tenant and account, read-only. */
export const joinableIdentities = db
  .selectFrom('binding.binding as b')
  .innerJoin(joinableConnections.as('c'), (join) =>
    join.onRef('c.tenant_id', '=', 'b.tenant_id').onRef('c.id', '=', 'b.connection_id'),
  )
  .select([
    'b.tenant_id',
    'b.account_id',
    'b.connection_id',
    'b.subject',
    'b.attributes',
    'b.created_at',
    'b.origin',
    'c.provider',
  ])
  .where('b.ended_at', 'is', null);
