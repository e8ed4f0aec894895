import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const exportChunkTable = defineTable('audit.export_chunk', {
  properties: {
    tenantId: p.uuid().primary(),
    exportId: p.uuid().primary(),
    number: p.integer().primary(),
    body: p.blob().$type<Buffer>().comment('Up to 1 MiB of one gzip stream (RFC 1952)'),
  },
  primaryKeys: ['tenantId', 'exportId', 'number'],
  policies: [tenantIsolation('worker')],
  references: { exportId: { table: 'audit.export', onDelete: 'cascade' } },
});
