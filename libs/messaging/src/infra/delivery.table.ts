import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const deliveryTable = defineTable('messaging.delivery', {
  properties: {
    tenantId: p.uuid().primary(),
    listener: p.text().primary(),
    eventId: p.uuid().primary(),
    attempts: p.integer(),
    error: p.text(),
    nextAttemptAt: p.datetime().nullable().comment('null = parked: given up after the last attempt'),
  },
  primaryKeys: ['tenantId', 'listener', 'eventId'],
  indexes: [{ name: 'delivery_due', properties: 'nextAttemptAt', where: 'next_attempt_at is not null' }],
  policies: [tenantIsolation('worker')],
  references: { eventId: { table: 'messaging.outbox', onDelete: 'cascade' } },
});
