import { sql, type Slots, type SqlBool } from '#database';
import type { Protocol } from '../domain/application.js';
import { joinableAccess } from './joinable-access.js';
import { prepare } from './statements.js';

type OfAccount = Slots<{
  tenantId: string;
  accountId: string;
  startable: readonly Protocol[];
  limit: number;
}>;

/** What an account may use now and can begin from the portal, by name. */
export const applicationsOfAccount = prepare((db, $: OfAccount) =>
  db
    .selectFrom('applications.application as p')
    .innerJoin(joinableAccess.as('y'), (join) =>
      join.onRef('y.tenant_id', '=', 'p.tenant_id').onRef('y.application_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.protocol', 'p.name', 'p.description', 'p.logo', 'p.start_url as startUrl'])
    .where('p.tenant_id', '=', $.tenantId)
    .where('y.tenant_id', '=', $.tenantId)
    .where('y.account_id', '=', $.accountId)
    .where(sql<SqlBool>`(p.start_url is not null or p.protocol = any(${$.startable}::text[]))`)
    .orderBy('p.name')
    .orderBy('p.id')
    .limit($.limit),
);
