import { p } from '@mikro-orm/core';
import type { Authority } from '#accounts';
import { defineTable, tenantIsolation } from '#database';

export const passwordTable = defineTable('authenticators.password', {
  properties: {
    tenantId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    hash: p.text(),
    setAt: p.datetime(),
    authority: p.text().$type<Authority>().default('operator'),
  },
  primaryKeys: ['tenantId', 'accountId'],
  checks: [
    {
      name: 'password_authority_check',
      expression: `authority in ('operator', 'owner', 'administrator', 'helpdesk', 'auditor', 'member')`,
    },
  ],
  policies: [tenantIsolation()],
  references: { accountId: 'accounts.account', tenantId: 'tenancy.tenant' },
});
