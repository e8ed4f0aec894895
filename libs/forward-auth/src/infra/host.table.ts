import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const hostTable = defineTable('forward_auth.host', {
  properties: {
    tenantId: p.uuid().primary(),
    host: p.text().primary().comment('As browsers write it, with its port unless it is the usual one'),
    applicationId: p.uuid(),
  },
  primaryKeys: ['tenantId', 'host'],
  indexes: [{ name: 'host_of_application', properties: ['tenantId', 'applicationId'] }],
  policies: [tenantIsolation()],
  references: {
    applicationId: { table: 'applications.application', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
