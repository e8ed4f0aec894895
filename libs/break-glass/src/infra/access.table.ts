import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const accessTable = defineTable('break_glass.access', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    accountId: p.uuid(),
    secretHash: p.blob().$type<Buffer>(),
    reason: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'access_tenant_id_secret_hash_key', properties: ['tenantId', 'secretHash'] }],
  indexes: [{ name: 'access_of_account', properties: ['tenantId', 'accountId'], where: 'used_at is null' }],
  policies: [tenantIsolation()],
  references: { accountId: 'accounts.account', tenantId: 'tenancy.tenant' },
});
