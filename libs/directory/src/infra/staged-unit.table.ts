import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

/** Units as read by a run. */
export const stagedUnitTable = defineTable('directory.staged_unit', {
  properties: {
    tenantId: p.uuid().primary(),
    runId: p.uuid().primary(),
    externalId: p.text().primary(),
    parentExternalId: p.text().nullable(),
    name: p.text(),
    depth: p.integer(),
    isRead: p.boolean(),
  },
  primaryKeys: ['tenantId', 'runId', 'externalId'],
  indexes: [{ name: 'staged_unit_unread', properties: ['tenantId', 'runId', 'depth'], where: 'not is_read' }],
  policies: [tenantIsolation()],
  references: { runId: { table: 'directory.run', onDelete: 'cascade' }, tenantId: 'tenancy.tenant' },
});
