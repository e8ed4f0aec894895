import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const entryTable = defineTable('logon_menu.entry', {
  properties: {
    tenantId: p.uuid().primary(),
    method: p.text().primary(),
    enabled: p.boolean(),
    position: p.integer(),
  },
  primaryKeys: ['tenantId', 'method'],
  policies: [tenantIsolation()],
  references: { tenantId: 'tenancy.tenant' },
});
