import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const authorisationTable = defineTable('qr_logon.authorisation', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    connectionId: p.uuid(),
    stateHash: p.blob().$type<Buffer>(),
    browserHash: p.blob().$type<Buffer>(),
    scanHash: p
      .blob()
      .$type<Buffer>()
      .nullable()
      .comment('The ticket that a phone scanned; null = logon on this same device'),
    returnTo: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'authorisation_tenant_id_state_hash_key', properties: ['tenantId', 'stateHash'] }],
  indexes: [{ name: 'authorisation_finished', properties: 'expiresAt' }],
  policies: [tenantIsolation('worker')],
  references: { connectionId: 'providers.connection', tenantId: 'tenancy.tenant' },
});
