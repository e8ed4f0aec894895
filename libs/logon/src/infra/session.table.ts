import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { Amr } from '#logon-menu';

export const sessionTable = defineTable('logon.session', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    secretHash: p.blob().$type<Buffer>(),
    accountId: p.uuid(),
    method: p.text(),
    bornOf: p.uuid().nullable().comment('What it ends with, for example the binding it came from'),
    ip: p.text(),
    userAgent: p.text(),
    createdAt: p.datetime(),
    lastSeenAt: p.datetime(),
    authenticatedAt: p.datetime(),
    idleSeconds: p.integer(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    endReason: p.text().nullable(),
    accountEpoch: p.integer().default(0).comment(`Good only as long as it is the account's`),
    tenantEpoch: p.integer().default(0).comment(`Good only as long as it is the tenant's`),
    amr: p
      .array()
      .$type<readonly Amr[]>()
      .columnType('text[]')
      .comment('By what it was last authenticated: values of RFC 8176'),
    acr: p.text().comment('How well it was last authenticated'),
    application: p.uuid().nullable().comment('For which the logon began, if for any'),
  },
  uniques: [{ name: 'session_tenant_id_secret_hash_key', properties: ['tenantId', 'secretHash'] }],
  indexes: [
    { name: 'session_born_of', properties: ['tenantId', 'bornOf'], where: 'ended_at is null' },
    { name: 'session_finished', properties: ['tenantId', 'expiresAt'] },
    { name: 'session_of_account', properties: ['tenantId', 'accountId'], where: 'ended_at is null' },
    { name: 'session_of_network', properties: ['tenantId', 'ip'], where: 'ended_at is null' },
    { name: 'session_open', properties: ['tenantId', 'createdAt', 'id'], where: 'ended_at is null' },
  ],
  policies: [tenantIsolation('worker')],
  references: { accountId: 'accounts.account' },
});
