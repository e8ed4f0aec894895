import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const membershipTable = defineTable('directory.membership', {
  properties: {
    tenantId: p.uuid().primary(),
    unitId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    connectionId: p.uuid(),
    isPrimary: p.boolean(),
  },
  primaryKeys: ['tenantId', 'unitId', 'accountId'],
  uniques: [
    {
      name: 'membership_primary',
      properties: ['tenantId', 'connectionId', 'accountId'],
      where: 'is_primary',
    },
  ],
  indexes: [{ name: 'membership_of_account', properties: ['tenantId', 'accountId'] }],
  policies: [tenantIsolation()],
  references: {
    accountId: 'accounts.account',
    connectionId: 'providers.connection',
    unitId: { table: 'directory.unit', onDelete: 'cascade' },
  },
});
