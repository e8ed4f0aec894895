import { sql, type SqlParams, type SqlBool } from '#database';
import type { Protocol } from '../domain/application.js';
import { joinableAccess } from './joinable-access.js';
import { prepare } from './statements.js';

type OfAccount = SqlParams<{
  tenantId: string;
  accountId: string;
  startable: readonly Protocol[];
  limit: number;
}>;

/** The applications that an account may use now and can open from the portal, by name. */
export const applicationsOfAccount = prepare((db, $: OfAccount) =>
  db
    .selectFrom('applications.application as p')
    .innerJoin(joinableAccess.as('y'), (join) =>
      join.onRef('y.tenant_id', '=', 'p.tenant_id').onRef('y.application_id', '=', 'p.id'),
    )
    .leftJoin('applications.use as u', (join) =>
      join
        .onRef('u.tenant_id', '=', 'p.tenant_id')
        .onRef('u.application_id', '=', 'p.id')
        .on('u.account_id', '=', $.accountId),
    )
    .select([
      'p.id',
      'p.name',
      'p.description',
      'p.logo',
      'p.category',
      'p.start_url as startUrl',
      'u.last_used_at as lastUsedAt',
    ])
    .where('p.tenant_id', '=', $.tenantId)
    .where('y.tenant_id', '=', $.tenantId)
    .where('y.account_id', '=', $.accountId)
    .where(sql<SqlBool>`(p.start_url is not null or p.protocol = any(${$.startable}::text[]))`)
    .orderBy('p.name')
    .orderBy('p.id')
    .limit($.limit),
);

/** An enabled application, with the columns needed to open it. */
export const openable = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db
    .selectFrom('applications.application')
    .select(['id', 'name', 'protocol', 'start_url as startUrl'])
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('state', '=', 'enabled'),
);
