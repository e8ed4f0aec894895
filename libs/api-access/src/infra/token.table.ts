import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';
import type { TokenKind } from '../domain/api-token.js';

export const tokenTable = defineTable('api_access.token', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    kind: p.text().$type<TokenKind>(),
    name: p.text(),
    accountId: p.uuid().comment('Its owner, who can do what it does'),
    permissions: p.array().$type<readonly string[]>().columnType('text[]'),
    isSensitive: p.boolean().comment('Whether it may do what people are asked a fresh authentication for'),
    secretHash: p.blob().$type<Buffer>().comment('SHA-256'),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    lastUsedAt: p.datetime().nullable().comment('To five minutes'),
    revokedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'token_of_secret', properties: ['tenantId', 'secretHash'] }],
  indexes: [
    { name: 'token_finished', properties: 'expiresAt' },
    { name: 'token_of_account', properties: ['tenantId', 'accountId', 'kind'] },
    { name: 'token_of_kind', properties: ['tenantId', 'kind', 'id'] },
  ],
  checks: [{ name: 'token_kind_check', expression: `kind in ('personal', 'client')` }],
  policies: [tenantIsolation('worker')],
  references: { accountId: 'accounts.account', tenantId: 'tenancy.tenant' },
});
