import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

/** People who tried to log on without being linked to an account; kept for 30 days. */
export const unlinkedIdentityTable = defineTable('binding.unlinked_identity', {
  comment: 'People who tried to log on while nobody was linked to them; kept for 30 days',
  properties: {
    id: p.uuid(),
    tenantId: p.uuid().primary(),
    connectionId: p.uuid().primary(),
    subject: p.text().primary().comment('Stable and unique within the connection'),
    attributes: p
      .json()
      .$type<Readonly<Record<string, string>>>()
      .comment('What else the provider tells of the person: short texts'),
    name: p.text(),
    firstTriedAt: p.datetime(),
    lastTriedAt: p.datetime(),
    tries: p.integer(),
  },
  primaryKeys: ['tenantId', 'connectionId', 'subject'],
  uniques: [{ name: 'unlinked_identity_tenant_id_id_key', properties: ['tenantId', 'id'] }],
  indexes: [{ name: 'unlinked_identity_by_time', properties: ['tenantId', 'lastTriedAt', 'id'] }],
  policies: [tenantIsolation('worker')],
  references: { connectionId: 'providers.connection', tenantId: 'tenancy.tenant' },
});
