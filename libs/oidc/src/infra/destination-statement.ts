import { joinableApplications } from '#applications';
import { sql, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

type OfQuestion = SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>;

/** The application of a pending authorization request. */
export const applicationOfInteraction = prepare((db, $: OfQuestion) =>
  db
    .selectFrom('oidc.artifact as x')
    .innerJoin(joinableApplications.as('p'), (join) =>
      join
        .onRef('p.tenant_id', '=', 'x.tenant_id')
        .on(sql<SqlBool>`p.id::text = x.payload -> 'params' ->> 'client_id'`),
    )
    .select([
      'p.id as application',
      'p.name',
      sql<string | null>`x.payload -> 'params' ->> 'login_hint'`.as('expects'),
    ])
    .where('x.tenant_id', '=', $.tenantId)
    .where('x.model', '=', 'Interaction')
    .where('x.id', '=', $.id)
    .where(sql<SqlBool>`(x.expires_at is null or x.expires_at > ${$.now})`),
);
