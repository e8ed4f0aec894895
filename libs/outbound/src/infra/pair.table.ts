import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const pairTable = defineTable('outbound.pair', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    connectionId: p.uuid(),
    groupId: p
      .uuid()
      .nullable()
      .comment('Null: it has been deleted, and what was made for it is still there'),
    groupName: p.text().nullable().comment('Of a group that has been deleted'),
    unitId: p.uuid().comment('The unit; of a new one that below which it is to be'),
    isNew: p.boolean(),
    foundExternalId: p
      .text()
      .nullable()
      .comment('Of a new unit: what the source calls it, once a comparison has found it'),
    createdAt: p.datetime(),
  },
  uniques: [
    {
      name: 'pair_alone',
      properties: ['tenantId', 'connectionId', 'groupId', 'unitId', 'isNew'],
      where: 'group_id is not null',
    },
  ],
  indexes: [
    { name: 'pair_of_group', properties: ['tenantId', 'groupId'], where: 'group_id is not null' },
    { name: 'pair_of_unit', properties: ['tenantId', 'unitId'] },
  ],
  checks: [{ name: 'pair_check', expression: '(group_id is null) = (group_name is not null)' }],
  policies: [tenantIsolation()],
  references: {
    connectionId: 'providers.connection',
    groupId: { table: 'groups.definition', onDelete: 'cascade' },
    unitId: { table: 'directory.unit', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
