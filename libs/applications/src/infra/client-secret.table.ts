import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const clientSecretTable = defineTable('applications.client_secret', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    applicationId: p.uuid(),
    secretHash: p.blob().$type<Buffer>().comment('SHA-256'),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable().comment('Of a secret that another one has replaced'),
  },
  indexes: [{ name: 'client_secret_of_client', properties: ['tenantId', 'applicationId'] }],
  policies: [tenantIsolation()],
  references: {
    applicationId: { table: 'applications.client', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
