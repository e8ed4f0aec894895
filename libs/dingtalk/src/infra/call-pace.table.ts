import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const callPaceTable = defineTable('dingtalk.call_pace', {
  comment: 'Turns of calls. Unlogged: after a crash of the database they are counted from the beginning',
  properties: {
    tenantId: p.uuid().primary(),
    connectionId: p.uuid().primary(),
    path: p.text().primary(),
    nextAt: p.datetime().comment('Before then no further call of the path is sent'),
  },
  primaryKeys: ['tenantId', 'connectionId', 'path'],
  policies: [tenantIsolation()],
  references: {
    connectionId: { table: 'dingtalk.connection', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
