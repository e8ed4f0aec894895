import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const connectionCheckTable = defineTable('dingtalk.connection_check', {
  properties: {
    tenantId: p.uuid().primary(),
    connectionId: p.uuid().primary(),
    checkedAt: p.datetime(),
    items: p.json().$type<unknown>(),
  },
  primaryKeys: ['tenantId', 'connectionId'],
  policies: [tenantIsolation()],
  references: { connectionId: 'dingtalk.connection', tenantId: 'tenancy.tenant' },
});
