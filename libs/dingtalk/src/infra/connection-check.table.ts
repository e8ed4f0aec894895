import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { ConnectionCheck } from '../domain/connection-check.js';

export const connectionCheckTable = defineTable('dingtalk.connection_check', {
  properties: {
    tenantId: p.uuid().primary(),
    connectionId: p.uuid().primary(),
    checkedAt: p.datetime(),
    items: p.json().$type<ConnectionCheck['items']>(),
  },
  primaryKeys: ['tenantId', 'connectionId'],
  policies: [tenantIsolation()],
  references: { connectionId: 'dingtalk.connection', tenantId: 'tenancy.tenant' },
});
