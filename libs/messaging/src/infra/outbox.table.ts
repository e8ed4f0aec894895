import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const outboxTable = defineTable('messaging.outbox', {
  properties: {
    position: p.bigint('string').primary().autoincrement().generated('identity'),
    id: p.uuid(),
    tenantId: p.uuid(),
    name: p.text(),
    payload: p.json().$type<unknown>(),
    context: p.json().$type<unknown>(),
    occurredAt: p.datetime(),
    drainedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'outbox_of_tenant', properties: ['tenantId', 'id'] }],
  indexes: [{ name: 'outbox_pending', properties: ['tenantId', 'position'], where: 'drained_at is null' }],
  policies: [tenantIsolation('worker')],
});
