import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const activityTable = defineTable('accounts.activity', {
  properties: {
    tenantId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    lastLogonAt: p
      .datetime()
      .defaultRaw(`'-infinity'::timestamp with time zone`)
      .comment('-infinity = never; exact to a minute'),
    linkedIdentities: p.integer().default(0),
  },
  primaryKeys: ['tenantId', 'accountId'],
  indexes: [{ name: 'activity_last_logon', properties: ['tenantId', 'lastLogonAt', 'accountId'] }],
  policies: [tenantIsolation()],
  references: { accountId: 'accounts.account' },
});
