import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const attachLinkTable = defineTable('binding.attach_link', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    accountId: p.uuid(),
    secretHash: p.blob().$type<Buffer>(),
    reason: p.text(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    claimedBy: p.blob().$type<Buffer>().nullable(),
    claimedAt: p.datetime().nullable(),
    usedAt: p.datetime().nullable(),
    authority: p
      .text()
      .$type<'operator' | 'owner' | 'administrator' | 'helpdesk' | 'auditor' | 'member'>()
      .default('operator'),
  },
  uniques: [{ name: 'attach_link_tenant_id_secret_hash_key', properties: ['tenantId', 'secretHash'] }],
  indexes: [
    { name: 'attach_link_claimed', properties: ['tenantId', 'claimedBy'], where: 'used_at is null' },
    { name: 'attach_link_open', properties: ['tenantId', 'createdAt', 'id'], where: 'used_at is null' },
  ],
  checks: [
    {
      name: 'attach_link_authority_check',
      expression: `authority in ('operator', 'owner', 'administrator', 'helpdesk', 'auditor', 'member')`,
    },
  ],
  policies: [tenantIsolation('worker')],
  references: { accountId: 'accounts.account', tenantId: 'tenancy.tenant' },
});
