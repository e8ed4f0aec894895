import { joinableApplications } from '#applications';
import type { SqlParams } from '#database';
import { prepare } from './statements.js';

type OfApplication = SqlParams<{ tenantId: string; applicationId: string }>;

export const hostsOf = prepare((db, $: OfApplication) =>
  db
    .selectFrom('forward_auth.host')
    .select('host')
    .where('tenant_id', '=', $.tenantId)
    .where('application_id', '=', $.applicationId)
    .orderBy('host'),
);

export const insertHost = prepare(
  (db, $: SqlParams<{ tenantId: string; applicationId: string; host: string }>) =>
    db
      .insertInto('forward_auth.host')
      .values({ tenant_id: $.tenantId, application_id: $.applicationId, host: $.host })
      .onConflict((conflict) => conflict.doNothing())
      .returning('host'),
);

export const deleteHosts = prepare((db, $: OfApplication) =>
  db
    .deleteFrom('forward_auth.host')
    .where('tenant_id', '=', $.tenantId)
    .where('application_id', '=', $.applicationId),
);

/** The application at a host, while it is enabled. */
export const applicationAt = prepare((db, $: SqlParams<{ tenantId: string; host: string }>) =>
  db
    .selectFrom('forward_auth.host as h')
    .innerJoin(joinableApplications.as('p'), (join) =>
      join.onRef('p.tenant_id', '=', 'h.tenant_id').onRef('p.id', '=', 'h.application_id'),
    )
    .select(['p.id', 'p.name', 'p.owner_id as ownerId', 'h.host'])
    .where('h.tenant_id', '=', $.tenantId)
    .where('h.host', '=', $.host)
    .where('p.state', '=', 'enabled'),
);
