import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const retentionRunTable = defineTable('audit.retention_run', {
  properties: {
    tenantId: p.uuid().primary(),
    id: p.uuid().primary(),
    startedAt: p.datetime().defaultRaw('clock_timestamp()'),
    finishedAt: p.datetime().nullable(),
    isHeld: p.boolean(),
    firstBefore: p.bigint('string'),
    firstAfter: p.bigint('string').comment('Oldest record that is kept; those from first_before on went'),
    failure: p.text().nullable(),
  },
  primaryKeys: ['tenantId', 'id'],
  policies: [tenantIsolation()],
});
