import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const unitTable = defineTable('directory.unit', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    connectionId: p.uuid(),
    externalId: p.text(),
    parentId: p.uuid().nullable().comment('Null at the top of what is read'),
    name: p.text(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  uniques: [
    { name: 'unit_external', properties: ['tenantId', 'connectionId', 'externalId'] },
    { name: 'unit_of_tenant', properties: ['tenantId', 'id'] },
  ],
  indexes: [{ name: 'unit_below', properties: ['tenantId', 'parentId', 'name'] }],
  policies: [tenantIsolation()],
  references: {
    connectionId: 'providers.connection',
    parentId: 'directory.unit',
    tenantId: 'tenancy.tenant',
  },
});
