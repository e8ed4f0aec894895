import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const consentTable = defineTable('oidc.consent', {
  properties: {
    tenantId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    applicationId: p.uuid().primary(),
    scopes: p.array().$type<readonly string[]>().columnType('text[]'),
    givenAt: p.datetime(),
  },
  primaryKeys: ['tenantId', 'accountId', 'applicationId'],
  policies: [tenantIsolation()],
  references: {
    accountId: 'accounts.account',
    applicationId: { table: 'applications.application', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
