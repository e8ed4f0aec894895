import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const checkpointSinkTable = defineTable('audit.checkpoint_sink', {
  properties: {
    tenantId: p.uuid().primary(),
    sink: p
      .text()
      .primary()
      .comment('Kind of the place, and a hash of where it is: another place begins anew'),
    sequence: p.bigint('string').defaultRaw('0').comment('Newest checkpoint that has been delivered'),
    deliveredAt: p.datetime().nullable(),
    failures: p.integer().defaultRaw('0'),
    nextAttemptAt: p.datetime().nullable(),
    error: p.text().nullable(),
  },
  primaryKeys: ['tenantId', 'sink'],
  policies: [tenantIsolation('worker')],
});
