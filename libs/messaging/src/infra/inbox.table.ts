import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const inboxTable = defineTable('messaging.inbox', {
  properties: {
    tenantId: p.uuid().primary(),
    listener: p.text().primary(),
    eventId: p.uuid().primary(),
    handledAt: p.datetime().defaultRaw('now()'),
  },
  primaryKeys: ['tenantId', 'listener', 'eventId'],
  indexes: [{ name: 'inbox_handled_at', properties: 'handledAt' }],
  policies: [tenantIsolation('worker')],
});
