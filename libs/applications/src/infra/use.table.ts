import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const useTable = defineTable('applications.use', {
  properties: {
    tenantId: p.uuid().primary(),
    applicationId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    lastUsedAt: p.datetime(),
  },
  primaryKeys: ['tenantId', 'applicationId', 'accountId'],
  indexes: [
    { name: 'use_of_application', properties: ['tenantId', 'applicationId', 'lastUsedAt'] },
    { name: 'use_of_account', properties: ['tenantId', 'accountId', 'lastUsedAt'] },
  ],
  policies: [tenantIsolation()],
  references: {
    applicationId: { table: 'applications.application', onDelete: 'cascade' },
    accountId: 'accounts.account',
    tenantId: 'tenancy.tenant',
  },
});
