import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const checkpointTable = defineTable('audit.checkpoint', {
  properties: {
    tenantId: p.uuid().primary(),
    sequence: p.bigint('string').primary(),
    hash: p.blob().$type<Buffer>(),
    recordedAt: p.datetime(),
    madeAt: p.datetime(),
    keyId: p.text(),
    signature: p.blob().$type<Buffer>(),
  },
  primaryKeys: ['tenantId', 'sequence'],
  policies: [
    tenantIsolation(),
    { name: 'worker_looks', command: 'select', using: `current_setting('app.scope', true) = 'worker'` },
  ],
});
