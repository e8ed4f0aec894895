import { joinableConnections } from '#providers';
import { db } from './statements.js';

/** People of providers that accounts are linked to now, as other modules may join them by tenant and account: to read, never to write. */
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
