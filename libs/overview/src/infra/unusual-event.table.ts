import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

/** Only the newest events; the log contains all of them. */
export const unusualEventTable = defineTable('overview.unusual_event', {
  comment: 'The newest ones only; all of them are in the log',
  properties: {
    tenantId: p.uuid().primary(),
    id: p.uuid().primary(),
    occurredAt: p.datetime(),
    type: p.text(),
    reason: p.text().nullable(),
    method: p.text().nullable(),
    accountId: p.uuid().nullable(),
    correlationId: p.text(),
  },
  primaryKeys: ['tenantId', 'id'],
  indexes: [
    {
      name: 'unusual_event_newest',
      expression:
        'create index unusual_event_newest on overview.unusual_event (tenant_id, occurred_at desc, id desc)',
    },
  ],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
