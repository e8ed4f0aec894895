import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const visitTable = defineTable('forward_auth.visit', {
  properties: {
    tenantId: p.uuid().primary(),
    secretHash: p.blob().$type<Buffer>().primary().comment('SHA-256'),
    host: p.text(),
    applicationId: p.uuid(),
    accountId: p.uuid(),
    sessionId: p.uuid().comment('Of the portal: it is worth nothing without it'),
    expiresAt: p.datetime(),
  },
  primaryKeys: ['tenantId', 'secretHash'],
  indexes: [
    { name: 'visit_expired', properties: 'expiresAt' },
    { name: 'visit_of_application', properties: ['tenantId', 'applicationId', 'accountId'] },
  ],
  policies: [tenantIsolation('worker')],
  references: {
    applicationId: { table: 'applications.application', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
