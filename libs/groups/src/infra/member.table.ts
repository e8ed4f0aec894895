import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const memberTable = defineTable('groups.member', {
  comment: 'Who was put into a group by hand',
  properties: {
    tenantId: p.uuid().primary(),
    groupId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    addedAt: p.datetime(),
  },
  primaryKeys: ['tenantId', 'groupId', 'accountId'],
  indexes: [{ name: 'member_account', properties: ['tenantId', 'accountId'] }],
  policies: [tenantIsolation()],
  references: {
    accountId: 'accounts.account',
    groupId: { table: 'groups.definition', onDelete: 'cascade' },
    tenantId: 'tenancy.tenant',
  },
});
